const MOST_WORDS = 2 // more than two mended words are a new wording
const SHORTEST_WORD = 5 // letters; in "no", "not", "all" or "some" one letter changes what is said

/**
 * Whether the second text can be the first with a typing error mended: other capitals, spaces or punctuation, or, in at
 * most two words of five letters or more, one letter too many, missing or wrong, or two neighbours swapped. The first
 * letter of a word stays ("legal", "illegal"), and so does every digit ("2 years", "3 years"): those change a rule.
 */
export function isTypingError(before: string, after: string): boolean {
  const [one, other] = [wordsOf(before), wordsOf(after)]
  if (one.length !== other.length) return false
  const mended = one.map((word, index) => [word, other[index] ?? ''] as const).filter(([was, is]) => was !== is)
  return mended.length <= MOST_WORDS && mended.every(([was, is]) => isSlip(was, is))
}

function wordsOf(text: string): string[] {
  const bare = text.normalize('NFC').toLowerCase()
  return bare.split(/[\p{P}\p{Z}\s]+/u).filter(word => word !== '')
}

function isSlip(was: string, is: string): boolean {
  const [short, long] = was.length <= is.length ? [was, is] : [is, was]
  if (short.length < SHORTEST_WORD || long.length - short.length > 1 || /\d/.test(long)) return false
  const at = [...short].findIndex((letter, index) => letter !== long[index])
  const from = at === -1 ? short.length : at
  if (from === 0) return false
  if (long.length > short.length) return long.slice(from + 1) === short.slice(from)
  if (long.slice(from + 1) === short.slice(from + 1)) return true
  const swapped = long[from] === short[from + 1] && long[from + 1] === short[from]
  return swapped && long.slice(from + 2) === short.slice(from + 2)
}
