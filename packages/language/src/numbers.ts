import { keptByLanguage } from './kept-by-language.ts'
import { localeOf, type Language } from './languages.ts'

/** A whole or fractional number as readers of the language write it: 1,234 or 1 234. Never use it for a year. */
export function formatNumber(language: Language, value: number | bigint): string {
  return numberFormat(language).format(value)
}

/** Whole per cents with the sign, as the language sets it: 55%, 55 %. */
export function formatPerCent(language: Language, perCent: number): string {
  return perCentFormat(language).format(perCent / 100)
}

/** "a, b and c": a list of words joined as the language joins them. */
export function formatList(language: Language, items: readonly string[], how: 'and' | 'or' = 'and'): string {
  return (how === 'and' ? andFormat : orFormat)(language).format(items)
}

/** The counterpart of a sort by code point: names in the order a reader of the language expects. */
export function compareIn(language: Language): (one: string, other: string) => number {
  return collator(language).compare
}

const numberFormat = keptByLanguage(language => new Intl.NumberFormat(localeOf(language)))
const perCentFormat = keptByLanguage(
  language => new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 }),
)
const andFormat = keptByLanguage(language => new Intl.ListFormat(localeOf(language), { type: 'conjunction' }))
const orFormat = keptByLanguage(language => new Intl.ListFormat(localeOf(language), { type: 'disjunction' }))
const collator = keptByLanguage(language => new Intl.Collator(localeOf(language)))
