/**
 * A choice of many is narrowed by words, without script: the form is sent, nothing of it is done, and it comes back with everything
 * typed and the choices that fit. Names of fields: `search.NAME` the words, `searched.NAME` those that were looked for before,
 * `search-in` and `all-of` the buttons.
 */
import { hasWords, plain } from './listing.ts'

/** More choices than are seen at once; a shorter list has no search. */
export const mostAtOnce = 30

type Choice = { readonly value: string; readonly label: string }

export type Narrowed<Option> = {
  /** What is offered: the choices that fit, and before them those that are chosen already. */
  readonly offered: readonly Option[]
  /** How many choices fit the words, of how many; an empty choice ("none") counts in neither. */
  readonly found: number
  readonly all: number
}

/**
 * The choices that fit the words, without regard to case and marks above letters; all where there are no words or none fits. What is
 * chosen stays, so that a search never changes an answer. `most`: at most so many that are not chosen.
 */
export function narrowed<Option extends Choice>(
  options: readonly Option[],
  {
    words,
    chosen,
    most = Infinity,
  }: { readonly words: string; readonly chosen: readonly string[]; readonly most?: number },
): Narrowed<Option> {
  const wanted = plain(words).split(' ').filter(Boolean)
  const real = options.filter(({ value }) => value !== '')
  const fits = real.filter(({ label }) => hasWords([label], wanted))
  const shown = fits.length === 0 ? real : fits
  const [kept, others] = [
    real.filter(({ value }) => chosen.includes(value)),
    shown.filter(({ value }) => !chosen.includes(value)),
  ]
  return {
    offered: [...options.filter(({ value }) => value === ''), ...kept, ...others.slice(0, most)],
    found: fits.length,
    all: real.length,
  }
}

/** A list that is not searched: every choice where it stands, whatever is chosen. */
export const inOrder = <Option extends Choice>(options: readonly Option[]): Narrowed<Option> => ({
  offered: options,
  found: options.length,
  all: options.length,
})

/** Whether a form was sent to look for choices: by a button of such a search, or with words that were not looked for yet. */
export function searchesChoices(form: FormData): boolean {
  if (form.has('search-in') || form.has('all-of')) return true
  return [...form].some(([name, value]) => {
    if (!name.startsWith('search.') || typeof value !== 'string') return false
    return value.trim() !== '' && value !== form.get(`searched.${name.slice('search.'.length)}`)
  })
}
