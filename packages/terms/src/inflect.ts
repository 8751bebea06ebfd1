import type { Form } from './form.ts'
import type { TermLanguage } from './languages.ts'
import { inflectArabic } from './inflect-ar.ts'
import { inflectEnglish } from './inflect-en.ts'
import { inflectRussian } from './inflect-ru.ts'
import { inflectSwedish } from './inflect-sv.ts'

const rules: ReadonlyMap<TermLanguage, (word: string) => Form[]> = new Map([
  ['ar', inflectArabic],
  ['en', inflectEnglish],
  ['ru', inflectRussian],
  ['sv', inflectSwedish],
])

/**
 * Every form of a dictionary word, by rule. The rules make more forms than the language has: a form that does not exist costs nothing, because
 * it is only ever compared with text, while a forgotten form is a term that is not found. In a language
 * without rules of its own a word stands for itself alone, and its content lists the forms.
 */
export function inflect(language: TermLanguage, word: string): Form[] {
  return rules.get(language)?.(word) ?? [{ text: word, mask: 0 }]
}
