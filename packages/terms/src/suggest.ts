import type { Compiled, Entry } from './compile.ts'
import { cases, everyCase, genitive, plural, pluralBit, singularBit } from './form.ts'
import type { Words } from './words.ts'

/** What to write instead. `fits` says that it can replace the words as they stand; otherwise the writer has to inflect it. */
export type Suggestion = { readonly text: string; readonly fits: boolean }

export type Found = { readonly first: number; readonly last: number; readonly entry: Entry }

const order = [
  cases.nominative,
  cases.genitive,
  cases.dative,
  cases.accusative,
  cases.instrumental,
  cases.prepositional,
]
const ruledBy: Readonly<Record<string, number>> = {
  о: cases.prepositional,
  об: cases.prepositional,
  при: cases.prepositional,
  к: cases.dative,
  против: cases.genitive,
  от: cases.genitive,
  для: cases.genitive,
  без: cases.genitive,
  из: cases.genitive,
  до: cases.genitive,
  после: cases.genitive,
  над: cases.instrumental,
}

/** The alternatives of the finding's concept, each inflected where that is safe. */
export function suggestionsFor(compiled: Compiled, text: string, at: { words: Words; found: Found }): Suggestion[] {
  const { words, found } = at
  const written = text.slice(words.starts[found.first], words.ends[found.last])
  const masks = masksOf(compiled, words, found)
  return found.entry.concept.words[found.entry.language]!.instead.map(instead =>
    inflected(instead, { text, masks, ...at }),
  ).map(suggestion => ({ ...suggestion, text: inCapitals(suggestion.text, written) }))
}

type Place = { readonly text: string; readonly masks: readonly number[]; readonly words: Words; readonly found: Found }

function inflected(instead: string, place: Place): Suggestion {
  const { language } = place.found.entry
  if (language === 'en') return english(instead, place.masks)
  if (language === 'ru') return russian(instead, place)
  if (language === 'sv') return { text: instead, fits: !place.masks.some(mask => (mask & genitive) !== 0) }
  // Where no rules inflect the alternative, whoever writes does.
  return language === 'ar' ? arabic(instead, place) : { text: instead, fits: false }
}

function english(instead: string, masks: readonly number[]): Suggestion {
  const [single, several] = instead.split(' / ')
  const isMany = masks.at(-1) === plural
  return { text: isMany && several !== undefined ? several : single!, fits: !isMany || several !== undefined }
}

/** The head is put into the case and number of the words replaced, when their forms and a preposition leave only one. */
function russian(given: string, place: Place): Suggestion {
  const [single, several] = given.split(' / ')
  const numbers = agreed(place.masks, singularBit | pluralBit)
  const instead = several !== undefined && numbers === pluralBit ? several : single!
  const sure = several === undefined || numbers !== (singularBit | pluralBit)
  const standing = agreed(place.masks, everyCase)
  const before = place.words.starts[place.found.first]!
  const ruling =
    ruledBy[/(\p{L}+)\s+$/u.exec(place.text.slice(Math.max(0, before - 12), before))?.[1]?.toLowerCase() ?? '']
  const left = ruling !== undefined && (standing & ruling) !== 0 ? standing & ruling : standing
  const forms = new Set(order.flatMap((bit, index) => ((left & bit) === 0 ? [] : [inCase(instead, index)])))
  return forms.size === 1 ? { text: [...forms][0]!, fits: sure } : { text: inCase(instead, 0), fits: false }
}

/** The bits that all words with such bits share; the last word's where they share none, as in "секс-туристы". */
function agreed(masks: readonly number[], bits: number): number {
  const own = masks.map(mask => mask & bits).filter(mask => mask !== 0)
  return own.reduce((left, mask) => left & mask, bits) || (own.at(-1) ?? bits)
}

function inCase(instead: string, index: number): string {
  return instead.replace(/<([^>]*)>/g, (_, endings: string) => endings.split('|')[index] ?? '')
}

/** Letters written onto the front of the replaced word are kept; the article belongs to the alternative's own words. */
function arabic(instead: string, place: Place): Suggestion {
  const start = place.words.starts[place.found.first]!
  const front = /^[وف]?[بلك]?(?=ال|لل|\p{L}{3})/u.exec(place.text.slice(start, start + 8))?.[0] ?? ''
  const attached = place.words.fronts[place.found.first]! > 0 ? front : ''
  const definite = /^[وف]?(?:[بك]?ال|لل)/u.test(place.text.slice(start, start + 8))
  const worded = definite && !instead.includes(' ') && !instead.startsWith('ال') ? `ال${instead}` : instead
  const joined = attached.endsWith('ل') && worded.startsWith('ال') ? `${attached}${worded.slice(1)}` : attached + worded
  return { text: joined, fits: true }
}

function masksOf(compiled: Compiled, words: Words, found: Found): number[] {
  const masks: number[] = []
  for (let at = found.first; at <= found.last; at++) {
    const senses = words.numbers[at]! >= 0 ? compiled.vocabulary.senses[words.numbers[at]!]! : []
    const own = senses.filter(
      sense => compiled.vocabulary.languages[sense.slot] === found.entry.language && sense.mask > 0,
    )
    masks.push(own[0]?.mask ?? 0)
  }
  return masks
}

function inCapitals(text: string, written: string): string {
  if (written.length > 3 && written === written.toUpperCase() && written !== written.toLowerCase())
    return text.toUpperCase()
  // "AI-generated" begins with an abbreviation and need not begin a sentence.
  const [first = '', second = ''] = written
  return first !== first.toLowerCase() && second === second.toLowerCase()
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text
}
