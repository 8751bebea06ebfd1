import { done, refused, type Result } from '@waymark/language'
import { latinDigits } from '@waymark/network'

export type WholeNumberRefusal =
  | { readonly kind: 'count.missing'; readonly given: string }
  | { readonly kind: 'count.not-whole'; readonly given: string }
  | { readonly kind: 'count.ambiguous'; readonly given: string }
  | { readonly kind: 'count.too-large'; readonly given: string }

const digitsAtMost = 18 // more digits than any count of people or things, and few enough for every database column
const spaces = '[ \\u00a0\\u2009\\u202f]' // space, no-break space, thin space, narrow no-break space
const groupedBySpaces = new RegExp(`^\\d{1,3}(?:${spaces}\\d{3})+$`)
const separator = /[.,'’٬٫]/
const perhapsGrouped = /^\d{1,3}(?:[.,'’٬٫]\d{3})+$/
const marks = /[\u200e\u200f\u061c\u2066-\u2069\ufeff]/g // invisible direction marks that come along when text is pasted

/**
 * Reads a typed whole number, 0 or more: digits of any of the four languages, thousands set apart by spaces.
 *
 * `12,345` and `12.345` mean twelve thousand to some and twelve and a bit to others, so they are refused as
 * `count.ambiguous` rather than guessed. Nothing typed is `count.missing`; signs, fractions, words are `count.not-whole`;
 * more than 18 digits `count.too-large`.
 */
export function readWholeNumber(given: string): Result<bigint, WholeNumberRefusal> {
  const text = latinDigits(given).replace(marks, '').trim()
  if (text === '') return refused({ kind: 'count.missing', given })
  if (separator.test(text) && perhapsGrouped.test(text)) return refused({ kind: 'count.ambiguous', given })
  const digits = groupedBySpaces.test(text) ? text.replace(new RegExp(spaces, 'g'), '') : text
  if (!/^\d+$/.test(digits)) return refused({ kind: 'count.not-whole', given })
  return digits.length > digitsAtMost ? refused({ kind: 'count.too-large', given }) : done(BigInt(digits))
}
