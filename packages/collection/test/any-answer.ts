import * as fc from 'fast-check'
import { phaseStates, ratingStates, reasons, type Answer, type AnswerKind, type Given } from '../src/index.ts'

const big = fc.bigInt({ min: 0n, max: 10n ** 17n })

export const anyGiven: Readonly<Record<AnswerKind, fc.Arbitrary<Given>>> = {
  rating: fc.constantFrom(...ratingStates).map(state => ({ kind: 'rating', state })),
  phase: fc.constantFrom(...phaseStates).map(state => ({ kind: 'phase', state })),
  count: big.map(count => ({ kind: 'count', count })),
  share: fc
    .tuple(big, big)
    .map(([n, more]) => ({ kind: 'share' as const, numerator: n, denominator: n + more + (n === 0n ? 1n : 0n) })),
  narrative: fc.array(fc.string(), { minLength: 1, maxLength: 3 }).map(texts => ({ kind: 'narrative', texts })),
}

export const anyMissing: fc.Arbitrary<Answer> = fc.constantFrom(...reasons).map(missing => ({ missing }))

/** Any answer of one kind, about every third of them missing. */
export const anyAnswerOf = (kind: AnswerKind): fc.Arbitrary<Answer> =>
  fc.oneof({ weight: 2, arbitrary: anyGiven[kind] }, { weight: 1, arbitrary: anyMissing })

export const anyKind: fc.Arbitrary<AnswerKind> = fc.constantFrom('rating', 'phase', 'count', 'share', 'narrative')

export const anyAnswer: fc.Arbitrary<Answer> = anyKind.chain(anyAnswerOf)
