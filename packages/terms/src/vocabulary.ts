import { foldWord } from './fold.ts'
import { inflect } from './inflect.ts'
import type { TermLanguage } from './languages.ts'

/** One thing a word can be: a slot of the patterns, with what this written form says (number, case: see inflect.ts). */
export type Sense = { readonly slot: number; readonly mask: number }

const prefixKey = 4 // letters; enough to turn away nearly every word with one look

/** All written forms of all words that stand in patterns, found by a hash over folded letters, without making a string per word of the text. */
export class Vocabulary {
  readonly senses: Sense[][] = []
  readonly languages: TermLanguage[] = []
  private readonly words: string[] = []
  private readonly numbers = new Map<string, number>()
  private readonly slots = new Map<string, number>()
  private readonly prefixes: { readonly text: string; readonly word: number }[] = []
  private readonly prefixStarts = new Map<number, number[]>()
  private table = new Int32Array(0)
  private mask = 0

  /** The slot of one place of a pattern, e.g. `child`, `=детей`, `barnporr*`, `prostitute|whore`. The same text gives the same slot. */
  slot(language: TermLanguage, place: string): number {
    const key = `${language}:${place}`
    const known = this.slots.get(key)
    if (known !== undefined) return known
    const slot = this.slots.size + 1
    this.slots.set(key, slot)
    this.languages[slot] = language
    for (const alternative of place.split('|')) this.addAlternative(language, slot, alternative)
    return slot
  }

  private addAlternative(language: TermLanguage, slot: number, alternative: string): void {
    const word = foldWord(alternative)
    if (alternative.endsWith('*')) {
      this.prefixes.push({ text: word, word: this.number(`${word}*`) })
      this.senses[this.number(`${word}*`)]!.push({ slot, mask: 0 })
    } else if (alternative.startsWith('=')) this.addForm(word, slot, 0)
    else for (const form of inflect(language, word)) this.addForm(form.text, slot, form.mask)
  }

  private addForm(text: string, slot: number, mask: number): void {
    const senses = this.senses[this.number(text)]!
    const at = senses.findIndex(sense => sense.slot === slot)
    if (at < 0) senses.push({ slot, mask })
    else senses[at] = { slot, mask: senses[at]!.mask | mask }
  }

  private number(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    this.numbers.set(text, this.words.length)
    this.senses.push([])
    return this.words.push(text) - 1
  }

  /**
   * Closes the vocabulary: lays the hash table. A word that begins like a compound has its senses too, an Arabic
   * word those of the word without its front.
   */
  seal(): this {
    for (const [text, word] of this.numbers) {
      const bare = text.replace('*', '')
      for (const prefix of this.prefixes) {
        if (prefix.word !== word && bare.startsWith(prefix.text)) this.senses[word]!.push(...this.senses[prefix.word]!)
      }
      for (const rest of withoutFronts(text)) {
        const other = this.numbers.get(rest)
        if (other !== undefined) this.senses[word]!.push(...this.senses[other]!)
      }
    }
    let size = 1024
    while (size < this.words.length * 4) size *= 2
    this.table = new Int32Array(size)
    this.mask = size - 1
    for (const [index, word] of this.words.entries()) {
      let at = hashOf(word) & this.mask
      while (this.table[at] !== 0) at = (at + 1) & this.mask
      this.table[at] = index + 1
    }
    for (const [index, { text }] of this.prefixes.entries()) {
      const key = hashOf(text.slice(0, prefixKey))
      this.prefixStarts.set(key, [...(this.prefixStarts.get(key) ?? []), index])
    }
    return this
  }

  get size(): number {
    return this.words.length
  }

  /** The number of the word in `letters[from..to)`, or -1. */
  find(letters: Uint16Array, from: number, to: number): number {
    let hash = 0x811c9dc5
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193)
    const { table, mask, words } = this
    for (let at = scramble(hash) & mask; ; at = (at + 1) & mask) {
      const entry = table[at]!
      if (entry === 0) return -1
      const word = words[entry - 1]!
      if (word.length === to - from && sameLetters(word, letters, from)) return entry - 1
    }
  }

  /** The number of the longest compound beginning that the word starts with, or -1. */
  findPrefix(letters: Uint16Array, to: number): number {
    if (to < prefixKey) return -1
    let hash = 0x811c9dc5
    for (let at = 0; at < prefixKey; at++) hash = Math.imul(hash ^ letters[at]!, 0x01000193)
    const starts = this.prefixStarts.get(scramble(hash))
    if (!starts) return -1
    let best = -1
    let length = 0
    for (const index of starts) {
      const { text, word } = this.prefixes[index]!
      if (text.length > length && text.length <= to && sameLetters(text, letters, 0)) {
        best = word
        length = text.length
      }
    }
    return best
  }
}

/** An Arabic word without the conjunction, preposition and article it may begin with, as the reader would take them off. */
function withoutFronts(text: string): string[] {
  const rests: string[] = []
  for (const front of [/^[وف]/, /^[بلك]/, /^ال/]) {
    const rest = (rests.at(-1) ?? text).replace(front, '')
    if (rest !== (rests.at(-1) ?? text) && rest.length >= 2) rests.push(rest)
  }
  return rests
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return scramble(hash)
}

/** The low bits of the running hash depend on few letters; the high ones are folded in. */
function scramble(hash: number): number {
  return hash ^ (hash >>> 15)
}

/** Whether the word stands at `from`; the caller has compared the lengths. */
function sameLetters(word: string, letters: Uint16Array, from: number): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== letters[from + at]) return false
  return true
}
