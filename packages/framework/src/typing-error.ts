const MOST_STROKES = 2 // a swapped or doubled letter is one or two; "not" inserted is four, and changes what is said

/**
 * Whether the second text can be the first with a typing error mended: other capitals, spaces or punctuation, or at most
 * two letters. A changed digit never is: "2 years" and "3 years" are two rules. Nor is a word that came or went.
 */
export function isTypingError(before: string, after: string): boolean {
  const [one, other] = [bare(before), bare(after)]
  if (one.replace(/\D/gu, '') !== other.replace(/\D/gu, '')) return false
  if (one === other) return true
  if (one.split(' ').length !== other.split(' ').length) return false
  if (Math.abs(one.length - other.length) > MOST_STROKES) return false
  return strokes(one, other) <= MOST_STROKES
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\p{Z}\s]+/gu, ' ')
    .trim()
}

/** Letters to put in, take out or replace; stops counting where it can no longer matter. */
function strokes(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    if (Math.min(...next) > MOST_STROKES) return MOST_STROKES + 1
    row = next
  }
  return row[other.length] ?? 0
}
