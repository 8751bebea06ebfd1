import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { count, missing, phaseStates, rating, ratingStates, type Answer } from '@waymark/collection'
import { change, closes, closingSum, closingTerms, publicStatus } from '../src/index.ts'
import { anyKind, anyToCountOf } from './any-statuses.ts'

const statuses = (said: Readonly<Record<string, Answer>>) => new Map(Object.entries(said))

test('five said yes and then six: each of the eight ways there and away is a term of its own', () => {
  const [yes, no] = [rating('yes'), rating('no')]
  const before = statuses({
    began: no,
    ended: yes,
    gone: yes,
    again: missing('not-answered'),
    silent: yes,
    fits: missing('not-applicable'),
    unfit: yes,
    stays: yes,
  })
  const after = statuses({
    began: yes,
    ended: rating('partial'),
    came: yes,
    again: yes,
    silent: missing('refused'),
    fits: yes,
    unfit: missing('not-applicable'),
    stays: yes,
    other: yes,
  })
  const sum = closingSum(before, after, 'yes')
  assert.deepEqual(sum, {
    before: 5,
    began: 1,
    ended: 1,
    newlyAsked: 2,
    noLongerAsked: 1,
    answeredAgain: 1,
    noLongerAnswered: 1,
    becameApplicable: 1,
    becameNotApplicable: 1,
    after: 6,
  })
  assert.equal(closes(sum), true)
  assert.equal(closes({ ...sum, began: 2 }), false)
  assert.equal(closes({ ...sum, began: 0, ended: 0, after: 6, newlyAsked: -1 }), false)
})

test('of counts a sum is over those that gave one, and a corrected number moves nobody', () => {
  const sum = closingSum(statuses({ a: count(3n) }), statuses({ a: count(4n), b: count(0n) }), 'given')
  assert.deepEqual([sum.before, sum.after, sum.began, sum.ended, sum.newlyAsked], [1, 2, 0, 0, 1])
})

test('in any two worlds every state closes, and began and ended are those of the change over subjects answered twice', () => {
  const twice = anyKind.chain(kind => fc.tuple(fc.constant(kind), anyToCountOf(kind), anyToCountOf(kind)))
  fc.assert(
    fc.property(twice, fc.boolean(), ([kind, toCount, other], open) => {
      const held = (all: ReadonlyMap<string, Answer>) =>
        open ? new Map([...all].map(([who, s]) => [who, publicStatus(s, { held: false, hidden: false })])) : all
      const states = kind === 'rating' ? ratingStates : kind === 'phase' ? phaseStates : ['given']
      const about = { version: 'A/1', instrument: 'round', respondentType: 'member', kind }
      const moved = change({ ...about, statuses: toCount.statuses }, { ...about, statuses: other.statuses })
      assert.ok(moved.ok)
      for (const state of states) {
        const sum = closingSum(held(toCount.statuses), held(other.statuses), state)
        assert.ok(closes(sum), JSON.stringify(sum))
        const pair: { began: number; ended: number } | undefined = moved.value.states[state]
        if (pair) assert.deepEqual([sum.began, sum.ended], [pair.began, pair.ended])
        const back = closingSum(held(other.statuses), held(toCount.statuses), state)
        assert.deepEqual([back.before, back.began, back.newlyAsked], [sum.after, sum.ended, sum.noLongerAsked])
        const total = [...other.statuses.values()].filter(
          s => !('missing' in s) && (state === 'given' || ('state' in s && s.state === state)),
        )
        assert.equal(sum.after, total.length)
      }
    }),
  )
})

test('the signs are those that the law adds with', () => {
  assert.deepEqual(Object.values(closingTerms), [1, -1, 1, -1, 1, -1, 1, -1])
})
