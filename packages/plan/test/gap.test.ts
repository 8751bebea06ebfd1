import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerToGap } from '@waymark/plan'

const agreed = { state: 'agreed' as const }
const closed = { state: 'closed' as const }
const nothing = { priorities: [], actions: [], decisions: [] }

test('a gap leads to an action, to a priority without one, to a decision not to act, or to nobody', () => {
  const priorities = [{ id: 'p', indicator: 'A1', plan: agreed }]
  const action = { priority: 'p', expects: 'A2', isStopped: false, plan: agreed }
  const decisions = [{ id: 'd', indicator: 'A1' }]
  const kinds = (more: Partial<Parameters<typeof answerToGap>[1]>, indicator = 'A1') =>
    answerToGap(indicator, { ...nothing, ...more })
  assert.deepEqual(kinds({}), { kind: 'nobody' })
  assert.deepEqual(kinds({ decisions }), { kind: 'not-to-act', decision: 'd' })
  assert.deepEqual(kinds({ decisions, priorities }), { kind: 'chosen', priority: 'p' })
  assert.deepEqual(kinds({ priorities, actions: [action] }), { kind: 'action', priority: 'p' })
  assert.deepEqual(kinds({ priorities, actions: [action] }, 'A2'), { kind: 'action', priority: 'p' })
  assert.deepEqual(kinds({ priorities, actions: [action] }, 'A3'), { kind: 'nobody' })
  assert.deepEqual(kinds({ priorities, actions: [{ ...action, isStopped: true }] }), { kind: 'chosen', priority: 'p' })
})

test('what stands in a closed plan answers no gap any more', () => {
  const priorities = [{ id: 'p', indicator: 'A1', plan: closed }]
  const actions = [{ priority: 'p', expects: 'A1', isStopped: false, plan: closed }]
  assert.deepEqual(answerToGap('A1', { ...nothing, priorities, actions }), { kind: 'nobody' })
})
