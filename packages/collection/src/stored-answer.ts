import { done, refused, type Result } from '@waymark/language'
import {
  isGiven,
  narrative,
  phase,
  phaseStates,
  rating,
  ratingStates,
  reasons,
  share,
  type Answer,
  type PhaseState,
  type RatingState,
  type Reason,
} from './answer.ts'

/** An answer as plain JSON: counts as decimal text, because JSON numbers lose whole numbers above 2^53. */
export type StoredAnswer =
  | { readonly kind: 'rating'; readonly state: RatingState }
  | { readonly kind: 'phase'; readonly state: PhaseState }
  | { readonly kind: 'count'; readonly count: string }
  | { readonly kind: 'share'; readonly numerator: string; readonly denominator: string }
  | { readonly kind: 'narrative'; readonly texts: readonly string[] }
  | { readonly missing: Reason }

export type StoredAnswerRefusal = { readonly kind: 'answer.malformed' }

/** Writes an answer for the database, a release or an export. */
export function answerToJson(answer: Answer): StoredAnswer {
  if (!isGiven(answer)) return answer
  if (answer.kind === 'count') return { kind: 'count', count: String(answer.count) }
  if (answer.kind !== 'share') return answer
  return { kind: 'share', numerator: String(answer.numerator), denominator: String(answer.denominator) }
}

/** Reads back what `answerToJson` wrote. Refuses anything else, a count above its denominator too: `answer.malformed`. */
export function answerFromJson(stored: unknown): Result<Answer, StoredAnswerRefusal> {
  const answer = read(stored)
  return answer ? done(answer) : refused({ kind: 'answer.malformed' })
}

function read(stored: unknown): Answer | null {
  if (typeof stored !== 'object' || stored === null) return null
  const fields = stored as Readonly<Record<string, unknown>>
  if ('missing' in fields) return oneOf(reasons, fields['missing'], reason => ({ missing: reason }))
  if (fields['kind'] === 'rating') return oneOf(ratingStates, fields['state'], rating)
  if (fields['kind'] === 'phase') return oneOf(phaseStates, fields['state'], phase)
  if (fields['kind'] === 'narrative') return readTexts(fields['texts'])
  if (fields['kind'] === 'count') {
    const count = wholeNumber(fields['count'])
    return count === null ? null : { kind: 'count', count }
  }
  return fields['kind'] === 'share' ? readShare(fields) : null
}

function readShare(fields: Readonly<Record<string, unknown>>): Answer | null {
  const [numerator, denominator] = [wholeNumber(fields['numerator']), wholeNumber(fields['denominator'])]
  if (numerator === null || denominator === null || denominator === 0n || numerator > denominator) return null
  return share(numerator, denominator)
}

function readTexts(texts: unknown): Answer | null {
  const right = Array.isArray(texts) && texts.length > 0 && texts.every(text => typeof text === 'string')
  return right ? narrative(...(texts as readonly string[])) : null
}

function wholeNumber(text: unknown): bigint | null {
  return typeof text === 'string' && /^\d+$/.test(text) ? BigInt(text) : null
}

function oneOf<T extends string>(all: readonly T[], given: unknown, make: (one: T) => Answer): Answer | null {
  const found = all.find(one => one === given)
  return found === undefined ? null : make(found)
}
