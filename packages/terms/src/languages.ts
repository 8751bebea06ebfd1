/** A language of the checker, as a key of `content/terms/titles.yaml`. Any text to the types: a language is added by content alone. */
export type TermLanguage = string

const readScripts = ['Latn', 'Cyrl', 'Arab'] as const
export type ReadScript = (typeof readScripts)[number]

const letterOf: readonly (readonly [ReadScript, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Arab', /(?!\p{Nd})\p{Script=Arabic}/u],
]

/** The script of a letter; undefined where the checker reads no words in it. */
export const scriptOfLetter = (letter: string): ReadScript | undefined =>
  letterOf.find(([, pattern]) => pattern.test(letter))?.[0]

/** The script that a language is written in; undefined where the checker reads no words in it, or the code is none. */
export function scriptOfLanguage(language: TermLanguage): ReadScript | undefined {
  if (!/^[a-z]{2,3}$/.test(language)) return undefined
  const { script } = new Intl.Locale(language).maximize()
  return readScripts.find(read => read === script)
}

/** Languages that share their script with another one: which of them a sentence is in, its small words tell. */
export const sharingScript = (languages: readonly TermLanguage[]): readonly TermLanguage[] =>
  languages.filter(language =>
    languages.some(other => other !== language && scriptOfLanguage(other) === scriptOfLanguage(language)),
  )
