import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  areContested,
  count,
  isGiven,
  missing,
  narrative,
  parentAnswer,
  rating,
  reasons,
  settle,
  share,
  type Answer,
  type ToSettle,
} from '../src/index.ts'
import { anyAnswer, anyAnswerOf } from './any-answer.ts'

const accepted = (...answers: readonly Answer[]): ToSettle => ({
  accepted: answers.map(answer => ({ answer })),
  waiting: false,
})

const anyToSettle: fc.Arbitrary<ToSettle> = fc.record(
  {
    accepted: fc.array(fc.record({ answer: anyAnswerOf('rating'), outdated: fc.boolean() }), { maxLength: 4 }),
    waiting: fc.boolean(),
    ruling: anyAnswerOf('rating'),
  },
  { requiredKeys: ['accepted', 'waiting'] },
)

test('whatever comes in, an asked subject gets exactly one status, in whatever order it came', () => {
  fc.assert(
    fc.property(anyToSettle, given => {
      const settled = settle(given)
      const other = settle({ ...given, accepted: given.accepted.toReversed() })
      assert.deepEqual(other, settled)
      assert.ok(isGiven(settled.status) !== 'missing' in settled.status)
    }),
  )
})

test('a subject nobody answered is not answered', () => {
  assert.deepEqual(settle(accepted()), { status: missing('not-answered'), how: 'open' })
})

test('one accepted answer is the status, also when it is a reason', () => {
  assert.deepEqual(settle(accepted(rating('partial'))), { status: rating('partial'), how: 'one' })
  assert.deepEqual(settle(accepted(missing('refused'))), { status: missing('refused'), how: 'one' })
})

test('two members that say the same have agreed; two that differ are contested', () => {
  assert.deepEqual(settle(accepted(rating('no'), rating('no'))), { status: rating('no'), how: 'agreed' })
  assert.deepEqual(settle(accepted(rating('no'), rating('yes'))), { status: missing('contested'), how: 'open' })
})

test('"not applicable" against a value is contested; "unknown" and "refused" are not', () => {
  assert.deepEqual(settle(accepted(rating('no'), missing('not-applicable'))).status, missing('contested'))
  assert.deepEqual(settle(accepted(rating('no'), missing('unknown'))), { status: rating('no'), how: 'one' })
  assert.deepEqual(settle(accepted(missing('refused'), missing('not-applicable'))).status, missing('not-applicable'))
})

test('a reviewer can rule over contested answers, and the ruling says so', () => {
  const ruling = rating('partial')
  assert.deepEqual(settle({ ...accepted(rating('no'), rating('yes')), ruling }), { status: ruling, how: 'by-reviewer' })
})

test('while another submission waits what was accepted stands, and where nothing was the subject is under review', () => {
  assert.deepEqual(settle({ ...accepted(rating('no')), waiting: true }).status, rating('no'))
  assert.deepEqual(settle({ accepted: [], waiting: true }), { status: missing('under-review'), how: 'open' })
  assert.deepEqual(settle({ ...accepted(missing('unknown')), waiting: true }).status, missing('unknown'))
})

test('a value too old to hold is outdated, and says less than a fresh one', () => {
  const old = { answer: rating('yes'), outdated: true }
  assert.deepEqual(settle({ accepted: [old], waiting: false }), { status: missing('outdated'), how: 'one' })
  assert.deepEqual(settle({ accepted: [old, { answer: rating('yes') }], waiting: false }).status, rating('yes'))
})

test('each reason comes before those that follow it in the agreed order', () => {
  const ofRespondents = ['not-applicable', 'unknown', 'not-collected', 'refused', 'not-answered'] as const
  fc.assert(
    fc.property(
      fc.subarray([...ofRespondents], { minLength: 1 }),
      fc.boolean(),
      fc.boolean(),
      (found, waiting, old) => {
        const given = accepted(...found.map(missing))
        const value = old ? [{ answer: rating('no'), outdated: true }] : []
        if (old && found.includes('not-applicable')) return // contested
        const { status } = settle({ waiting, accepted: [...given.accepted, ...value] })
        assert.deepEqual(status, { missing: old ? 'outdated' : found.toSorted(byOrder)[0] })
      },
    ),
  )
})

test('one of two is not two of four: the accepted shares differ', () => {
  assert.equal(areContested([share(1, 2), share(2, 4)]), true)
  assert.equal(areContested([share(1, 2), share(1, 3)]), true)
  assert.equal(areContested([share(1, 2), share(1, 2)]), false)
  assert.equal(areContested([count(3), count(3n)]), false)
})

test('two narratives never contradict each other; both are kept', () => {
  assert.deepEqual(settle(accepted(narrative('one'), narrative('two'))).status, narrative('one', 'two'))
})

test('no value without an accepted value or a ruling', () => {
  fc.assert(
    fc.property(anyToSettle, given => {
      const { status } = settle(given)
      return (
        !isGiven(status) ||
        [given.ruling, ...given.accepted.map(eachAccepted => eachAccepted.answer)].some(one => one && isGiven(one))
      )
    }),
  )
})

test('a compound question is yes if all parts are, no if none is, else partial', () => {
  assert.deepEqual(parentAnswer([rating('yes'), rating('yes')]).answer, rating('yes'))
  assert.deepEqual(parentAnswer([rating('no'), rating('no')]).answer, rating('no'))
  assert.deepEqual(parentAnswer([rating('yes'), rating('no')]).answer, rating('partial'))
  assert.deepEqual(parentAnswer([rating('partial'), rating('partial')]).answer, rating('partial'))
})

test('a compound question with a missing part is missing, and a "no" beside it rules yes out', () => {
  assert.deepEqual(parentAnswer([rating('no'), missing('not-answered'), missing('unknown')]), {
    answer: missing('unknown'),
    yesRuledOut: true,
  })
  assert.deepEqual(parentAnswer([missing('unknown'), missing('not-applicable')]).answer, missing('not-applicable'))
  assert.deepEqual(parentAnswer([rating('yes'), missing('contested')]), {
    answer: missing('contested'),
    yesRuledOut: false,
  })
  assert.deepEqual(parentAnswer([]), { answer: missing('not-answered'), yesRuledOut: false })
})

test('a compound question has a value exactly when all its parts have', () => {
  fc.assert(
    fc.property(fc.array(anyAnswerOf('rating'), { minLength: 1, maxLength: 4 }), parts => {
      return isGiven(parentAnswer(parts).answer) === parts.every(isGiven)
    }),
  )
})

test('answers contest each other whichever comes first', () => {
  fc.assert(
    fc.property(fc.array(anyAnswer, { maxLength: 4 }), answers => {
      return areContested(answers) === areContested(answers.toReversed())
    }),
  )
})

function byOrder(one: (typeof reasons)[number], other: (typeof reasons)[number]): number {
  return reasons.indexOf(one) - reasons.indexOf(other)
}
