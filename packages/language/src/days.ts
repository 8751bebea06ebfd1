import { keptByLanguage } from './kept-by-language.ts'
import { localeOf, monthsOf, type Language } from './languages.ts'

/**
 * A day, month or year in words: "2022-08-31" is "31 August 2022", "2022-08" is "August 2022", "2022" is "2022". A
 * time of day after the date is left out. A text that is no such day is given back unchanged: it is shown, not lost.
 */
export function formatDay(language: Language, day: string): string {
  const said = saidDays(language)
  const known = said.get(day) ?? dayInWords(language, day)
  if (said.size >= mostDays) said.clear()
  said.set(day, known)
  return known
}

const mostDays = 2000 // kept of a language; a release speaks of few
const saidDays = keptByLanguage(() => new Map<string, string>())

function dayInWords(language: Language, day: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(day)
  if (!parts) return day
  const [, year = '', month, date] = parts
  if (month === undefined) return year
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)))
  if (at.getUTCMonth() !== Number(month) - 1) return day
  const own = monthsOf(language)
  if (own) return [date && Number(date), own[at.getUTCMonth()], year].filter(Boolean).join(' ')
  return (date ? dayFormat : monthFormat)(language).format(at)
}

const month = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const
const monthFormat = keptByLanguage(language => new Intl.DateTimeFormat(localeOf(language), month))
const dayFormat = keptByLanguage(language => new Intl.DateTimeFormat(localeOf(language), { ...month, day: 'numeric' }))
