import type { Form } from './form.ts'
import { singular } from './form.ts'

const pronouns = ['ه', 'ها', 'هم', 'هن', 'نا', 'كم', 'ي']
const nounEndings = ['', 'ا', 'ان', 'ين', 'ون', 'ات', 'ه', 'يه', 'تان', 'تين', 'و', 'ي', 'اتها', 'اتهم']

/**
 * A noun or adjective in folded spelling (no article, no diacritics, ta marbuta as ha). The article and the letters written onto the front of a word
 * are taken off when the text is read; here come the endings: dual, sound plurals, tanwin and attached pronouns.
 */
export function inflectArabic(given: string): Form[] {
  const word = given.startsWith('ال') && given.length > 4 ? given.slice(2) : given
  const feminine = word.endsWith('ه') && word.length > 3
  const stem = feminine ? word.slice(0, -1) : word
  const forms = new Set([word])
  if (feminine) {
    for (const ending of ['ات', 'تان', 'تين', 'تا', ...pronouns.map(pronoun => `ت${pronoun}`)]) forms.add(stem + ending)
  } else {
    for (const ending of nounEndings) forms.add(stem + ending)
    for (const pronoun of pronouns) forms.add(stem + pronoun)
  }
  return [...forms].map(text => ({ text, mask: singular }))
}
