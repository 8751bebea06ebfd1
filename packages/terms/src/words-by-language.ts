import { passageLanguages, stretchEnd, stretchLength } from './check.ts'
import type { Compiled } from './compile.ts'
import { scriptOfLanguage, scriptOfLetter, type ReadScript, type TermLanguage } from './languages.ts'
import { roomForWords, WordReader } from './words.ts'

/**
 * How many words of each language a text has. A word is a run of letters, as the checker reads it; numbers and words in other scripts are not counted.
 * A word in a script that one language is written in counts as that language's; in a script of several as its sentence tells, and where the sentence does
 * not tell as what most of the text in that script is; where nothing tells, as `fallback`. Time grows in proportion to the text.
 */
export function countWords(
  compiled: Compiled,
  text: string,
  fallback: TermLanguage = compiled.languages[0]!,
): Readonly<Record<TermLanguage, number>> {
  const reader = new WordReader(compiled.vocabulary)
  const words = roomForWords(stretchLength)
  const written = (script: ReadScript) => compiled.languages.filter(language => scriptOfLanguage(language) === script)
  const own = { Latn: written('Latn'), Cyrl: written('Cyrl'), Arab: written('Arab') }
  const counts = Object.fromEntries(compiled.languages.map(language => [language, 0]))
  const untold = new Map<ReadScript, number>()
  for (let from = 0; from < text.length;) {
    const to = stretchEnd(text, from)
    reader.read(text, { from, to }, words)
    const passages = passageLanguages(compiled, words)
    for (let at = 0; at < words.count; at++) {
      const script = scriptOfLetter(text.charAt(words.starts[at]!))
      if (script === undefined || own[script].length === 0) continue
      const [only, ...others] = own[script]
      const spoken = others.length > 0 ? own[script].find(language => language === passages[at]) : only
      if (spoken === undefined) untold.set(script, (untold.get(script) ?? 0) + 1)
      else counts[spoken]!++
    }
    from = to
  }
  for (const [script, count] of untold) counts[mostOf(own[script], counts, fallback)]! += count
  return counts
}

/** The language with most words; of several with as many the fallback, where it is one of the script's. */
function mostOf(
  own: readonly TermLanguage[],
  counts: Readonly<Record<string, number>>,
  fallback: TermLanguage,
): string {
  const most = Math.max(...own.map(language => counts[language]!))
  const [first, ...others] = own.filter(language => counts[language] === most)
  return others.length > 0 && own.includes(fallback) ? fallback : first!
}
