import { day, latinDigits, partsOf, type Day } from '@waymark/network'
import type { Finding } from './problem.ts'
import type { Row } from './table.ts'

/** No fact, and no year beside one, is older: an earlier year is of another calendar or a typing error. */
const firstDay: Day = day('1800-01-01')
const buddhist = 543 // years; the Thai calendar counts so many more

/** Why a day cannot be one that anything is known of: before 1800. The place it stands in is the caller's to name. */
export function dayTooEarly(given: Day): Omit<Finding, 'path'> | null {
  if (given >= firstDay) return null
  const message = `${given} is before 1800: a typing error, or a day of another calendar.`
  return { kind: 'day.too-early', message, values: { day: given, first: firstDay } }
}

/** Why a day cannot have been seen: it has not begun anywhere on earth. Nothing is said where today is not known. */
export function dayToCome(given: Day, today: Day | null): Omit<Finding, 'path'> | null {
  if (today === null || given <= today) return null
  const message = `${given} is still to come.`
  return { kind: 'day.to-come', message, values: { day: given, today } }
}

/**
 * The year a source gives beside a fact, null where the cell is empty. Refuses what is no year of four digits, a year
 * before 1800, and one later than the last day the fact speaks of: what is to come has not happened.
 */
export function readYear(
  row: Row,
  column: string | null,
  last: Day,
): { readonly year: number | null } | { readonly wrong: Finding } {
  const given = column === null ? '' : (row.cells[column] ?? '')
  if (given === '') return { year: null }
  const path = column ?? ''
  const text = latinDigits(given)
  if (!/^\d{4}$/.test(text)) {
    const message = `"${given}" is not a year; write four digits.`
    return { wrong: { path, kind: 'import.not-a-year', message, values: { given } } }
  }
  const year = Number(text)
  const [lastYear] = partsOf(last)
  const [first] = partsOf(firstDay)
  if (year >= first && year <= lastYear) return { year }
  const thai = year - buddhist
  const perhaps = thai >= first && thai <= lastYear ? ` As a year of the Buddhist calendar it is ${thai}.` : ''
  const message =
    year < first
      ? `${text} is before ${first}: a typing error, or a year of another calendar.`
      : `${text} is after ${last}, the day the fact is said of.${perhaps}`
  return { wrong: { path, kind: 'import.year-implausible', message, values: { given, first, last } } }
}
