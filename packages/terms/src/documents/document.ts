import type { Span } from '../span.ts'

/** Where in a document a finding stands: a line and column, a paragraph or a page, each counted from 1. */
export type Place =
  | { readonly kind: 'line'; readonly line: number; readonly column: number }
  | { readonly kind: 'paragraph' | 'page'; readonly number: number }

/** A document made ready for the checker. `parts` says where each paragraph or page begins in `text`; without parts, lines are counted. */
export type Document = {
  readonly text: string
  readonly parts?: { readonly kind: 'paragraph' | 'page'; readonly starts: readonly number[] }
  /** Stretches that the document itself marks as quotations. */
  readonly quoted: readonly Span[]
  /** The day the document says it was published, where it does. */
  readonly published?: string
}

export type DocumentRefusal = {
  readonly kind:
    | 'terms.unreadable-file'
    | 'terms.unknown-format'
    | 'terms.undecodable'
    | 'terms.pdf-without-text'
    | 'terms.too-large'
    | 'terms.too-slow'
  readonly name: string
}
export type DocumentResult =
  { readonly ok: true; readonly value: Document } | { readonly ok: false; readonly refusal: DocumentRefusal }

/** Finds places in one document; positions may be asked in any order. */
export function placesOf(document: Document): (at: number) => Place {
  const starts = document.parts?.starts ?? lineStarts(document.text)
  return at => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= at) low = middle + 1
      else high = middle
    }
    if (document.parts) return { kind: document.parts.kind, number: Math.max(1, low) }
    return { kind: 'line', line: low, column: at - starts[low - 1]! + 1 }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
