import { passageLanguages, stretchEnd, stretchLength } from './check.ts'
import type { Compiled } from './compile.ts'
import type { TermLanguage } from './languages.ts'
import { roomForWords, WordReader } from './words.ts'

/**
 * How many words of each language a text has. A word is a run of letters, as the checker reads it; numbers and words in other scripts are not counted.
 * Cyrillic counts as Russian; a word in Latin script counts as English or Swedish as its sentence tells, and where the sentence does not tell as what
 * most of the text is; where nothing tells, as `fallback`. Time grows in proportion to the text.
 */
export function countWords(
  compiled: Compiled,
  text: string,
  fallback: 'en' | 'sv' = 'en',
): Readonly<Record<TermLanguage, number>> {
  const reader = new WordReader(compiled.vocabulary)
  const words = roomForWords(stretchLength)
  const counts = { en: 0, ru: 0, ar: 0, sv: 0 }
  let untold = 0
  for (let from = 0; from < text.length;) {
    const to = stretchEnd(text, from)
    reader.read(text, { from, to }, words)
    const languages = passageLanguages(compiled, words)
    for (let at = 0; at < words.count; at++) {
      const script = scriptOf(text.charCodeAt(words.starts[at]!))
      if (script === 'other') continue
      if (script !== 'latin') counts[script]++
      else if (languages[at] === 0) untold++
      else counts[languages[at] === 1 ? 'en' : 'sv']++
    }
    from = to
  }
  counts[counts.en > counts.sv ? 'en' : counts.sv > counts.en ? 'sv' : fallback] += untold
  return counts
}

function scriptOf(unit: number): 'latin' | 'ru' | 'ar' | 'other' {
  const letter = String.fromCharCode(unit)
  if (/\p{Script=Latin}/u.test(letter)) return 'latin'
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'ru'
  return /\p{Script=Arabic}/u.test(letter) && !/\p{Nd}/u.test(letter) ? 'ar' : 'other'
}
