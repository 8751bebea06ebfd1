import { day, partsOf, type Day } from './day.ts'
import type { Days } from './days.ts'

/**
 * The days a World Bank income classification of fiscal year `n` holds: 1 July n-1 to 30 June n.
 * Source: World Bank country and lending groups; design section 2, "group".
 */
export function incomeYear(n: number): Days {
  return { from: day(`${n - 1}-07-01`), until: day(`${n}-07-01`) }
}

/** The World Bank fiscal year a day lies in: August 2022 lies in fiscal year 2023. */
export function incomeYearOf(on: Day): number {
  const [year, month] = partsOf(on)
  return month >= 7 ? year + 1 : year
}
