/** What a milestone says, and where an action stands by the milestones that are public. Source: models.md 5. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@waymark/network'
import { isMissed, publicStanding, readMilestone, type MilestoneFields } from '../src/index.ts'

const today = day('2026-03-01')
const within = { from: '2026-01-01', today }
const typed: MilestoneFields = { sort: 'pilot', due: '2026-06-30', reached: '', shows: '' }
const refusalsOf = (more: Partial<MilestoneFields>) => {
  const read = readMilestone({ ...typed, ...more }, within)
  return read.ok ? [] : read.refusal.map(refusal => `${refusal.field} ${refusal.kind}`)
}

test('a milestone is a step, a pilot or a hand-over, due within its plan, and reached with what shows it', () => {
  const reached = { reached: '2026-02-28', shows: 'The minutes' }
  for (const sort of ['step', 'pilot', 'hand-over']) assert.deepEqual(refusalsOf({ sort, ...reached }), [])
  assert.deepEqual(refusalsOf({ sort: 'law', due: '2025-12-31', reached: '2026-02-28' }), [
    'sort milestone.sort-unknown',
    'due milestone.before-plan',
    'shows milestone.shows-missing',
  ])
  assert.deepEqual(refusalsOf({ due: '2026-01-01' }), [])
  assert.deepEqual(refusalsOf({ reached: '2026-03-02', shows: 'x' }), ['reached milestone.reached-ahead'])
  assert.deepEqual(refusalsOf({ shows: 'The minutes' }), ['reached milestone.reached-missing'])
  assert.ok(readMilestone({ ...typed, due: '2025-12-31' }, { from: null, today }).ok, 'in no plan it has no period')
})

test('a milestone is missed on the day after it was due, unless it was reached', () => {
  const milestone = { dueOn: '2026-02-28', reachedOn: null }
  assert.deepEqual([isMissed(milestone, '2026-02-28'), isMissed(milestone, '2026-03-01')], [false, true])
  assert.ok(!isMissed({ ...milestone, reachedOn: '2026-03-05' }, '2026-04-01'))
})

test('a milestone that was reached says that an action is under way, in public only where it is public itself', () => {
  const milestones = [{ id: 'm', reachedOn: '2026-02-01' }]
  const action = { startsOn: null, dueOn: '2026-12-31', updates: [], milestones }
  assert.equal(publicStanding(action, new Set(['action', 'milestone/m']), today), 'under-way')
  assert.equal(publicStanding(action, new Set(['action']), today), null)
  assert.equal(publicStanding({ ...action, milestones: [] }, new Set(['action', 'dates']), today), 'planned')
})
