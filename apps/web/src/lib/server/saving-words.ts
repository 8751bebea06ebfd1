import type { Language } from '@waymark/language'
import { saidWhileSaving } from '#lib/saving/said.ts'
import { readMessages } from './messages.ts'

const ofPassphrases = /^(?:password\.(?:too-short|common|one-character|not-twice)|field\.too-long)$/

/** The messages whose keys are chosen, in one language; looked for once. */
function wordsOf(chosen: (key: string) => boolean): (language: Language) => Readonly<Record<string, string>> {
  const byLanguage = new Map<Language, Readonly<Record<string, string>>>()
  return language => {
    const known = byLanguage.get(language)
    if (known) return known
    const words = Object.fromEntries(
      [...readMessages()].filter(([key]) => chosen(key)).map(([key, message]) => [key, message[language] ?? '']),
    )
    byLanguage.set(language, words)
    return words
  }
}

/** The messages that a form which saves while somebody types takes to the browser. */
export const savingWords = wordsOf(saidWhileSaving)

/** Those of the page on which a device keeps notes; a kept form brings its own. */
export const notesWords = wordsOf(key => /^notes\.\w/.test(key) || ofPassphrases.test(key))
