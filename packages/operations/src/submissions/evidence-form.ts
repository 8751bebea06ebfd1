/** Evidence as typed: a link with the day it was seen, a quoted passage and its place. Waymark never fetches the address. */
import { done, refused, type Result } from '@waymark/language'
import { readDay } from '@waymark/network'
import type { CommonRefusal } from '../refusal.ts'

export type TypedEvidence = {
  readonly address: string
  readonly seenOn: string
  readonly quote: string
  readonly place: string
}
export type ReadEvidence = {
  readonly address: string
  readonly seenOn: string
  readonly quote: string
  readonly place: string | null
}

export type EvidenceRefusal =
  CommonRefusal | { readonly kind: 'day.in-future'; readonly field: string; readonly given: string }

const longestAddress = 2000 // characters; browsers and servers refuse longer ones
const longestQuote = 2000 // characters; a passage, not a document

/** Reads the lines of evidence that are filled in; a line without an address and without a quote is passed over. */
export function readEvidence(
  lines: readonly TypedEvidence[],
  today: string,
): Result<readonly ReadEvidence[], EvidenceRefusal> {
  const read: ReadEvidence[] = []
  for (const [index, line] of lines.entries()) {
    const address = line.address.trim()
    const quote = line.quote.trim()
    if (address === '' && quote === '') continue
    const field = `evidence.${index}`
    if (!isLink(address)) return refused({ kind: 'link.malformed', field: `${field}.address`, given: address })
    if (quote.length > longestQuote)
      return refused({ kind: 'field.too-long', field: `${field}.quote`, most: longestQuote })
    const seen = readDay(line.seenOn)
    if (!seen.ok) return refused({ kind: 'day.malformed', field: `${field}.seenOn`, given: line.seenOn })
    if (seen.value > today) return refused({ kind: 'day.in-future', field: `${field}.seenOn`, given: line.seenOn })
    read.push({ address, seenOn: seen.value, quote, place: line.place.trim() || null })
  }
  return done(read)
}

/** Whether a text is a web address that may be shown as a link. */
export function isLink(text: string): boolean {
  return text.length <= longestAddress && /^https?:\/\/[^\s"<>]+$/i.test(text) && URL.canParse(text)
}
