/** The languages of every word a person sees, in the order pages list them. */
export const languages = ['en', 'ru', 'ar', 'sv'] as const
export type Language = (typeof languages)[number]

/** Each language's name in itself, for the links between languages. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  ru: 'Русский',
  ar: 'العربية',
  sv: 'Svenska',
}

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/**
 * The locale for `Intl`. Arabic takes the digits 0 to 9 by name, so that a runtime with other defaults prints the same
 * page (docs/decisions/0042).
 */
export function localeOf(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language
}

/**
 * The language a browser asks for, from an `Accept-Language` header: the listed one with the highest weight, the
 * earlier of equals, `en` when none of ours is listed. Regions are ignored ("ar-EG" is Arabic). Never refuses.
 */
export function negotiateLanguage(header: string | null | undefined): Language {
  const wishes = (header ?? '').slice(0, 1000).split(',').map(readWish)
  const known = wishes.filter(wish => wish.weight > 0 && isLanguage(wish.language))
  const best = known.reduce((eachWish, other) => (other.weight > eachWish.weight ? other : eachWish), {
    language: 'en',
    weight: 0,
  })
  return best.language as Language
}

function readWish(text: string): { readonly language: string; readonly weight: number } {
  const [range = '', ...parameters] = text.trim().toLowerCase().split(';')
  const weight = parameters.map(parameter => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean)
  return { language: range.split('-')[0] ?? '', weight: Math.min(1, Number(weight ?? 1)) }
}
