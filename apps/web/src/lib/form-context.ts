import { createContext } from 'svelte'
import { idOf, type Refused } from './refused.ts'

/** One of the choices of a field. */
export type Option = { readonly value: string; readonly label: string; readonly hint?: string }

/** `mark` tells the ids of one form from those of another on the same page. */
const [readForm, setForm, hasForm] = createContext<Refused & { readonly mark?: string | undefined }>()

export { setForm }

/** What the enclosing `<Form>` knows of one field: its id, why it was refused, and what was typed. */
export function formOf(name: string) {
  const { refusals, kept, mark } = hasForm() ? readForm() : { refusals: [], kept: {}, mark: undefined }
  return { id: idOf(name, mark), refusal: refusals.find(refusal => refusal.field === name), kept: kept[name] }
}
