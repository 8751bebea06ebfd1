import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { missing, rating } from '@waymark/collection'
import { addDays, day } from '@waymark/network'
import {
  baselinesToLock,
  lockBaseline,
  sideBySide,
  statusChange,
  type BaselineCandidate,
  type PlannedAction,
} from '../src/index.ts'

const today = day('2026-03-01')
const answer = (observation: string, periodFrom: string, status: BaselineCandidate['status'] = rating('no')) => ({
  subject: 'QMA',
  indicator: 'O1a',
  observation,
  periodFrom: day(periodFrom),
  status,
})

test('the first settled value of a country is its baseline, a missing reason is none', () => {
  const settled = [
    answer('third', '2026-01-01'),
    answer('second', '2025-01-01'),
    answer('first', '2024-01-01', missing('unknown')),
  ]
  assert.deepEqual(baselinesToLock(settled, [], today), [
    { subject: 'QMA', indicator: 'O1a', observation: 'second', lockedOn: today },
  ])
})

test('of two values of one period the one settled first is the baseline', () => {
  const settled = [answer('one', '2025-01-01'), answer('other', '2025-01-01')]
  assert.deepEqual(
    baselinesToLock(settled, [], today).map(one => one.observation),
    ['one'],
  )
})

test('a locked baseline is never moved, not even by an answer about an earlier period', () => {
  const locked = baselinesToLock([answer('second', '2025-01-01')], [], today)
  assert.deepEqual(baselinesToLock([answer('earlier', '2020-01-01')], locked, today), [])
  assert.deepEqual(lockBaseline({ ...locked[0]!, observation: 'earlier' }, locked), {
    ok: false,
    refusal: { kind: 'baseline.locked', subject: 'QMA', indicator: 'O1a', lockedOn: today },
  })
  assert.equal(lockBaseline({ ...locked[0]!, indicator: 'O2a' }, locked).ok, true)
})

test('locking again after locking locks nothing, and each subject has one baseline per indicator', () => {
  const candidate = fc.record({
    subject: fc.constantFrom('QMA', 'QMB'),
    indicator: fc.constantFrom('O1a', 'O2a'),
    observation: fc.uuid(),
    periodFrom: fc.integer({ min: 0, max: 900 }).map(n => addDays(day('2024-01-01'), n)),
    status: fc.constantFrom(rating('yes'), missing('refused')),
  })
  fc.assert(
    fc.property(fc.array(candidate), settled => {
      const locked = baselinesToLock(settled, [], today)
      assert.deepEqual(baselinesToLock(settled, locked, today), [])
      assert.equal(new Set(locked.map(one => `${one.subject} ${one.indicator}`)).size, locked.length)
      const withValue = settled.filter(one => 'kind' in one.status).map(one => `${one.subject} ${one.indicator}`)
      assert.equal(locked.length, new Set(withValue).size)
    }),
  )
})

const action = (id: string, indicator: string, on: string): PlannedAction => ({
  id,
  subject: 'QMA',
  action: {
    what: 'Draft the amendment',
    who: 'Lighthouse',
    start: null,
    due: day('2026-12-31'),
    resources: '',
    expected: [{ indicator, change: 'from no to yes' }],
  },
  updates: [{ on: day(on), status: 'under-way', said: 'text-1' }],
})

test('what changed and what was done stand side by side, without a word that joins them', () => {
  const changed = statusChange(rating('no'), rating('yes'), true)
  const actions = [
    action('a1', 'O1a', '2025-05-01'),
    action('a2', 'O2a', '2025-05-01'),
    action('a3', 'O1a', '2024-05-01'),
  ]
  const beside = sideBySide('O1a', changed, { actions, days: { from: day('2025-01-01'), until: day('2026-01-01') } })
  assert.deepEqual(Object.keys(beside), ['indicator', 'changed', 'did'])
  assert.deepEqual(
    beside.did.map(one => [one.action, one.status]),
    [['a1', 'under-way']],
  )
  assert.deepEqual(JSON.parse(JSON.stringify(beside)), beside)
})

test('an action that hopes for changes in two indicators stands beside each of them', () => {
  const one = action('a1', 'O1a', '2025-05-01')
  const both = { ...one.action, expected: [...one.action.expected, { indicator: 'O2a', change: 'more' }] }
  const work = { actions: [{ ...one, action: both }], days: { from: day('2025-01-01'), until: day('2026-01-01') } }
  assert.deepEqual(
    ['O1a', 'O2a', 'O3a'].map(code => sideBySide(code, null, work).did.length),
    [1, 1, 0],
  )
})

test('where nothing can be compared the change is null, and what was done still stands', () => {
  const beside = sideBySide('O1a', null, {
    actions: [action('a1', 'O1a', '2025-05-01')],
    days: { from: day('2025-01-01'), until: day('2026-01-01') },
  })
  assert.deepEqual([beside.changed, beside.did.length], [null, 1])
})
