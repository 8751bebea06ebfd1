import type { AnswerKind } from '@waymark/framework'

/**
 * Why an asked subject has no value, in the order in which one comes before another (definition 5; `not-collected` after
 * `unknown`: docs/decisions/0012). `not-applicable` alone leaves the set "applicable"; all others stay in it.
 *
 * Of a respondent: not-answered, refused, unknown, not-collected, not-applicable. Of a value: under-review, contested,
 * outdated, suppressed. `not-asked` is no reason: it is of the design, and never inside asked. Source: design 3.2.
 */
export const reasons = [
  'contested',
  'under-review',
  'outdated',
  'not-applicable',
  'unknown',
  'not-collected',
  'refused',
  'not-answered',
  'suppressed',
] as const

/** Inside a network: every asked subject without a value has one of these. */
export type InsideReason = (typeof reasons)[number]

/**
 * What is said in public of a country of a round that has no published value: not why, and not whether it answered at all.
 * Source: definitions 5a.
 */
export const noAnswerPublished = 'no-answer-published'

/** The two reasons that a subject of a round can have in public files. Imports keep all of `reasons`. */
export const publicReasons = ['not-applicable', noAnswerPublished] as const

export type Reason = InsideReason | typeof noAnswerPublished

/** The reason that comes first of those found; `not-answered` if none was. */
export function firstReason(found: Iterable<Reason>): InsideReason {
  const all = new Set(found)
  return reasons.find(reason => all.has(reason)) ?? 'not-answered'
}

/** The reasons a respondent may choose in a form; silence (`not-answered`) is what remains when they choose nothing. */
export const reasonsToChoose = ['not-applicable', 'unknown', 'not-collected', 'refused'] as const
export type ChosenReason = (typeof reasonsToChoose)[number]

/** Whether a text names a reason a respondent may choose. */
export function isChosenReason(text: string): text is ChosenReason {
  return (reasonsToChoose as readonly string[]).includes(text)
}

export type { AnswerKind }

export const ratingStates = ['yes', 'partial', 'no'] as const
export type RatingState = (typeof ratingStates)[number]

/** The four phases of a capability, from building (1) to maturity (4). No more is said of the two in between. */
export const phaseStates = ['phase-1', 'phase-2', 'phase-3', 'phase-4'] as const
export type PhaseState = (typeof phaseStates)[number]

/** A value somebody gave. Counts are whole numbers of any size; 0 is a value. A narrative holds its text, or texts' ids. */
export type Given =
  | { readonly kind: 'rating'; readonly state: RatingState }
  | { readonly kind: 'phase'; readonly state: PhaseState }
  | { readonly kind: 'count'; readonly count: bigint }
  | { readonly kind: 'share'; readonly numerator: bigint; readonly denominator: bigint }
  | { readonly kind: 'narrative'; readonly texts: readonly string[] }

export type Missing = { readonly missing: Reason }

/** A value, or the reason why there is none. Every asked subject has exactly one. */
export type Answer = Given | Missing

/** Shorthands for values and for a missing one. */
export const rating = (state: RatingState): Given => ({ kind: 'rating', state })
export const phase = (state: PhaseState): Given => ({ kind: 'phase', state })
export const count = (count: bigint | number): Given => ({ kind: 'count', count: BigInt(count) })
export const share = (numerator: bigint | number, denominator: bigint | number): Given => ({
  kind: 'share',
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
})
export const narrative = (...texts: readonly string[]): Given => ({ kind: 'narrative', texts })
export const missing = (reason: Reason): Missing => ({ missing: reason })

/** Whether the answer is a value. */
export function isGiven(answer: Answer): answer is Given {
  return 'kind' in answer
}

/**
 * Whether two values say the same. A share is the same only if both its numbers are (1 of 2 is not 2 of 4). Narratives
 * never contradict each other: two tellings stand side by side.
 */
export function saysTheSame(given: Given, other: Given): boolean {
  if (given.kind !== other.kind) return false
  if (given.kind === 'narrative') return true
  if (given.kind === 'count') return given.count === (other as typeof given).count
  if (given.kind !== 'share') return given.state === (other as typeof given).state
  const that = other as typeof given
  return given.numerator === that.numerator && given.denominator === that.denominator
}
