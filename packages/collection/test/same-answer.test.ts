import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSameAnswer, sameAsLast, type AnswerWords } from '../src/index.ts'

const law = { type: 'law', address: 'https://example.org/1', where: '', seenOn: '2026-01-01', quote: '', place: '' }
const none = { type: '', address: '', where: '', seenOn: '', quote: '', place: '' }
const yes: AnswerWords = { typed: { state: 'yes', step: 'adopted' }, rationale: 'Section 4.', evidence: [law] }

test('an answer is the same whatever is left empty beside it, and wherever its reason was chosen', () => {
  const sent = { typed: { step: ' adopted', state: 'yes', count: '' }, rationale: ' Section 4.', evidence: [law, none] }
  assert.equal(isSameAnswer(yes, sent), true)
  const chosen = { typed: { state: 'unknown' }, rationale: '', evidence: [] }
  assert.equal(isSameAnswer(chosen, { ...chosen, typed: { missing: 'unknown' } }), true)
})

test('another value, another word and another day of evidence make another answer', () => {
  assert.equal(isSameAnswer(yes, { ...yes, typed: { state: 'no' } }), false)
  assert.equal(isSameAnswer(yes, { ...yes, rationale: 'Section 5.' }), false)
  assert.equal(isSameAnswer(yes, { ...yes, evidence: [{ ...law, seenOn: '2026-02-01' }] }), false)
  assert.equal(isSameAnswer(yes, { ...yes, evidence: [] }), false)
})

test('the same as last time takes value, why and evidence over, and new words in place of the old', () => {
  const empty = { typed: {}, rationale: '', evidence: [none] }
  assert.deepEqual(sameAsLast(empty, yes), yes)
  assert.deepEqual(sameAsLast({ ...empty, rationale: 'It stands.' }, yes), { ...yes, rationale: 'It stands.' })
  const seen = { ...law, seenOn: '2026-02-01' }
  assert.deepEqual(sameAsLast({ ...empty, evidence: [seen] }, yes)?.evidence, [seen])
})

test('the same as last time beside another value is neither', () => {
  assert.equal(sameAsLast({ typed: { state: 'no' }, rationale: '', evidence: [] }, yes), null)
})
