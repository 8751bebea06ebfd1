import { createContext } from 'svelte'
import type { Refused } from './refused.ts'

const [readForm, setForm, hasForm] = createContext<Refused>()

export { setForm }

/** What the enclosing `<Form>` knows of one field: why it was refused, and what was typed. */
export function formOf(name: string) {
  const { refusals, kept } = hasForm() ? readForm() : { refusals: [], kept: {} }
  return { refusal: refusals.find(refusal => refusal.field === name), kept: kept[name] }
}
