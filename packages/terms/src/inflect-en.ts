import type { Form } from './form.ts'
import { many, one } from './form.ts'

const irregular: Readonly<Record<string, string>> = { child: 'children', woman: 'women', man: 'men' }

/** Singular and plural; a possessive ending is taken off before words are compared. */
export function inflectEnglish(word: string): Form[] {
  const plural = irregular[word] ?? pluralOf(word)
  return [
    { text: word, mask: one },
    { text: plural, mask: many },
  ]
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}
