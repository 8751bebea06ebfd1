import { done, refused, type Result } from '@waymark/language'
import { addDays, addMonths, type Day } from './day.ts'
import type { Branded } from './brand.ts'

/** How long something holds, as an ISO 8601 duration of whole years, months and days: `P2Y`, `P18M`, `P90D`. */
export type Duration = Branded<'Duration'>

export type DurationRefusal = { readonly kind: 'duration.malformed'; readonly given: string }

const shape = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?$/

/** Reads `P2Y`, `P18M`, `P1Y6M`, `P90D`. Refuses weeks, times, fractions and durations of nothing: `duration.malformed`. */
export function readDuration(given: string): Result<Duration, DurationRefusal> {
  const parts = shape.exec(given.trim())
  const something = parts !== null && parts.slice(1).some(part => Number(part ?? 0) > 0)
  return something ? done(given.trim() as Duration) : refused({ kind: 'duration.malformed', given })
}

/** The first day on which something that began on `from` and holds for `duration` no longer holds. */
export function endOf(from: Day, duration: Duration): Day {
  const [, years = '0', months = '0', days = '0'] = shape.exec(duration) ?? []
  return addDays(addMonths(from, Number(years) * 12 + Number(months)), Number(days))
}
