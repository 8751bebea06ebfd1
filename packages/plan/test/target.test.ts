import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '@waymark/network'
import { readTarget, type TypedTarget } from '../src/index.ts'

const rating = {
  code: 'O1a',
  answer: 'rating',
  counts: null,
  rollUp: { overTime: 'latest', overPlaces: 'count-by-state' },
} as const
const of = { indicator: rating, countries: 28, today: '2026-11-30' as Day }
const typed: TypedTarget = { state: 'yes', least: '20', by: '2030-12-31', milestones: [] }
const refusalOf = (changes: Partial<TypedTarget>, about: Partial<typeof of> = {}) => {
  const read = readTarget({ ...typed, ...changes }, { ...of, ...about } as typeof of)
  return read.ok ? 'read' : read.refusal
}

test('a target has its milestones in the order of their days, and an empty line is none', () => {
  const milestones = [
    { by: '2029-12-31', least: '15' },
    { by: ' ', least: '' },
    { by: '2027-12-31', least: '8' },
  ]
  const read = readTarget({ ...typed, milestones }, of)
  assert.deepEqual(read.ok && read.value, {
    state: 'yes',
    least: 20,
    by: '2030-12-31',
    milestones: [
      { by: '2027-12-31', least: 8 },
      { by: '2029-12-31', least: 15 },
    ],
  })
})

test('a target in the past, or of today, is refused', () => {
  for (const by of ['2025-12-31', '2026-11-30'])
    assert.deepEqual(refusalOf({ by }), { kind: 'target.in-past', field: 'by', given: by })
  const milestones = [{ by: '2020-01-01', least: '1' }]
  assert.deepEqual(refusalOf({ milestones }), { kind: 'target.in-past', field: 'by.0', given: '2020-01-01' })
})

test('more countries than the list has, none, a part of one or no number at all are refused', () => {
  for (const least of ['29', '0', '2.5', '-1', 'many', ''])
    assert.deepEqual(refusalOf({ least }), { kind: 'target.not-a-number', field: 'least', most: 28 })
})

test('a milestone on the day of the target or of another milestone is refused', () => {
  const one = { by: '2029-12-31', least: '9' }
  assert.deepEqual(refusalOf({ milestones: [{ ...one, by: typed.by }] }), {
    kind: 'target.milestone-after',
    field: 'by.0',
    by: '2030-12-31',
  })
  assert.deepEqual(refusalOf({ milestones: [one, one] }), {
    kind: 'target.milestone-twice',
    field: 'by.1',
    by: '2029-12-31',
  })
})

const ofKind = (answer: string, overPlaces: string, counts: object | null = null) =>
  ({ code: 'C2', answer, counts, rollUp: { overTime: 'none', overPlaces } }) as unknown as typeof rating
const counting = (over: string, by: unknown) => ofKind('count', 'count-distinct', { over, by })

test('narratives and what is not added up have no targets, and a rating none of a phase or a sum', () => {
  for (const state of ['phase-4', 'sum', 'entries'])
    assert.deepEqual(refusalOf({ state }), { kind: 'target.state-unknown', field: 'state' })
  const without = [ofKind('narrative', 'none'), ofKind('count', 'maximum'), ofKind('share', 'none')]
  for (const indicator of [...without, counting('network', 'entries'), counting('member', 'entries')]) {
    const read = readTarget(typed, { ...of, indicator })
    assert.deepEqual(read.ok || read.refusal, { kind: 'target.no-states', field: 'indicator', code: 'C2' })
  }
})

test('a target on numbers is on what the indicator adds up, and its number is bounded by what it is', () => {
  const read = (indicator: typeof rating, state: string, least: string) => {
    const found = readTarget({ ...typed, state, least }, { ...of, indicator })
    return found.ok ? found.value.least : `${found.refusal.kind} ${JSON.stringify(found.refusal)}`
  }
  assert.equal(read(ofKind('count', 'sum'), 'sum', '120000'), 120_000)
  assert.equal(read(counting('country', { field: 'participants' }), 'sum', '5000'), 5000)
  assert.equal(read(counting('country', 'entries'), 'entries', '40'), 40)
  assert.equal(read(ofKind('share', 'share-of-sums'), 'share', '100'), 100)
  assert.match(String(read(ofKind('share', 'share-of-sums'), 'share', '101')), /not-a-number.*"most":100/)
  assert.match(String(read(ofKind('count', 'sum'), 'entries', '1')), /state-unknown/)
  assert.match(String(read(ofKind('count', 'sum'), 'sum', '1000000000')), /not-a-number/)
})
