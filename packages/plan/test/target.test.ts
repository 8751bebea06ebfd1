import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '@waymark/network'
import { readTarget, type TypedTarget } from '../src/index.ts'

const of = { indicator: { code: 'O1a', answer: 'rating' as const }, countries: 28, today: '2026-11-30' as Day }
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

test('numbers and narratives have no targets, and a rating none of a phase', () => {
  assert.deepEqual(refusalOf({ state: 'phase-4' }), { kind: 'target.state-unknown', field: 'state' })
  const indicator = { code: 'C2', answer: 'count' as const }
  const read = readTarget(typed, { ...of, indicator })
  assert.deepEqual(read.ok || read.refusal, { kind: 'target.no-states', field: 'indicator', code: 'C2' })
})
