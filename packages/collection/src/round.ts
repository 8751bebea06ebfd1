import { done, refused, type Result } from '@waymark/language'
import { addDays, readDays, type Day, type DaysRefusal, type LabelledDays } from '@waymark/network'

/** The days a round lives by until it is closed. `due` is the last day an answer is in time. */
export type RoundDays = {
  readonly period: LabelledDays
  readonly opens: Day
  readonly due: Day
}

export type RoundRefusal =
  DaysRefusal | { readonly kind: 'round.due-before-opening'; readonly opens: Day; readonly due: Day }

const firstPlausible = '1990-01-01' as Day // the year in which the Convention on the Rights of the Child began to hold
const aheadDays = 366 // how far ahead of the opening day a period may end: it is asked about at its end, or a year before

export type RoundPeriodRefusal =
  | { readonly kind: 'period.implausible'; readonly given: string; readonly first: Day; readonly last: Day }
  | { readonly kind: 'period.outside-edition'; readonly given: string; readonly first: Day; readonly last: Day }
  | { readonly kind: 'period.before-edition'; readonly given: string; readonly first: Day }

/**
 * Whether a round of an edition may ask about a period. The days of the edition bind: a period outside of them needs a reason,
 * which is recorded. No reason helps a period before 1990, or one that ends more than a year after the opening day: those are
 * slips of the pen (2569 is 2026 in the Buddhist era). `last` of the edition: its last day; null where it has none.
 */
export function readRoundPeriod(
  period: LabelledDays,
  of: { readonly first: Day; readonly last: Day | null; readonly opens: Day; readonly reason: string },
): Result<LabelledDays, RoundPeriodRefusal> {
  const { from, until } = period.days
  const latest = addDays(of.opens, aheadDays)
  if (from < firstPlausible || addDays(until, -1) > latest)
    return refused({ kind: 'period.implausible', given: period.label, first: firstPlausible, last: latest })
  const { first, last } = of
  const outside = from < first || (last !== null && addDays(until, -1) > last)
  if (!outside || of.reason !== '') return done(period)
  return last === null
    ? refused({ kind: 'period.before-edition', given: period.label, first })
    : refused({ kind: 'period.outside-edition', given: period.label, first, last })
}

/** Refuses a period of no days, and a due day before the opening. */
export function readRoundDays(days: RoundDays): Result<RoundDays, RoundRefusal> {
  const { opens, due, period } = days
  const read = readDays(period.days.from, period.days.until)
  if (!read.ok) return read
  return due < opens ? refused({ kind: 'round.due-before-opening', opens, due }) : done(days)
}

/** The last day on which this respondent is in time: its own, where one was given and it is the later. Days as YYYY-MM-DD. */
export const dueFor = (round: { readonly dueOn: string }, own: { readonly dueOn: string | null }): string =>
  own.dueOn !== null && own.dueOn > round.dueOn ? own.dueOn : round.dueOn

/**
 * Whether a form that is handed in on this day comes after the due day; it counts like any other and says so. One that its reviewer gave back
 * only after the due day (`returnedOn`; null where it was not given back) is no later than it was before.
 */
export function cameLate(
  form: { readonly late: boolean; readonly dueOn: string; readonly returnedOn: string | null },
  submitted: string,
): boolean {
  const returnedTooLate = form.returnedOn !== null && form.returnedOn > form.dueOn
  return form.late || (submitted > form.dueOn && !returnedTooLate)
}

/** What made a form late that its respondent could not help: nobody reached this installation, or a reviewer was slow. */
export const latenessCauses = ['line-down', 'slow-review'] as const
export type LatenessCause = (typeof latenessCauses)[number]

/** Reads whose fault it was: a cause, or null for `own`, the respondent's. Refuses everything else as not chosen. */
export function readLatenessCause(
  given: string,
): Result<LatenessCause | null, { readonly kind: 'field.missing'; readonly field: 'cause' }> {
  const cause = latenessCauses.find(known => known === given)
  return cause || given === 'own' ? done(cause ?? null) : refused({ kind: 'field.missing', field: 'cause' })
}
