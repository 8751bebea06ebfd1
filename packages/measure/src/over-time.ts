import { done, refused, type Result } from '@waymark/language'
import type { OverTime } from '@waymark/framework'
import { isGiven, type Answer, type Given } from '@waymark/collection'
import { endOf, lastDay, overlap, type Day, type Duration, type LabelledDays } from '@waymark/network'

export type { OverTime }

/** One subject's status in one period. `observed`: the day the value is true of; the period's last day if left out. */
export type Dated = { readonly period: LabelledDays; readonly answer: Answer; readonly observed?: Day }

/** The status over time; which periods' values are in it; and, where it is outdated, what was last known and when. */
export type OverTimeStatus = {
  readonly answer: Answer
  readonly periods: readonly string[]
  readonly without: readonly string[]
  readonly lastKnown: { readonly value: Given; readonly day: Day } | null
}

export type OverTimeRefusal =
  | { readonly kind: 'over-time.periods-overlap'; readonly periods: readonly [string, string] }
  | { readonly kind: 'over-time.not-counts'; readonly rule: OverTime }
  | { readonly kind: 'over-time.no-rule'; readonly periods: readonly string[] }

/**
 * Whether a value true of `observed` is older than `validFor` on `on`: on the day on which it is exactly as old it still holds. Without
 * `validFor` a value never grows old. Source: definitions 5.
 */
export function isOutdated(observed: Day, validFor: Duration | null, on: Day): boolean {
  return validFor !== null && endOf(observed, validFor) < on
}

/**
 * One subject's status over several periods, by the indicator's rule, as of `on`.
 *
 * `latest`: the value of the last period that has one; older than `validFor` it is `outdated`, and shows as last known.
 * `sum` and `maximum`: over exactly the periods given (`without` names the others). No value at all: the last period's reason.
 * Refuses overlapping periods under `sum` (a quarter inside its year), other kinds than counts under `sum` and `maximum`,
 * and more than one period under `none` or `count-distinct`.
 */
export function overTime(
  rule: OverTime,
  history: readonly Dated[],
  age: { readonly validFor: Duration | null; readonly on: Day },
): Result<OverTimeStatus, OverTimeRefusal> {
  const inOrder = history.toSorted((dated, other) => (lastDay(dated.period.days) < lastDay(other.period.days) ? -1 : 1))
  const given = inOrder.filter(dated => isGiven(dated.answer))
  const problem = refusalOf(rule, inOrder)
  if (problem) return refused(problem)
  const last = given.at(-1)
  if (!last) return done(withoutValue(inOrder))
  if (rule === 'sum' || rule === 'maximum') return done(counted(rule, given, inOrder))
  const [value, day] = [last.answer as Given, last.observed ?? lastDay(last.period.days)]
  const without = labels(inOrder.filter(dated => dated !== last))
  if (!isOutdated(day, age.validFor, age.on)) {
    return done({ answer: value, periods: [last.period.label], without, lastKnown: null })
  }
  return done({
    answer: { missing: 'outdated' },
    periods: [],
    without: labels(inOrder),
    lastKnown: { value, day },
  })
}

function refusalOf(rule: OverTime, history: readonly Dated[]): OverTimeRefusal | null {
  if ((rule === 'none' || rule === 'count-distinct') && history.length > 1)
    return { kind: 'over-time.no-rule', periods: labels(history) }
  if (rule !== 'sum' && rule !== 'maximum') return null
  const notCounts = history.some(dated => isGiven(dated.answer) && dated.answer.kind !== 'count')
  if (notCounts) return { kind: 'over-time.not-counts', rule }
  if (rule === 'maximum') return null
  for (const [index, dated] of history.entries()) {
    const other = history.slice(index + 1).find(later => overlap(dated.period.days, later.period.days))
    if (other) return { kind: 'over-time.periods-overlap', periods: [dated.period.label, other.period.label] }
  }
  return null
}

function withoutValue(history: readonly Dated[]): OverTimeStatus {
  const answer = history.at(-1)?.answer ?? { missing: 'not-answered' as const }
  return { answer, periods: [], without: labels(history), lastKnown: null }
}

function counted(rule: 'sum' | 'maximum', given: readonly Dated[], history: readonly Dated[]): OverTimeStatus {
  const counts = given.map(dated => ('count' in dated.answer ? dated.answer.count : 0n))
  const count =
    rule === 'sum'
      ? counts.reduce((sum, eachCount) => sum + eachCount, 0n)
      : counts.reduce((most, eachCount) => (eachCount > most ? eachCount : most), 0n)
  return {
    answer: { kind: 'count', count },
    periods: labels(given),
    without: labels(history.filter(dated => !given.includes(dated))),
    lastKnown: null,
  }
}

function labels(history: readonly Dated[]): readonly string[] {
  return history.map(dated => dated.period.label)
}
