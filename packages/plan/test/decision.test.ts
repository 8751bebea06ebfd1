import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '@waymark/network'
import { isLate, readExpectedStep, readOwned } from '../src/index.ts'

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
  assert.deepEqual([isLate('2026-02-01', false, today), isLate('2026-01-31', false, today)], [false, true])
  assert.equal(isLate('2026-01-31', true, today), false)
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
