/** The last day of a period whose first day after it is `until`. */
import { addDays, type Day } from '@waymark/network'

export const dayBefore = (until: string): string => addDays(until as Day, -1)
