import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { count, missing, rating, share, type Answer } from '@waymark/collection'
import { change, pool, type PoolRules, type Reading } from '../src/index.ts'
import { anyToCountOf, ratings, times } from './any-statuses.ts'

const ours = { version: 'O1a/1', instrument: 'round', respondentType: 'member' }
const reading = (statuses: ReadonlyMap<string, Answer>, of: Partial<Reading> = {}): Reading => ({
  ...ours,
  kind: 'rating',
  statuses,
  ...of,
})
const bridged: PoolRules = {
  bridges: [
    { from: 'O1a/1', to: 'O1a/2' },
    { from: 'O1a/2', to: 'O1a/3' },
  ],
  equivalences: [],
}

test('figures of two surveys with other questions, instruments and respondents are refused, and all of it is named', () => {
  const governments = { version: 'law-criminalises', instrument: 'government survey', respondentType: 'government' }
  const offices = { version: 'law-insufficient', instrument: 'office survey', respondentType: 'unicef-office' }
  assert.deepEqual(pool([governments, offices]), {
    ok: false,
    refusal: {
      kind: 'pool.differs',
      differences: [
        { what: 'version', values: ['law-criminalises', 'law-insufficient'] },
        { what: 'instrument', values: ['government survey', 'office survey'] },
        { what: 'respondent-type', values: ['government', 'unicef-office'] },
      ],
    },
  })
})

test('the refusal does not depend on what the indicators are called', () => {
  const same = { version: 'x', respondentType: 'government' }
  const read = pool([
    { ...same, instrument: 'a' },
    { ...same, instrument: 'b' },
  ])
  assert.deepEqual(read.ok ? null : read.refusal.differences.map(difference => difference.what), ['instrument'])
})

test('comparable versions join through a chain of bridges, in both directions', () => {
  const versions = ['O1a/3', 'O1a/1', 'O1a/2'].map(version => ({ ...ours, version }))
  assert.equal(pool(versions, bridged).ok, true)
  assert.equal(pool([...versions, { ...ours, version: 'O1a/4' }], bridged).ok, false)
})

test('types declared equivalent join only with a reason', () => {
  const two = [ours, { ...ours, respondentType: 'government' }]
  const declared = (reason: string) =>
    pool(two, { bridges: [], equivalences: [{ types: ['member', 'government'], reason }] })
  assert.equal(declared('both read the same register').ok, true)
  assert.equal(declared('  ').ok, false)
})

test('observations of two periods are never put together', () => {
  const read = pool([
    { ...ours, period: '2025' },
    { ...ours, period: '2026' },
  ])
  assert.deepEqual(read.ok ? null : read.refusal.differences, [{ what: 'period', values: ['2025', '2026'] }])
})

test('of 28 answered twice, 6 began and 1 ended, whatever the others did', () => {
  const before = [
    ...times('no', 6),
    ...times('yes', 1),
    ...times('yes', 11),
    ...times('no', 10),
    ...times('yes', 4),
    ...times('unknown', 3),
  ]
  const after = [
    ...times('yes', 6),
    ...times('no', 1),
    ...times('yes', 11),
    ...times('no', 10),
    ...times('refused', 4),
    ...times('yes', 3),
  ]
  const changed = change(reading(ratings(before).statuses), reading(ratings(after).statuses))
  assert.ok(changed.ok)
  assert.deepEqual([changed.value.answeredTwice, changed.value.onlyBefore, changed.value.onlyAfter], [28, 4, 3])
  assert.deepEqual(changed.value.states['yes'], { before: 12, after: 17, began: 6, ended: 1 })
})

test('what began minus what ended is what changed, in every state, and no subject is moved twice', () => {
  fc.assert(
    fc.property(anyToCountOf('rating'), anyToCountOf('rating'), (before, after) => {
      const changed = change(reading(before.statuses), reading(after.statuses))
      assert.ok(changed.ok)
      const states = Object.values(changed.value.states)
      assert.ok(states.every(state => state.after - state.before === state.began - state.ended))
      const began = states.reduce((sum, stateChange) => sum + stateChange.began, 0)
      assert.equal(
        began,
        states.reduce((sum, stateChange) => sum + stateChange.ended, 0),
      )
      assert.ok(began <= changed.value.answeredTwice)
    }),
  )
})

test('readings of versions that are not comparable have no change', () => {
  const later = reading(new Map(), { version: 'O1a/2' })
  assert.equal(change(reading(new Map()), later).ok, false)
  assert.equal(change(reading(new Map()), later, bridged).ok, true)
})

test('a share rose if its exact fraction did: 333 of 1000 is less than 1 of 3', () => {
  const [before, after] = [new Map([['QMA', share(333, 1000)]]), new Map([['QMA', share(1, 3)]])]
  const changed = change(reading(before, { kind: 'share' }), reading(after, { kind: 'share' }))
  assert.deepEqual(changed.ok && changed.value.numbers, { rose: 1, fell: 0, stayed: 0 })
})

test('a count that nobody gave before did not rise from zero', () => {
  const [before, after] = [new Map([['QMA', missing('unknown')]]), new Map([['QMA', count(3)]])]
  const changed = change(reading(before, { kind: 'count' }), reading(after, { kind: 'count' }))
  assert.ok(changed.ok)
  assert.deepEqual([changed.value.answeredTwice, changed.value.onlyAfter], [0, 1])
  assert.deepEqual(changed.value.numbers, { rose: 0, fell: 0, stayed: 0 })
})

test('a rating has states that change and no numbers that rise', () => {
  const changed = change(reading(new Map([['QMA', rating('no')]])), reading(new Map([['QMA', rating('yes')]])))
  assert.equal(changed.ok && changed.value.numbers, null)
})

test('counts of subjects answered twice rose, fell or stayed, and 0 is one of them', () => {
  const counts = (all: readonly number[]) =>
    reading(new Map(all.map((n, index) => [`Q${index}`, count(n)])), { kind: 'count' })
  const changed = change(counts([0, 5, 7, 0]), counts([1, 4, 7, 0]))
  assert.deepEqual(changed.ok && changed.value.numbers, { rose: 1, fell: 1, stayed: 2 })
})
