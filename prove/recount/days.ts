/** Days as text: `YYYY-MM-DD` sorts as days do. */
import type { Day, Period } from './world.ts'

const dayLength = 24 * 60 * 60 * 1000 // ms

export function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - dayLength).toISOString().slice(0, 10)
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}

/** The same day of the month `months` earlier; the last of that month where it has no such day. */
export function monthsBefore(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const longest = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, longest))
  return first.toISOString().slice(0, 10)
}

export const lastDay = (period: Period): Day => dayBefore(period.until)

export const inPeriod = (day: Day, period: Period): boolean => day >= period.from && day < period.until

/** Whether `day` is in a span that includes both its ends. */
export function inSpan(day: Day, span: { readonly first: Day; readonly last: Day | null }): boolean {
  return day >= span.first && (span.last === null || day <= span.last)
}
