/** The last day of a period whose first day after it is `until`. */
import { addDays, type Day } from '@waymark/network'

export const dayBefore = (until: string): string => addDays(until as Day, -1)

/** The newest day that holds anywhere on earth at this moment: noon in London is tomorrow on Kiritimati. */
export function latestDay(at: Date): string {
  const furthestEast = 14 // hours ahead of UTC
  return new Date(at.getTime() + furthestEast * 3_600_000).toISOString().slice(0, 10)
}
