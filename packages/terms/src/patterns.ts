import type { TermLanguage } from './languages.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What a recognised run of words is. Kinds up to `exception` are terms; the others tell what stands around a term. */
export type Kind =
  'term' | 'exception' | 'title' | 'zone' | 'head' | 'article' | 'heading' | 'named' | 'mention' | 'child'
export type Accept = {
  readonly kind: Kind
  readonly entry: number
  readonly language: TermLanguage
  /** Only where the passage is in the pattern's language. */
  readonly local: boolean
  /** Only where the sentence has a word for a child. */
  readonly besideChild: boolean
  /** The words may have commas or brackets between them. */
  readonly overMarks: boolean
}

type Node = { readonly next: Map<number, Node>; readonly accepts: Accept[] }
export type PatternNode = { readonly next: ReadonlyMap<number, PatternNode>; readonly accepts: readonly Accept[] }

/** The slot of `_`: any one word. */
export const anyWord = 0

/** All patterns as one tree of slots. Its depth is the longest pattern, so a walk from each word of a text takes time in proportion to the text. */
export class Patterns {
  readonly root: Node = { next: new Map(), accepts: [] }

  private readonly vocabulary: Vocabulary

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
  }

  /** Adds a pattern; `(a b)` is a group that may be left out, a comma lets the words stand on both sides of one. */
  add(language: TermLanguage, pattern: string, what: { readonly kind: Kind; readonly entry: number }): void {
    const parts =
      pattern
        .toLowerCase()
        .replaceAll('-', ' ')
        .match(/\([^)]*\)|[^\s,()]+/g) ?? []
    const accept = {
      ...what,
      language,
      local: pattern.includes('~'),
      besideChild: pattern.includes('@'),
      overMarks: pattern.includes(','),
    }
    this.insert(this.root, parts, accept)
  }

  private insert(node: Node, parts: readonly string[], accept: Accept): void {
    const [part, ...rest] = parts
    if (part === undefined) {
      node.accepts.push(accept)
      return
    }
    if (part.startsWith('(')) {
      this.insert(node, rest, accept)
      this.insert(node, [...part.slice(1, -1).split(/\s+/).filter(Boolean), ...rest], accept)
      return
    }
    const place = part.replace(/[~@]/g, '')
    const slot = place === '_' ? anyWord : this.vocabulary.slot(accept.language, place)
    let next = node.next.get(slot)
    if (!next) node.next.set(slot, (next = { next: new Map(), accepts: [] }))
    this.insert(next, rest, accept)
  }
}
