import { done, refused, type Result } from '@waymark/language'
import type { Days } from './days.ts'
import { addMonths, day } from './day.ts'
import { latinDigits } from './digits.ts'

/** The days a call is about, under the label people use: 2025, 2025-S1 (half year), 2025-Q3 (quarter). */
export type LabelledDays = { readonly label: string; readonly days: Days }

export type PeriodRefusal = { readonly kind: 'period.malformed'; readonly given: string }

const shape = /^([1-9]\d{3})(?:-(?:S([12])|Q([1-4])))?$/

/** Reads a label as a period: `2025` is the calendar year, S1 and S2 its halves, Q1 to Q4 its quarters. Else `period.malformed`. */
export function readPeriod(given: string): Result<LabelledDays, PeriodRefusal> {
  const label = latinDigits(given.trim()).toUpperCase()
  const parts = shape.exec(label)
  if (!parts || label === '9999' || label.startsWith('9999-')) return refused({ kind: 'period.malformed', given })
  const [, year, half, quarter] = parts
  const months = half ? 6 : quarter ? 3 : 12
  const from = addMonths(day(`${year}-01-01`), months * (Number(half ?? quarter ?? 1) - 1))
  return done({ label, days: { from, until: addMonths(from, months) } })
}
