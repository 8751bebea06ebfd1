import { createContext } from 'svelte'
import { idOf, type Refused } from './refused.ts'

/** One of the choices of a field. */
export type Option = { readonly value: string; readonly label: string; readonly hint?: string }

/** `mark` tells the ids of one form from those of another on the same page; `searches`: it comes back when choices are looked for. */
type FormKnown = Refused & { readonly mark?: string | undefined; readonly searches?: boolean }
const [readForm, setForm, hasForm] = createContext<FormKnown>()

export { setForm }

/** What the enclosing `<Form>` knows of one field: its id, why it was refused, and what was typed. */
export function formOf(name: string) {
  const known: FormKnown = hasForm() ? readForm() : { refusals: [], kept: {} }
  const { refusals, kept, mark, searches = false } = known
  return {
    id: idOf(name, mark),
    refusal: refusals.find(refusal => refusal.field === name),
    kept: kept[name],
    /** The words by which its choices were narrowed; undefined where the form cannot be asked for that. */
    search: searches ? (kept[`search.${name}`]?.[0] ?? '').trim() : undefined,
    /** What was pressed of the search lately: the field whose choices have the focus then, and the one that shows all. */
    searchedIn: kept['search-in']?.[0] ?? kept['all-of']?.[0],
    allOf: kept['all-of']?.[0],
  }
}
