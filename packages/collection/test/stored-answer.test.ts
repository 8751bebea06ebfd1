import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { answerFromJson, answerToJson, count, share } from '../src/index.ts'
import { anyAnswer } from './any-answer.ts'

test('an answer comes back from JSON as it went in, however large its numbers', () => {
  fc.assert(
    fc.property(anyAnswer, answer => {
      const back = answerFromJson(JSON.parse(JSON.stringify(answerToJson(answer))))
      assert.deepEqual(back, { ok: true, value: answer })
    }),
  )
})

test('a count above 2^53 keeps its last digit', () => {
  assert.deepEqual(answerToJson(count(9_007_199_254_740_993n)), { kind: 'count', count: '9007199254740993' })
})

test('what is no answer is refused: loose numbers, unknown reasons, more than all, not-asked', () => {
  const broken = [
    null,
    3,
    'yes',
    [],
    {},
    { kind: 'count', count: 3 },
    { kind: 'count', count: '-3' },
    { kind: 'rating', state: 'maybe' },
    { kind: 'phase', state: 'phase-5' },
    { kind: 'share', numerator: '3', denominator: '2' },
    { kind: 'share', numerator: '0', denominator: '0' },
    { kind: 'narrative', texts: [] },
    { kind: 'narrative', texts: [1] },
    { missing: 'not-asked' },
    { missing: null },
    { missing: 'unknown ' },
  ]
  for (const stored of broken) {
    assert.deepEqual(
      answerFromJson(stored),
      { ok: false, refusal: { kind: 'answer.malformed' } },
      JSON.stringify(stored),
    )
  }
})

test('all of them is a share like any other', () => {
  assert.deepEqual(answerFromJson(answerToJson(share(4, 4))), { ok: true, value: share(4, 4) })
})
