/** The voice of the page in its script: the messages stand in the page, in its one language. */
import {
  formatDay,
  formatList,
  isLanguage,
  speaker,
  type Catalogue,
  type Language,
  type Speak,
} from '@waymark/language'
import type { RefusalShown } from '#lib/refused.ts'
import { sayRefusal } from '#lib/refused.ts'

export type Voice = { readonly speak: Speak; readonly refusal: (refusal: RefusalShown) => string }

/** `patterns`: message key to text. */
export function voiceOf(tag: string, patterns: Readonly<Record<string, string>>): Voice {
  const language: Language = isLanguage(tag) ? tag : 'en'
  const catalogue = new Map(Object.entries(patterns).map(([key, text]) => [key, { [language]: text }]))
  const speak = speaker(language, catalogue as unknown as Catalogue)
  const day = (day: string) => formatDay(language, day)
  const list = (items: readonly string[], how?: 'and' | 'or') => formatList(language, items, how)
  return { speak, refusal: refusal => sayRefusal(refusal, { speak, day, list }) }
}
