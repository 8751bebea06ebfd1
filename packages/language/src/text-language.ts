/** The language of a text that a person typed: any of the world's, not only those of the interface. */
import { directionOf, isLanguage, languageName, localeOf, type Language } from './languages.ts'
import { done, refused, type Result } from './result.ts'

export type TextLanguageRefusal =
  | { readonly kind: 'language.tag-malformed'; readonly field: string; readonly given: string }
  | { readonly kind: 'language.chosen-twice'; readonly field: string; readonly given: string }
  | { readonly kind: 'field.missing'; readonly field: string }

/** What a form sends for a language that its list does not name. */
export const otherLanguage = 'other'

/** Language, script, region and one variant: `ur`, `sr-Latn`, `pt-BR`, `de-CH-1996`. Nothing private, and nothing about how to sort or count. */
const shape = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))?$/

/**
 * A tag of BCP 47 in its one usual form (`UR-pk` becomes `ur-PK`). Null where it is none, and where it says more than language, script,
 * region and one variant. Whether anybody speaks it is not asked. Source: RFC 5646.
 */
export function canonicalTag(given: string): string | null {
  if (isLanguage(given)) return given
  try {
    const [tag = ''] = Intl.getCanonicalLocales(given.trim().replaceAll('_', '-'))
    return shape.test(tag) ? tag : null
  } catch {
    return null // RangeError: no tag
  }
}

/**
 * The language of the texts of a form: one of the list, or, where `other` is chosen, the tag typed beside it. Nothing chosen is the
 * language of the page. Refuses a tag that is none, `other` without a tag, and a tag beside another choice.
 */
export function readTextLanguage(
  typed: { readonly language: string; readonly otherLanguage: string },
  page: Language,
): Result<string, TextLanguageRefusal> {
  const [chosen, tag] = [typed.language.trim(), typed.otherLanguage.trim()]
  if (chosen === otherLanguage)
    return tag === '' ? refused({ kind: 'field.missing', field: 'otherLanguage' }) : read(tag)
  if (tag !== '') return refused({ kind: 'language.chosen-twice', field: 'otherLanguage', given: tag })
  if (chosen === '' || isLanguage(chosen)) return done(chosen === '' ? page : chosen)
  return read(chosen, 'language')
}

function read(given: string, field = 'otherLanguage'): Result<string, TextLanguageRefusal> {
  const tag = canonicalTag(given)
  return tag === null ? refused({ kind: 'language.tag-malformed', field, given }) : done(tag)
}

/** The tag as it may be kept; English where it is none, because a text is kept whatever it is called. */
export const textLanguageOf = (given: string): string => canonicalTag(given) ?? 'en'

// Scripts written from right to left, of living languages and of those still taught (Unicode 16, Bidi_Class R and AL).
const rightToLeft: ReadonlySet<string> = new Set(
  'Adlm Arab Aran Armi Avst Hebr Mand Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '),
)

/** In which direction a text of this language runs; from the script that it names or that is most often used for it. */
export function textDirection(tag: string): 'ltr' | 'rtl' {
  if (isLanguage(tag)) return directionOf(tag)
  const script = new Intl.Locale(canonicalTag(tag) ?? 'en').maximize().script ?? 'Latn'
  return rightToLeft.has(script) ? 'rtl' : 'ltr'
}

/** What the language is called on a page of another: one of the interface by its own name, others in the page's language, or by their tag. */
export function textLanguageName(tag: string, page: Language): string {
  if (isLanguage(tag)) return languageName(tag)
  const known = canonicalTag(tag)
  const names = new Intl.DisplayNames([localeOf(page)], { type: 'language', fallback: 'none' })
  return (known && names.of(known)) ?? tag
}
