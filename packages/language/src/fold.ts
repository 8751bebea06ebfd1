/**
 * Folding for search and likeness: what two people type for one name becomes one text. It loses what spelling varies in and keeps
 * what tells words apart: å is not a. Source: Unicode NFKC (UAX 15); the alif and hamza forms as Arabic search commonly folds them.
 */

const arabicForms: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه' }
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6] // Arabic-Indic, Persian, Devanagari, Bengali

/**
 * The text in NFKC and small letters, without invisible signs, Arabic vowel marks and tatweel; ё as е, forms of alif and hamza
 * as one letter, digits as 0 to 9, every run of spaces as one. Folding twice changes nothing more.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\p{Cf}\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu, '')
    .replace(/[أإآٱىئؤة]/gu, letter => arabicForms[letter] ?? letter)
    .replace(/ё/gu, 'е')
    .replace(/\p{Nd}/gu, digit => latin(digit))
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim()
}

function latin(digit: string): string {
  const point = digit.codePointAt(0)!
  const zero = zeros.find(first => point >= first && point <= first + 9)
  return zero === undefined ? digit : String(point - zero)
}

/** The words of a text, folded, each once, in order: runs of letters, marks and digits. */
export function foldedWords(text: string): readonly string[] {
  return [...new Set(folded(text).match(/[\p{L}\p{M}\p{N}]+/gu))]
}

/** All runs of three signs in these words, each word with two spaces before it and one after, so that beginnings weigh more. */
export function trigrams(words: readonly string[]): readonly string[] {
  const found = new Set<string>()
  for (const word of words) for (const each of runs([' ', ' ', ...word, ' '])) found.add(each)
  return [...found]
}

/** The runs of three inside a piece of a word, to find it anywhere; a piece of fewer than three signs has none. */
export function innerTrigrams(piece: string): readonly string[] {
  return [...new Set(runs([...piece]))]
}

function runs(signs: readonly string[]): readonly string[] {
  return signs.slice(0, -2).map((sign, index) => `${sign}${signs[index + 1]}${signs[index + 2]}`)
}

/** How like two texts are, 0 to 1: shared trigrams of all they have. Two empty ones are not alike. */
export function likeness(one: string, other: string): number {
  const [left, right] = [new Set(trigrams(foldedWords(one))), new Set(trigrams(foldedWords(other)))]
  const shared = [...left].filter(each => right.has(each)).length
  const all = left.size + right.size - shared
  return all === 0 ? 0 : shared / all
}
