/** Evidence as typed: a link with the day it was seen, a quoted passage and its place. Waymark never fetches the address. */
import { done, plainText, refused, type Result } from '@waymark/language'
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
  CommonRefusal | LinkRefusal | { readonly kind: 'day.in-future'; readonly field: string; readonly given: string }

/** Why a text is no web address that may be kept and shown as a link. */
export type LinkRefusal = {
  readonly kind: 'link.malformed' | 'link.with-blank' | 'link.with-password' | 'link.with-hidden-sign'
  readonly field: string
  readonly given: string
}

const longestAddress = 2000 // characters; browsers and servers refuse longer ones
const longestQuote = 2000 // characters; a passage, not a document
const longestPlace = 200 // characters; a page or a section of a document

/** Reads the lines of evidence that are filled in; a line without an address and without a quote is passed over. */
export function readEvidence(
  lines: readonly TypedEvidence[],
  today: string,
): Result<readonly ReadEvidence[], EvidenceRefusal> {
  const read: ReadEvidence[] = []
  for (const [index, line] of lines.entries()) {
    const [address, quote, place] = [line.address, line.quote, line.place].map(plainText) as [string, string, string]
    if (address === '' && quote === '') continue
    const field = `evidence.${index}`
    const link = readLink(`${field}.address`, address)
    if (!link.ok) return link
    if (place.length > longestPlace)
      return refused({ kind: 'field.too-long', field: `${field}.place`, most: longestPlace })
    if (quote.length > longestQuote)
      return refused({ kind: 'field.too-long', field: `${field}.quote`, most: longestQuote })
    const seen = readDay(line.seenOn)
    if (!seen.ok) return refused({ kind: 'day.malformed', field: `${field}.seenOn`, given: line.seenOn })
    if (seen.value > today) return refused({ kind: 'day.in-future', field: `${field}.seenOn`, given: line.seenOn })
    read.push({ address: link.value, seenOn: seen.value, quote, place: place || null })
  }
  return done(read)
}

/**
 * A web address that may be kept and shown as a link, its scheme in small letters. Refuses by name what is longer than 2,000
 * characters, what has a blank, a user or password, or a sign that is not seen (one can turn the rest of a line around), and
 * what is none.
 */
export function readLink(field: string, given: string): Result<string, LinkRefusal | CommonRefusal> {
  const no = (kind: LinkRefusal['kind']) => refused({ kind, field, given })
  if (given.length > longestAddress) return refused({ kind: 'field.too-long', field, most: longestAddress })
  if (!/^https?:\/\//i.test(given)) return no('link.malformed')
  if (/[\p{Cf}\p{Cc}\u034f\u115f\u1160\u3164\uffa0]/u.test(given)) return no('link.with-hidden-sign')
  if (/\s/.test(given)) return no('link.with-blank')
  if (/["<>]/.test(given) || !URL.canParse(given)) return no('link.malformed')
  const { username, password } = new URL(given)
  if (username !== '' || password !== '') return no('link.with-password')
  return done(given.replace(/^https?/i, scheme => scheme.toLowerCase()))
}
