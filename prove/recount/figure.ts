/** A figure over subjects: counts, reasons, bounds and per cents. Inside by the law of 5, in public by the law of 5a. */
import type { Kind, Value } from './world.ts'
import type { Missing, PublicStatus, Settled } from './status.ts'

/** Whole per cents; both ends equal where one number stands. Null where nobody answered or nothing is applicable. */
export type Percent = { readonly from: number; readonly to: number } | null

/**
 * The subjects in each state (`values`), or for count, share and narrative those that gave one (`given`, with the sums over exactly those).
 * `steps` are the stages beneath a rating ("yes/drafting"). Unit: subjects, but for `sums`.
 */
export type Counts = {
  readonly values: Readonly<Record<string, number>>
  readonly steps: Readonly<Record<string, number>>
  readonly sums: Readonly<Record<string, number>> | null
}

/** Least and most subjects that could be in a state, over applicable and over the scope. Source: definitions 8, design 3.3 and 3.4. */
export type Range = {
  readonly from: number
  readonly to: number
  readonly percent: Percent
  /** The second range, where subjects in scope were not asked; its denominator is applicable + not asked. */
  readonly overScope: { readonly from: number; readonly to: number; readonly percent: Percent } | null
}

export type Figure = {
  readonly inScope: number
  readonly asked: number
  readonly notAsked: number
  /** Inside: every reason that occurs. In public: `not-applicable` and `no-answer-published` only. */
  readonly missing: Readonly<Record<string, number>>
  readonly applicable: number
  readonly answered: number
  readonly counts: Counts
  /** Per state; null for count, share and narrative, which have no bounds. */
  readonly ranges: Readonly<Record<string, Range>> | null
}

export const states: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  rating: ['yes', 'partial', 'no'],
  phase: ['1', '2', '3', '4'],
}

/** The state of a value of a rating or phase; `given` for the other kinds. */
export function stateOf(value: Value): string {
  if ('rating' in value) return value.rating
  if ('phase' in value) return String(value.phase)
  return 'given'
}

/** `part` of `whole` as whole per cent, half away from zero, from the exact fraction. Example: 23 of 42 is 55. */
export function percentOf(part: number, of: number): number {
  return Math.floor((200 * part + of) / (2 * of))
}

/** A figure over these statuses. `null` is a subject in scope that was not asked. Serves inside and public statuses alike. */
export function figureOf(kind: Kind, statuses: readonly (Settled | PublicStatus | null)[]): Figure {
  const askedStatuses = statuses.filter(status => status !== null && !isNotAsked(status)) as (Settled | PublicStatus)[]
  const values = askedStatuses.flatMap(status => ('value' in status ? [status.value] : []))
  const missing = tally(askedStatuses.flatMap(status => ('missing' in status ? [status.missing as Missing] : [])))
  const asked = askedStatuses.length
  const applicable = asked - (missing['not-applicable'] ?? 0)
  const open = applicable - values.length
  const notAsked = statuses.length - asked
  const counts = countsOf(kind, values)
  const ranges = states[kind]?.map(state => {
    const count = counts.values[state]!
    const scope = applicable + notAsked
    return [
      state,
      {
        from: count,
        to: count + open,
        percent: values.length === 0 ? null : percents(count, count + open, applicable),
        overScope:
          notAsked === 0
            ? null
            : {
                from: count,
                to: count + open + notAsked,
                percent: values.length === 0 ? null : percents(count, count + open + notAsked, scope),
              },
      },
    ] as const
  })
  return {
    inScope: statuses.length,
    asked,
    notAsked,
    missing,
    applicable,
    answered: values.length,
    counts,
    ranges: ranges ? Object.fromEntries(ranges) : null,
  }
}

const isNotAsked = (status: Settled | PublicStatus) => 'missing' in status && status.missing === 'not-asked'

const percents = (from: number, to: number, of: number): Percent =>
  of === 0 ? null : { from: percentOf(from, of), to: percentOf(to, of) }

function countsOf(kind: Kind, values: readonly Value[]): Counts {
  const every = states[kind] ?? ['given']
  const found = tally(values.map(stateOf))
  const steps = tally(
    values.flatMap(value => ('rating' in value && value.step !== undefined ? [`${value.rating}/${value.step}`] : [])),
  )
  return {
    values: Object.fromEntries(every.map(state => [state, found[state] ?? 0])),
    steps,
    sums: sumsOf(kind, values),
  }
}

function sumsOf(kind: Kind, values: readonly Value[]): Record<string, number> | null {
  const sum = (read: (value: Value) => number) => values.reduce((total, value) => total + read(value), 0)
  if (kind === 'count') return { count: sum(value => ('count' in value ? value.count : 0)) }
  if (kind !== 'share') return null
  return {
    numerator: sum(value => ('numerator' in value ? value.numerator : 0)),
    denominator: sum(value => ('denominator' in value ? value.denominator : 0)),
  }
}

/** How often each word occurs, in the order of the words. */
export function tally(words: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const word of [...words].sort()) found[word] = (found[word] ?? 0) + 1
  return found
}
