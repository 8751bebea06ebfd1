import { compose, foldTable, ignored, secondOf } from './fold.ts'
import type { Vocabulary } from './vocabulary.ts'

const longestNote = 3 // digits in the number of a note
const isDigit = (letter: number) => letter >= 0x30 && letter <= 0x39

/** What lies between two words: nothing but space and hyphens; a comma, bracket or quotation mark; the end of a sentence; of a paragraph. */
export const gaps = { space: 0, mark: 1, sentence: 2, paragraph: 3 } as const

const longest = 64 // letters; no word of the lists comes near, and a run without spaces must not grow the buffer

/** The words of one stretch of text: position, number in the vocabulary (-1: unknown), gap before, and letters written onto its front (Arabic). */
export type Words = {
  count: number
  starts: Int32Array
  ends: Int32Array
  numbers: Int32Array
  gaps: Uint8Array
  fronts: Uint8Array
}

export function roomForWords(count: number): Words {
  return {
    count: 0,
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    numbers: new Int32Array(count),
    gaps: new Uint8Array(count),
    fronts: new Uint8Array(count),
  }
}

const code = (letter: string) => letter.charCodeAt(0)
const [alef, lam, ba, kaf, waw, fa] = ['ا', 'ل', 'ب', 'ك', 'و', 'ف'].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
]
const marks = new Set([...',،()[]{}"\'“”„«»‘’‚–—/:&؛'].map(code))
const enders = new Set([...'.!?؟۔;…'].map(code))
const gapOf = new Uint8Array(65536)
for (const unit of marks) gapOf[unit] = gaps.mark
for (const unit of enders) gapOf[unit] = gaps.sentence
gapOf[0x2029] = gaps.paragraph // the readers of markup put it where a block begins or ends

/** Finds the words of stretches of text. One reader serves one check; it keeps where it is between two calls of its own methods only. */
export class WordReader {
  private readonly letters = new Uint16Array(longest * 2 + 2)
  private readonly held = new Uint16Array(longest + 2)
  private readonly vocabulary: Vocabulary
  private text = ''
  private to = 0
  private into: Words = roomForWords(0)
  private length = 0
  private start = 0
  private gap: number = gaps.paragraph
  private lines = 0
  private heldLength = 0 // letters of a word that a hyphen at the end of a line may have cut

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
  }

  /** Reads `text[from..to)` into `into`. */
  read(text: string, range: { readonly from: number; readonly to: number }, into: Words): void {
    this.text = text
    this.to = range.to
    this.into = into
    this.length = this.lines = this.heldLength = into.count = 0
    this.gap = gaps.paragraph
    for (let at = range.from; at <= range.to; at++) {
      const unit = at < range.to ? text.charCodeAt(at) : 32
      const letter = foldTable[unit]!
      if (letter > ignored) this.addLetter(unit, letter, at)
      else if (letter === ignored && this.length > 0) this.addMark(unit)
      else at = this.passBetween(unit, at)
    }
  }

  private addLetter(unit: number, letter: number, at: number): void {
    if (this.length === 0) this.start = at
    if (this.length >= longest) return
    this.letters[this.length++] = letter
    const second = unit >= 0xfb00 ? secondOf(unit) : 0
    if (second) this.letters[this.length++] = second
  }

  private addMark(unit: number): void {
    const letter = compose(this.letters[this.length - 1]!, unit)
    if (letter) this.letters[this.length - 1] = letter
  }

  /** A sign that is no letter: ends the word before it and widens the gap. Gives the place to go on from. */
  private passBetween(unit: number, at: number): number {
    if (this.length > 0) {
      this.push(at)
      this.heldLength = this.lines = 0
      this.gap = gaps.space
      const possessive = (unit === 0x27 || unit === 0x2019) && isPossessive(this.text, at, this.to)
      if (!possessive && (unit === 0x2d || unit === 0x2010) && endsLine(this.text, at + 1, this.to)) {
        this.heldLength = Math.min(this.length, longest)
        this.held.set(this.letters.subarray(0, this.heldLength))
      }
      this.length = 0
      if (possessive) return at + 1
    }
    if (unit === 10) {
      if (++this.lines > 1) this.gap = gaps.paragraph
    } else if (unit > 32) {
      this.lines = 0
      if (gapOf[unit]! > this.gap && (unit !== 0x2e || endsSentence(this.text, at, this.to))) this.gap = gapOf[unit]!
    }
    return at
  }

  private push(end: number): void {
    const { into, length, letters } = this
    if (this.heldLength > 0 && this.joins(end)) return
    const at = into.count++
    into.starts[at] = this.start
    into.ends[at] = end
    into.gaps[at] = this.gap
    into.fronts[at] = 0
    const first = letters[0]!
    if (first >= 0x600 && first <= 0x6ff) into.numbers[at] = this.findArabic(at)
    else into.numbers[at] = this.findWritten(length)
  }

  /** A word, a compound of one, or a word with the number of a note behind it, as raised numbers come out of files: "child12". */
  private findWritten(length: number): number {
    const { letters, vocabulary } = this
    const number = vocabulary.find(letters, 0, length)
    if (number >= 0) return number
    const compound = vocabulary.findPrefix(letters, length)
    if (compound >= 0 || !isDigit(letters[length - 1]!)) return compound
    let bare = length
    while (bare > 0 && length - bare < longestNote && isDigit(letters[bare - 1]!)) bare--
    return bare > 0 ? vocabulary.find(letters, 0, bare) : -1
  }

  /** A word cut by a hyphen at the end of a line is one word where the vocabulary knows them joined. */
  private joins(end: number): boolean {
    const { heldLength, into, length } = this
    const joined = new Uint16Array(heldLength + length)
    joined.set(this.held.subarray(0, heldLength))
    joined.set(this.letters.subarray(0, length), heldLength)
    const exact = this.vocabulary.find(joined, 0, joined.length)
    const number = exact >= 0 ? exact : this.vocabulary.findPrefix(joined, joined.length)
    if (number < 0) return false
    into.ends[into.count - 1] = end
    into.numbers[into.count - 1] = number
    return true
  }

  /** Takes the conjunction, the preposition and the article off the front, in this order, until the vocabulary knows the rest. */
  private findArabic(at: number): number {
    const { into, length, letters, vocabulary } = this
    let from = 0
    for (let step = 0; step < 4; step++) {
      const number = vocabulary.find(letters, from, length)
      if (number >= 0) {
        into.fronts[at] = from
        return number
      }
      const next = afterFront(letters, from, step)
      if (next === from || length - next < 2) return -1
      from = next
    }
    return -1
  }
}

function afterFront(letters: Uint16Array, from: number, step: number): number {
  const first = letters[from]!
  const second = letters[from + 1]!
  if (first === alef && second === lam) return from + 2
  if (first === lam && second === lam) return from + 2
  if (step === 0 && (first === waw || first === fa)) return from + 1
  if (first === ba || first === lam || first === kaf) return from + 1
  return from
}

function isPossessive(text: string, at: number, to: number): boolean {
  const next = text.charCodeAt(at + 1) | 32
  return at + 1 < to && next === 115 && (at + 2 >= to || foldTable[text.charCodeAt(at + 2)]! <= ignored)
}

/** Only blanks and one line break stand between here and a letter. */
function endsLine(text: string, from: number, to: number): boolean {
  let breaks = 0
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10) breaks++
    else if (unit > 32) return breaks === 1 && foldTable[unit]! > ignored
  }
  return false
}

/** A full stop inside a number or an address ends nothing. */
function endsSentence(text: string, at: number, to: number): boolean {
  return at + 1 >= to || foldTable[text.charCodeAt(at + 1)] === 0
}
