import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@waymark/network'
import { changedFields, isAmendment, planStateOn, readAgreedOn, readPlanPeriod } from '@waymark/plan'

test('the period of a plan has two days in order, and everything wrong with it is named at once', () => {
  assert.deepEqual(readPlanPeriod({ from: '2026-01-01', until: '2026-12-31' }), {
    ok: true,
    value: { from: '2026-01-01', until: '2026-12-31' },
  })
  const neither = readPlanPeriod({ from: 'soon', until: '2026-02-30' })
  assert.deepEqual(!neither.ok && neither.refusal.map(({ field, kind }) => `${field} ${kind}`), [
    'from day.malformed',
    'until day.malformed',
  ])
  const turned = readPlanPeriod({ from: '2026-12-31', until: '2026-01-01' })
  assert.deepEqual(!turned.ok && turned.refusal.map(({ field, kind }) => `${field} ${kind}`), [
    'until plan.until-before-from',
  ])
})

test('a body agrees on a day that has come, and never before it agreed last', () => {
  const today = day('2026-02-01')
  const kind = (on: string, last: string | null = null) => {
    const read = readAgreedOn(on, last, today)
    return read.ok ? read.value : read.refusal.kind
  }
  assert.equal(kind('2026-02-01'), '2026-02-01')
  assert.equal(kind('2026-02-02'), 'plan.agreed-in-future')
  assert.equal(kind('never'), 'day.malformed')
  assert.equal(kind('2026-01-01', '2026-01-01'), '2026-01-01')
  assert.equal(kind('2026-01-01', '2026-01-02'), 'plan.agreed-before-last')
})

test('a draft is edited, what is agreed, closed or in no plan is amended', () => {
  assert.deepEqual(
    [{ state: 'draft' as const }, { state: 'agreed' as const }, { state: 'closed' as const }, null].map(isAmendment),
    [false, true, true, true],
  )
  const running = { state: 'agreed' as const, from: '2026-01-01' }
  assert.deepEqual(
    ['2025-12-31', '2026-01-01'].map(today => planStateOn(running, today)),
    ['agreed', 'running'],
  )
  assert.equal(planStateOn({ state: 'draft', from: '2026-01-01' }, '2026-02-01'), 'draft')
})

test('an amendment keeps what stood in the fields that changed, and no others', () => {
  const before = { due: '2026-05-01', start: null, members: ['a', 'b'] }
  assert.deepEqual(changedFields(before, { ...before, due: '2026-06-01' }), { due: '2026-05-01' })
  assert.deepEqual(changedFields<unknown>(before, { ...before, members: ['a'], start: '2026-01-01' }), {
    start: null,
    members: ['a', 'b'],
  })
  assert.deepEqual(changedFields(before, before), {})
  assert.deepEqual(changedFields<unknown>({ ...before, id: 'p' }, { until: '2027-01-01' }), { until: null })
})
