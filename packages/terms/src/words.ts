import { compose, foldTable, ignored, secondOf } from './fold.ts'
import type { Vocabulary } from './vocabulary.ts'

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
for (const one of marks) gapOf[one] = gaps.mark
for (const one of enders) gapOf[one] = gaps.sentence
gapOf[0x2029] = gaps.paragraph // the readers of markup put it where a block begins or ends

/** Reads `text[from..to)` into `into`. */
export class WordReader {
  private readonly letters = new Uint16Array(longest * 2 + 2)
  private readonly held = new Uint16Array(longest + 2)
  private readonly vocabulary: Vocabulary

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
  }

  read(text: string, range: { readonly from: number; readonly to: number }, into: Words): void {
    const { letters } = this
    const { to } = range
    into.count = 0
    let length = 0
    let start = 0
    let gap: number = gaps.paragraph
    let lines = 0
    let heldLength = 0 // letters of a word that a hyphen at the end of a line may have cut
    for (let at = range.from; at <= to; at++) {
      const unit = at < to ? text.charCodeAt(at) : 32
      const letter = foldTable[unit]!
      if (letter > ignored) {
        if (length === 0) start = at
        if (length < longest) {
          letters[length++] = letter
          if (unit >= 0xfb00) {
            const second = secondOf(unit)
            if (second) letters[length++] = second
          }
        }
        continue
      }
      if (letter === ignored && length > 0) {
        const one = compose(letters[length - 1]!, unit)
        if (one) letters[length - 1] = one
        continue
      }
      if (length > 0) {
        this.push(into, { start, end: at, length, gap, heldLength })
        heldLength = 0
        gap = gaps.space
        lines = 0
        if ((unit === 0x27 || unit === 0x2019) && isPossessive(text, at, to)) {
          length = 0
          at++
          continue
        }
        if ((unit === 0x2d || unit === 0x2010) && endsLine(text, at + 1, to)) {
          this.held.set(letters.subarray(0, length))
          heldLength = Math.min(length, longest)
        }
        length = 0
      }
      if (unit === 10) {
        if (++lines > 1) gap = gaps.paragraph
      } else if (unit > 32) {
        lines = 0
        if (gapOf[unit]! > gap && (unit !== 0x2e || endsSentence(text, at, to))) gap = gapOf[unit]!
      }
    }
  }

  private push(
    into: Words,
    word: { start: number; end: number; length: number; gap: number; heldLength: number },
  ): void {
    const { letters } = this
    if (word.heldLength > 0 && this.joins(into, word)) return
    const at = into.count++
    into.starts[at] = word.start
    into.ends[at] = word.end
    into.gaps[at] = word.gap
    into.fronts[at] = 0
    const first = letters[0]!
    if (first >= 0x600 && first <= 0x6ff) into.numbers[at] = this.findArabic(into, at, word.length)
    else {
      const number = this.vocabulary.find(letters, 0, word.length)
      into.numbers[at] = number >= 0 ? number : this.vocabulary.findPrefix(letters, word.length)
    }
  }

  /** A word cut by a hyphen at the end of a line is one word where the vocabulary knows the whole. */
  private joins(into: Words, word: { end: number; length: number; heldLength: number }): boolean {
    const whole = new Uint16Array(word.heldLength + word.length)
    whole.set(this.held.subarray(0, word.heldLength))
    whole.set(this.letters.subarray(0, word.length), word.heldLength)
    const exact = this.vocabulary.find(whole, 0, whole.length)
    const number = exact >= 0 ? exact : this.vocabulary.findPrefix(whole, whole.length)
    if (number < 0) return false
    into.ends[into.count - 1] = word.end
    into.numbers[into.count - 1] = number
    return true
  }

  /** Takes the conjunction, the preposition and the article off the front, in this order, until the vocabulary knows the rest. */
  private findArabic(into: Words, at: number, length: number): number {
    const { letters, vocabulary } = this
    let from = 0
    for (let step = 0; step < 4; step++) {
      const number = vocabulary.find(letters, from, length)
      if (number >= 0) {
        into.fronts[at] = from
        return number
      }
      const next = afterFront(letters, { from, length, step })
      if (next === from || length - next < 2) return -1
      from = next
    }
    return -1
  }
}

function afterFront(letters: Uint16Array, at: { from: number; length: number; step: number }): number {
  const { from, step } = at
  const one = letters[from]!
  const two = letters[from + 1]!
  if (one === alef && two === lam) return from + 2
  if (one === lam && two === lam) return from + 2
  if (step === 0 && (one === waw || one === fa)) return from + 1
  if (one === ba || one === lam || one === kaf) return from + 1
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
