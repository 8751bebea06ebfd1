/** The split of `no answer published` by reason: what stands in it, and whether it may be printed. Source: definitions 5a. */
import type { Row, SplitClass } from './rows.ts'

export type Split = {
  readonly indicator: string
  readonly period: string
  readonly type: string
  readonly classes: Readonly<Record<SplitClass, number>>
  /** The subjects without a published answer, sorted: never in a public file; the condition on earlier splits needs them. */
  readonly countries: readonly string[]
  readonly printed: boolean
  /** Why it is not printed. */
  readonly because: readonly (
    | 'few asked'
    | 'few without an answer'
    | 'a class nearly alone'
    | 'near an earlier split'
    | 'a country was hidden since'
  )[]
}

const leastAsked = 10 // countries
const leastSilent = 5 // countries
const leastOthers = 3 // countries outside each of the last four classes

/** `earlier`: splits of the same indicator and respondent type that are already printed, in this release or in those before. */
export function splitOf(
  name: { readonly indicator: string; readonly period: string; readonly type: string },
  rows: readonly Row[],
  earlier: readonly Split[],
): Split {
  const inAsked = rows.filter(
    row => row.public !== null && !('missing' in row.public && row.public.missing === 'not-asked'),
  )
  const silent = inAsked.filter(row => row.splitClass !== null)
  const count = (word: SplitClass) => silent.filter(row => row.splitClass === word).length
  const classes: Record<SplitClass, number> = {
    'not answered or not published': count('not answered or not published'),
    refused: count('refused'),
    unknown: count('unknown'),
    'under-review': count('under-review'),
    contested: count('contested'),
  }
  const { 'not answered or not published': _, ...named } = classes
  const countries = silent.map(row => row.subject).sort()
  const because: Split['because'][number][] = []
  if (inAsked.length < leastAsked) because.push('few asked')
  if (silent.length < leastSilent) because.push('few without an answer')
  if (Object.values(named).some(size => size > silent.length - leastOthers)) because.push('a class nearly alone')
  if (earlier.some(split => split.printed && isNear(split.countries, countries))) because.push('near an earlier split')
  return { ...name, classes, countries, printed: because.length === 0, because }
}

/** Whether two sets of countries differ by one or two: subtracting one split from the other would tell their reasons. */
export function isNear(one: readonly string[], other: readonly string[]): boolean {
  const differing = new Set(one).symmetricDifference(new Set(other)).size
  return differing === 1 || differing === 2
}
