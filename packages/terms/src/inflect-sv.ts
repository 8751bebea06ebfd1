import type { Form } from './form.ts'
import { genitive, singular } from './form.ts'

const endings = [
  '',
  'n',
  'en',
  't',
  'et',
  'a',
  'e',
  'er',
  'r',
  'or',
  'ar',
  'na',
  'erna',
  'orna',
  'arna',
  'ta',
  'an',
  'an',
]
const fleeting = /^(.*[^aeiouyåäö])e([lnr])$/

/** Nouns and adjectives: definite, plural and genitive forms of every declension; a final vowel and a fleeting e may fall. */
export function inflectSwedish(word: string): Form[] {
  const stems = new Set([word])
  if (/[ae]$/.test(word)) stems.add(word.slice(0, -1))
  const short = fleeting.exec(word)
  if (short) stems.add(`${short[1]}${short[2]}`)
  if (/[^aeiouyåäös]$/.test(word)) stems.add(word + word.at(-1))
  const forms = new Map<string, number>()
  for (const stem of stems) {
    for (const ending of endings) {
      const text = stem + ending
      forms.set(text, singular)
      if (!text.endsWith('s') && !forms.has(`${text}s`)) forms.set(`${text}s`, genitive)
    }
  }
  return [...forms].map(([text, mask]) => ({ text, mask }))
}
