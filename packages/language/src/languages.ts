import listed from '../../../content/languages.json' with { type: 'json' }

/** A code of `content/languages.json`. Any text to the types, so that a language is added by content alone (docs/decisions/0201). */
export type Language = string

type Listed = {
  readonly code: string
  /** The language's name in itself, for the links between languages. */
  readonly name: string
  /** The locale for `Intl`, with its digits where they are not the locale's own (docs/decisions/0042). */
  readonly locale: string
  readonly direction: string
  /** What stands in it without a gap: every text of the `content`, or the words of the `interface` alone. */
  readonly complete: string
  readonly comma: string
  readonly semicolon: string
  /** Names of the twelve months, where those of the locale are not what its readers know; then "31 month 2022". */
  readonly months?: readonly string[]
}

const known: ReadonlyMap<string, Listed> = new Map((listed as readonly Listed[]).map(entry => [entry.code, entry]))

/** The languages of every word a person sees, in the order pages list them. English is the first: every text has it. */
export const languages: readonly Language[] = [...known.keys()]

/** The languages in which every text of the content stands, and not the words of the interface alone. */
export const contentLanguages: readonly Language[] = languages.filter(code => known.get(code)?.complete === 'content')

export const isLanguage = (text: string): boolean => known.has(text)

/** The name of a language in itself; its code where it is none of the interface. */
export const languageName = (language: Language): string => known.get(language)?.name ?? language

export const directionOf = (language: Language): 'ltr' | 'rtl' =>
  known.get(language)?.direction === 'rtl' ? 'rtl' : 'ltr'

/** The locale for `Intl`, so that every runtime prints the same page. */
export const localeOf = (language: Language): string => known.get(language)?.locale ?? language

/** The comma of the language, without the blank after it: "," or "،". */
export const commaOf = (language: Language): string => known.get(language)?.comma ?? ','

/** The semicolon of the language, without the blank after it: ";" or "؛". */
export const semicolonOf = (language: Language): string => known.get(language)?.semicolon ?? ';'

/** The names of months that the language has of its own, January first; none where those of the locale serve. */
export const monthsOf = (language: Language): readonly string[] | undefined => known.get(language)?.months

/** Whether its letters are those of codes: where they are not, a code stands apart in a text. */
export const isLatin = (language: Language): boolean => new Intl.Locale(localeOf(language)).maximize().script === 'Latn'

/**
 * The language a browser asks for, from an `Accept-Language` header: the listed one with the highest weight, the
 * earlier of equals, `en` when none of ours is listed. Regions are ignored ("ar-EG" is Arabic). Never refuses.
 */
export function negotiateLanguage(header: string | null | undefined): Language {
  const wishes = (header ?? '').slice(0, 1000).split(',').map(readWish)
  const served = wishes.filter(wish => wish.weight > 0 && isLanguage(wish.language))
  const best = served.reduce((eachWish, other) => (other.weight > eachWish.weight ? other : eachWish), {
    language: 'en',
    weight: 0,
  })
  return best.language
}

function readWish(text: string): { readonly language: string; readonly weight: number } {
  const [range = '', ...parameters] = text.trim().toLowerCase().split(';')
  const weight = parameters.map(parameter => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean)
  return { language: range.split('-')[0] ?? '', weight: Math.min(1, Number(weight ?? 1)) }
}
