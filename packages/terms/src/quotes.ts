import type { Span } from './span.ts'

type Family = { readonly opens: string; readonly both: string; readonly single: boolean }
const families: readonly Family[] = [
  { opens: '“„', both: '”', single: false },
  { opens: '', both: '"', single: false },
  { opens: '', both: '«»', single: false },
  { opens: '‘‚', both: '’', single: true },
  { opens: '', both: "'", single: true },
]
const familyOf = new Map<number, { readonly index: number; readonly opens: boolean; readonly single: boolean }>()
for (const [index, { opens, both, single }] of families.entries()) {
  for (const mark of opens) familyOf.set(mark.charCodeAt(0), { index, opens: true, single })
  for (const mark of both) familyOf.set(mark.charCodeAt(0), { index, opens: false, single })
}
const isMark = new Uint8Array(65536)
for (const unit of familyOf.keys()) isMark[unit] = 1

const leftPointing = '«'.charCodeAt(0)
const longestQuote = 1500 // units; a mark left open must not swallow a page
const letter = /[\p{L}\p{Nd}]/u // a raised footnote number is none

/** What stands in quotation marks, in the habits of all four languages (“a”, ‘a’, "a", «a», »a«, „a“, ”a”), never over a paragraph's end. */
export function quotedSpans(text: string, from: number, to: number): Span[] {
  const open: (number | undefined)[] = []
  const spans: Span[] = []
  let lines = 0
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 10) {
      if (++lines > 1) open.length = 0
      continue
    }
    if (unit > 32) lines = 0
    if (isMark[unit] === 0) continue
    const { index, opens, single } = familyOf.get(unit)!
    const before = at > from && letter.test(text[at - 1]!)
    const after = at + 1 < to && letter.test(text[at + 1]!)
    if (single && before && after) continue // an apostrophe
    const begun = open[index]
    if (begun !== undefined && at - begun <= longestQuote && !(single && !before && !closesAfterMark(text, at))) {
      spans.push({ start: begun, end: at + 1 })
      open[index] = undefined
    } else if (opens || !before || (after && (unit === leftPointing || followsFront(text, at)))) open[index] = at
  }
  return spans.sort((left, right) => left.start - right.start)
}

/** An Arabic conjunction or preposition is written onto the mark: و«...». */
function followsFront(text: string, at: number): boolean {
  return /(?:^|[^\p{L}])[وفبلك]$/u.test(text.slice(Math.max(0, at - 2), at))
}

/** A closing mark stands after a letter or after punctuation, never after a blank. */
function closesAfterMark(text: string, at: number): boolean {
  return at > 0 && text.charCodeAt(at - 1) > 32
}
