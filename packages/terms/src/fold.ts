/**
 * One folded letter per UTF-16 unit, so that spelling variants of a word meet in one form while every position of the text stays known.
 * 0 ends a word, `ignored` stands inside a word without counting (marks, soft hyphens, direction signs, tatweel).
 */
export const ignored = 1

/** Letters written as one sign in print and as two in the word list: ligatures of Latin type and Arabic lam-alef. */
const pairs = new Map<number, readonly [number, number]>()

const arabic: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  ک: 'ك',
  ە: 'ه',
}
const kept = new Set(['å', 'ä', 'ö', 'й'])
const composed: Readonly<Record<string, string>> = { 'a\u030a': 'å', 'a\u0308': 'ä', 'o\u0308': 'ö', 'и\u0306': 'й' }

const letterRanges: readonly (readonly [number, number])[] = [
  [0x30, 0x39],
  [0x41, 0x24f],
  [0x400, 0x52f],
  [0x600, 0x6ff],
  [0x1e00, 0x1eff],
  [0xfb00, 0xfb06],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
]
const ignoredRanges: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x610, 0x61a],
  [0x640, 0x640],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
]

function foldLetter(letter: string): string {
  const lower = letter.normalize('NFKC').toLowerCase()
  return [...lower]
    .map(
      sign =>
        arabic[sign] ??
        (kept.has(sign) ? sign : [...sign.normalize('NFD')].filter(part => !/\p{M}/u.test(part)).join('')),
    )
    .map(sign => arabic[sign] ?? sign)
    .join('')
}

function makeTable(): Uint16Array {
  const table = new Uint16Array(65536)
  for (const [first, last] of letterRanges) {
    for (let code = first; code <= last; code++) {
      const letter = String.fromCharCode(code)
      if (!/[\p{L}\p{Nd}]/u.test(letter)) continue
      const folded = /\p{Nd}/u.test(letter) ? digit(code) : foldLetter(letter)
      if (folded.length === 0) continue
      table[code] = folded.charCodeAt(0)
      if (folded.length > 1) pairs.set(code, [folded.charCodeAt(0), folded.charCodeAt(1)])
    }
  }
  for (const [first, last] of ignoredRanges) table.fill(ignored, first, last + 1)
  return table
}

function digit(code: number): string {
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660)
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0)
  return String.fromCharCode(code)
}

/** What each UTF-16 unit folds to. */
export const foldTable: Uint16Array = makeTable()

/** The second folded letter of a sign that stands for two, or 0. */
export function secondOf(code: number): number {
  return pairs.get(code)?.[1] ?? 0
}

/** A letter and the mark behind it as the one letter our word lists use, or 0 where the mark does not change the word. */
export function compose(letter: number, mark: number): number {
  return composed[String.fromCharCode(letter, mark)]?.charCodeAt(0) ?? 0
}

/** A whole word as the word list spells it. */
export function foldWord(word: string): string {
  let folded = ''
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    const unit = foldTable[code]!
    if (unit > ignored)
      folded += String.fromCharCode(unit) + (secondOf(code) ? String.fromCharCode(secondOf(code)) : '')
    else if (unit === ignored && folded !== '') {
      const letter = compose(folded.charCodeAt(folded.length - 1), code)
      if (letter) folded = folded.slice(0, -1) + String.fromCharCode(letter)
    }
  }
  return folded
}
