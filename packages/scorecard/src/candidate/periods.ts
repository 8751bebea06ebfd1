import { lastDay, type Day } from '@waymark/network'
import type { Period } from './candidate.ts'

/** The last day that is still in the period: the day as of which its groups are read. */
export function lastDayIn(period: Period): Day {
  return lastDay({ from: period.from as Day, until: period.until as Day })
}
