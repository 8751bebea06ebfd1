import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readPeriod } from '../src/index.ts'

const label = fc
  .tuple(fc.integer({ min: 1900, max: 2100 }), fc.constantFrom('', '-S1', '-S2', '-Q1', '-Q2', '-Q3', '-Q4'))
  .map(([year, part]) => `${year}${part}`)

test('every year, half year and quarter is a period under its label, of whole months', () => {
  fc.assert(
    fc.property(label, given => {
      const period = readPeriod(given)
      if (!period.ok) return false
      const { from, until } = period.value.days
      return period.value.label === given && from < until && from.endsWith('-01') && until.endsWith('-01')
    }),
  )
})

test('the second half of 2025 runs from July to the end of December', () => {
  const half = readPeriod('2025-s2')
  assert.ok(half.ok)
  assert.deepEqual(half.value, { label: '2025-S2', days: { from: '2025-07-01', until: '2026-01-01' } })
})

test('quarters of a year follow each other without a gap and fill the year', () => {
  const quarters = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'].map(readPeriod)
  const days = quarters.map(quarter => (quarter.ok ? quarter.value.days : assert.fail()))
  assert.equal(days[0]?.from, '2024-01-01')
  assert.deepEqual(
    days.slice(1).map(day => day.from),
    days.slice(0, -1).map(day => day.until),
  )
  assert.equal(days[3]?.until, '2025-01-01')
})

test('a third half, a fifth quarter and a month are no periods', () => {
  for (const given of ['2025-S3', '2025-Q5', '2025-07', '25', 'S1', '']) {
    assert.deepEqual(readPeriod(given), { ok: false, refusal: { kind: 'period.malformed', given } })
  }
})
