import { done, refused, type Result } from '@waymark/language'
import { addDays, type Day } from './day.ts'

/** A half-open interval of days: `from` is in it, `until` is the first day that is not. */
export type Days = { readonly from: Day; readonly until: Day }

/** Like `Days`, but it may have no end yet: a membership that still holds has `until: null`. */
export type OpenDays = { readonly from: Day; readonly until: Day | null }

export type DaysRefusal = { readonly kind: 'days.end-before-start'; readonly from: Day; readonly until: Day }

/** Makes an interval; refuses one that ends on or before its first day: `days.end-before-start`. */
export function readDays(from: Day, until: Day | null): Result<OpenDays, DaysRefusal> {
  if (until !== null && until <= from) return refused({ kind: 'days.end-before-start', from, until })
  return done({ from, until })
}

/** Whether the day lies in the interval: first day included, `until` not. */
export function holdsOn(days: OpenDays, day: Day): boolean {
  return days.from <= day && (days.until === null || day < days.until)
}

/** Whether the two intervals share at least one day. */
export function overlap(days: OpenDays, other: OpenDays): boolean {
  return (days.until === null || other.from < days.until) && (other.until === null || days.from < other.until)
}

/** The last day that is still in the interval: the day groups of a period are read on. */
export function lastDay(days: Days): Day {
  return addDays(days.until, -1)
}
