/** Which periods a round of an edition may ask about. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, readPeriod } from '@waymark/network'
import { dueFor, readRoundPeriod } from '../src/round.ts'

const edition = { first: day('2021-01-01'), last: day('2025-12-31'), opens: day('2026-02-02') }

function said(label: string, more: object = {}): string {
  const period = readPeriod(label)
  assert.ok(period.ok)
  const read = readRoundPeriod(period.value, { ...edition, reason: '', ...more })
  return read.ok ? 'asked' : read.refusal.kind
}

test('the days of an edition bind its rounds, and a period outside of them needs a reason', () => {
  assert.equal(said('2025'), 'asked')
  assert.equal(said('2025-Q4'), 'asked')
  assert.equal(said('2026-S1'), 'period.outside-edition')
  assert.equal(said('2020'), 'period.outside-edition')
  assert.equal(said('2026-S1', { reason: 'The assembly extended the framework by half a year.' }), 'asked')
  assert.equal(said('2026-S1', { last: null }), 'asked')
  assert.equal(said('2020', { last: null }), 'period.before-edition')
})

test('a year of another calendar, or of another century, is asked about for no reason at all', () => {
  for (const label of ['2569', '1899', '2030'])
    assert.equal(said(label, { reason: 'We mean it.' }), 'period.implausible')
  assert.equal(said('2026', { reason: 'We mean it.' }), 'asked', 'the running year may be asked about before it ends')
})

test('a due day of one’s own holds only where it is the later', () => {
  assert.equal(dueFor({ dueOn: '2026-03-31' }, { dueOn: null }), '2026-03-31')
  assert.equal(dueFor({ dueOn: '2026-03-31' }, { dueOn: '2026-04-20' }), '2026-04-20')
  assert.equal(dueFor({ dueOn: '2026-05-01' }, { dueOn: '2026-04-20' }), '2026-05-01')
})
