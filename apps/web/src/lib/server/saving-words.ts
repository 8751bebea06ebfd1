import type { Language } from '@waymark/language'
import { saidWhileSaving } from '#lib/saving/said.ts'
import { readMessages } from './messages.ts'

const byLanguage = new Map<Language, Readonly<Record<string, string>>>()

/** The messages that a form which saves while somebody types takes to the browser, in one language. */
export function savingWords(language: Language): Readonly<Record<string, string>> {
  const known = byLanguage.get(language)
  if (known) return known
  const words = Object.fromEntries(
    [...readMessages()].filter(([key]) => saidWhileSaving(key)).map(([key, message]) => [key, message[language] ?? '']),
  )
  byLanguage.set(language, words)
  return words
}
