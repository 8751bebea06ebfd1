/** An answer as a release publishes it. */
import type { Answer } from '@waymark/collection'
import { isGiven, wordsBeside } from '@waymark/collection'
import type { Status } from '@waymark/scorecard'

/** `beside` is the stored value, whose words and parts travel along with a rating. */
export function statusOf(answer: Answer, beside: Readonly<Record<string, unknown>> = {}): Status {
  const parts = beside['parts'] ? { parts: beside['parts'] as Readonly<Record<string, string>> } : {}
  if (!isGiven(answer)) return { missing: answer.missing, ...parts }
  if (answer.kind === 'count') return { count: String(answer.count) }
  if (answer.kind === 'share') return { numerator: String(answer.numerator), denominator: String(answer.denominator) }
  if (answer.kind === 'narrative') return narrativeStatus(answer.texts)
  return {
    state: answer.state,
    ...wordsBeside(beside),
    ...parts,
  }
}

/** A narrative by the ids of its texts: the first, and the other tellings where several told it. */
export function narrativeStatus(texts: readonly string[]): Status {
  const [text, ...more] = texts
  return { text: text!, ...(more.length > 0 ? { more } : {}) }
}
