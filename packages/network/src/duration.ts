import { addDays, addMonths, type Day } from './day.ts'
import type { Branded } from './brand.ts'

/** How long something holds, as an ISO 8601 duration of whole years, months and days: `P2Y`, `P18M`, `P90D`. */
export type Duration = Branded<'Duration'>

const shape = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?$/

/** The first day on which something that began on `from` and holds for `duration` no longer holds. */
export function endOf(from: Day, duration: Duration): Day {
  const [, years = '0', months = '0', days = '0'] = shape.exec(duration) ?? []
  return addDays(addMonths(from, Number(years) * 12 + Number(months)), Number(days))
}
