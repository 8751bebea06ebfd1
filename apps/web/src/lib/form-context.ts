import { createContext } from 'svelte'
import { idOf, type Refused } from './refused.ts'

/** One of the choices of a field. `apart`: words above it that tell this choice and those after it from those before. */
export type Option = {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
  readonly apart?: string | undefined
  /** Where what is chosen can be looked at. */
  readonly href?: string
}

/**
 * `mark` tells the ids of one form from those of another on the same page, `part` the fields of one of its questions from the others';
 * `searches`: it comes back when choices are looked for.
 */
type FormKnown = Refused & { readonly mark?: string | undefined; readonly part?: string; readonly searches?: boolean }
const nothing: FormKnown = { refusals: [], kept: {} }
const [readForm, setForm, hasForm] = createContext<FormKnown>()

export { setForm }

/** What the enclosing `<Form>` knows of one field: its id, the name it is sent under, why it was refused, and what was typed. */
export function formOf(name: string) {
  const { refusals, kept, mark, part, searches = false } = hasForm() ? readForm() : nothing
  const sent = part === undefined ? name : `${part}:${name}`
  return {
    id: idOf(sent, mark),
    sent,
    refusal: refusals.find(refusal => refusal.field === sent),
    kept: kept[sent],
    /** Whether the fields around it were sent and came back: then a list of which nothing was sent was left without a tick. */
    cameBack: Object.keys(kept).some(name => part === undefined || name.startsWith(`${part}:`)),
    /** The words by which its choices were narrowed; undefined where the form cannot be asked for that. */
    search: searches ? (kept[`search.${sent}`]?.[0] ?? '').trim() : undefined,
    /** What was pressed of the search lately: the field whose choices have the focus then, and the one that shows all. */
    searchedIn: kept['search-in']?.[0] ?? kept['all-of']?.[0],
    allOf: kept['all-of']?.[0],
  }
}

/** From here on inwards, the fields are those of one question of a form that has several: each is sent as `PART:name`. */
export function setPart(part: string): void {
  setForm({ ...(hasForm() ? readForm() : nothing), part })
}
