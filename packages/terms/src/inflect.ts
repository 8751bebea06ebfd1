import type { Form } from './form.ts'
import type { TermLanguage } from './languages.ts'
import { inflectArabic } from './inflect-ar.ts'
import { inflectEnglish } from './inflect-en.ts'
import { inflectRussian } from './inflect-ru.ts'
import { inflectSwedish } from './inflect-sv.ts'

/**
 * Every form of a dictionary word, by rule. The rules make more forms than the language has: a form that does not exist costs nothing, because
 * it is only ever compared with text, while a forgotten form is a term that is not found.
 */
export function inflect(language: TermLanguage, word: string): Form[] {
  if (language === 'en') return inflectEnglish(word)
  if (language === 'ru') return inflectRussian(word)
  return language === 'ar' ? inflectArabic(word) : inflectSwedish(word)
}
