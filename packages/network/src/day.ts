import { done, refused, type Result } from '@waymark/language'
import type { Branded } from './brand.ts'
import { latinDigits } from './digits.ts'

/** A calendar day, `YYYY-MM-DD`, years 1000 to 9999; compares as text. No time of day, no time zone. */
export type Day = Branded<'Day'>

export type DayRefusal = { readonly kind: 'day.missing' } | { readonly kind: 'day.malformed'; readonly given: string }

const shape = /^([1-9]\d{3})-(\d{2})-(\d{2})$/

/**
 * Reads a day written as `2025-06-30`, in any of the digits people type. Refuses other shapes and days that no calendar
 * has (30 February) with `day.malformed`, and where nothing is written, `day.missing`.
 */
export function readDay(given: string): Result<Day, DayRefusal> {
  if (given.trim() === '') return refused({ kind: 'day.missing' })
  const parts = shape.exec(latinDigits(given.trim()))
  if (!parts) return refused({ kind: 'day.malformed', given })
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const real = month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
  return real ? done(dayOf(year, month, date)) : refused({ kind: 'day.malformed', given })
}

/** A day known to be right, for constants and tests. Throws on a malformed one: never use it on what a person typed. */
export function day(text: string): Day {
  const read = readDay(text)
  if (!read.ok) throw new RangeError(`not a day: ${text}`)
  return read.value
}

/** The day so many days later (earlier if negative). Throws outside the years 1000 to 9999. */
export function addDays(from: Day, days: number): Day {
  const [year, month, date] = partsOf(from)
  const moved = new Date(Date.UTC(year, month - 1, date + days))
  return dayOf(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate())
}

/** The day so many calendar months later; the 31st becomes the last day of a shorter month. */
export function addMonths(from: Day, months: number): Day {
  const [year, month, date] = partsOf(from)
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return dayOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
}

/** Year, month (1 to 12) and date (1 to 31) of a day. */
export function partsOf(day: Day): readonly [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

function dayOf(year: number, month: number, date: number): Day {
  if (year < 1000 || year > 9999) throw new RangeError(`a year outside 1000 to 9999: ${year}`)
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
