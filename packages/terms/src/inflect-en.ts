import type { Form } from './form.ts'
import { plural, singular } from './form.ts'

const irregular: Readonly<Record<string, string>> = { child: 'children', woman: 'women', man: 'men' }

/** Singular and plural; a possessive ending is taken off before words are compared. */
export function inflectEnglish(word: string): Form[] {
  const several = irregular[word] ?? pluralOf(word)
  return [
    { text: word, mask: singular },
    { text: several, mask: plural },
  ]
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}
