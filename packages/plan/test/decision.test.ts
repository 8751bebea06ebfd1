import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '@waymark/network'
import { decisionState, readExpectedStep, readOutcome, readOwned } from '../src/index.ts'

const today = '2026-02-01' as Day
const member = '01900000-0000-7000-8000-000000000001'
const read = (owner: string, due = '2026-05-01') => {
  const found = readOwned({ owner, due }, new Set([member]), today)
  return found.ok ? found.value.owner : `${found.refusal.kind} ${found.refusal.field}`
}

test('a decision is owned by a role or by a member of today, never by nobody and never by a name', () => {
  assert.deepEqual(read('role coordinator'), { role: 'coordinator' })
  assert.deepEqual(read(`member ${member}`), { member })
  assert.equal(read(' '), 'decision.owner-missing owner')
  for (const other of ['role minister', 'member x', 'Ms Somebody', `role ${member}`])
    assert.equal(read(other), 'decision.owner-unknown owner')
})

test('it is due on a day that lies ahead, and late from the day after it while nothing came of it', () => {
  assert.equal(read('role coordinator', 'soon'), 'day.malformed due')
  assert.equal(read('role coordinator', '2026-01-31'), 'decision.due-over due')
  assert.deepEqual(read('role coordinator', today), { role: 'coordinator' })
  const state = (due: string, changed = false, outcome: 'done' | 'dropped' | null = null) =>
    decisionState({ due, changed, outcome }, today)
  assert.deepEqual([state('2026-02-01'), state('2026-01-31')], ['open', 'late'])
  assert.deepEqual([state('2026-01-31', true), state('2026-01-31', false, 'dropped')], ['done', 'dropped'])
  assert.equal(state('2026-01-31', true, 'dropped'), 'dropped')
})

test('what came of it is done or dropped, by a role or member that is or was there, on a day since it was decided', () => {
  const came = (typed: { what?: string; by?: string; on?: string }) => {
    const found = readOutcome(
      { what: 'done', by: `member ${member}`, on: '2026-01-20', ...typed },
      { members: new Set([member]), decided: '2026-01-10', latest: today },
    )
    return found.ok ? found.value : found.refusal.map(problem => `${problem.kind} ${problem.field}`)
  }
  assert.deepEqual(came({}), { what: 'done', by: { member }, on: '2026-01-20' })
  assert.deepEqual(came({ what: 'dropped', by: 'role coordinator', on: '2026-01-10' }), {
    what: 'dropped',
    by: { role: 'coordinator' },
    on: '2026-01-10',
  })
  assert.deepEqual(came({ what: '', by: ' ', on: '' }), [
    'outcome.what-missing what',
    'outcome.by-missing by',
    'day.missing on',
  ])
  assert.deepEqual(came({ what: 'late', by: 'Ms Somebody' }), ['outcome.what-missing what', 'outcome.by-unknown by'])
  assert.deepEqual(came({ on: '2026-02-02' }), ['outcome.on-ahead on'])
  assert.deepEqual(came({ on: '2026-01-09' }), ['outcome.before-decision on'])
})

test('an expected change is an answer, another answer and a day, or nothing of it', () => {
  const step = (from: string, to: string, by: string) => {
    const found = readExpectedStep({ from, to, by })
    return found.ok ? found.value : `${found.refusal.kind} ${found.refusal.field}`
  }
  assert.equal(step('', ' ', ''), null)
  assert.deepEqual(step('', 'yes', '2026-12-31'), { from: null, to: 'yes', by: '2026-12-31' })
  assert.deepEqual(step('no', 'partial', '2026-12-31'), { from: 'no', to: 'partial', by: '2026-12-31' })
  assert.equal(step('no', '', ''), 'action.expected-to-missing expectsTo')
  assert.equal(step('yes', 'yes', '2026-12-31'), 'action.expected-unchanged expectsTo')
  assert.equal(step('no', 'better', '2026-12-31'), 'action.state-unknown expectsTo')
  assert.equal(step('no', 'yes', ''), 'day.missing expectsBy')
})
