import * as fc from 'fast-check'
import { phaseStates, ratingStates, reasons, type Answer, type AnswerKind, type Given } from '@waymark/collection'
import type { OverPlaces, ToCount } from '../src/index.ts'

const wholeNumber = fc.bigInt({ min: 0n, max: 10n ** 17n })
const givenOf: Readonly<Record<AnswerKind, fc.Arbitrary<Given>>> = {
  rating: fc.constantFrom(...ratingStates).map(state => ({ kind: 'rating', state })),
  phase: fc.constantFrom(...phaseStates).map(state => ({ kind: 'phase', state })),
  count: wholeNumber.map(count => ({ kind: 'count', count })),
  share: fc
    .tuple(wholeNumber, wholeNumber)
    .map(([n, more]) => ({ kind: 'share' as const, numerator: n, denominator: n + more + 1n })),
  narrative: fc.constant({ kind: 'narrative', texts: ['said'] }),
}

export const anyKind: fc.Arbitrary<AnswerKind> = fc.constantFrom('rating', 'phase', 'count', 'share', 'narrative')
const anyRule: fc.Arbitrary<OverPlaces> = fc.constantFrom(
  'count-by-state',
  'sum',
  'share-of-sums',
  'maximum',
  'count-distinct',
  'none',
)

/** A scope of up to thirty countries, of which any are asked, each with a value or any reason. */
export const anyToCountOf = (kind: AnswerKind): fc.Arbitrary<ToCount> =>
  fc
    .record({
      kind: fc.constant(kind),
      overPlaces: anyRule,
      subjects: fc.array(
        fc.oneof(
          fc.constant(null), // in scope and not asked
          fc.constantFrom(...reasons).map((missing): Answer => ({ missing })),
          givenOf[kind],
          givenOf[kind],
        ),
        { maxLength: 30 },
      ),
    })
    .map(({ kind, overPlaces, subjects }) => {
      const named = subjects.map((answer, index) => [`Q${index}`, answer] as const)
      const statuses = named.flatMap(([subject, answer]) => (answer === null ? [] : [[subject, answer] as const]))
      return { kind, overPlaces, scope: new Set(named.map(([subject]) => subject)), statuses: new Map(statuses) }
    })

export const anyToCount: fc.Arbitrary<ToCount> = anyKind.chain(anyToCountOf)

/** Statuses from a list such as `['yes', 'yes', 'unknown', null]`: a rating, a reason, or not asked. */
export function ratings(list: readonly (string | null)[]): Pick<ToCount, 'scope' | 'statuses'> {
  const named = list.map((said, index) => [`Q${index}`, said] as const)
  return {
    scope: new Set(named.map(([subject]) => subject)),
    statuses: new Map(
      named.flatMap(([subject, said]) => (said === null ? [] : [[subject, answerNamed(said)] as const])),
    ),
  }
}

/** `times('yes', 3)` is three of them. */
export const times = <T>(one: T, n: number): readonly T[] => Array.from({ length: n }, () => one)

function answerNamed(said: string): Answer {
  const state = ratingStates.find(ratingState => ratingState === said)
  if (state) return { kind: 'rating', state }
  const missing = reasons.find(reason => reason === said)
  if (!missing) throw new RangeError(said)
  return { missing }
}
