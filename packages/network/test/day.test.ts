import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  addDays,
  addMonths,
  day,
  endOf,
  holdsOn,
  lastDay,
  overlap,
  readDay,
  readDays,
  type Duration,
} from '../src/index.ts'

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map(date => day(date.toISOString().slice(0, 10)))

test('a day no calendar has is refused, a leap day of a leap year is not', () => {
  for (const given of ['2025-02-30', '2023-02-29', '2025-13-01', '2025-00-10', '25-01-01', '2025-1-1', 'today']) {
    assert.deepEqual(readDay(given), { ok: false, refusal: { kind: 'day.malformed', given } })
  }
  assert.deepEqual(readDay(' 2024-02-29 '), { ok: true, value: '2024-02-29' })
})

test('where no day is written, that is what is said', () => {
  for (const given of ['', '  ']) assert.deepEqual(readDay(given), { ok: false, refusal: { kind: 'day.missing' } })
})

test('a day typed in Arabic-Indic or Persian digits is the same day', () => {
  assert.deepEqual(readDay('٢٠٢٥-٠٦-٣٠'), { ok: true, value: '2025-06-30' })
  assert.deepEqual(readDay('۲۰۲۵-۰۶-۳۰'), { ok: true, value: '2025-06-30' })
})

test('going forward some days and back again ends on the same day', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (on, n) => addDays(addDays(on, n), -n) === on))
})

test('a later day compares as a greater text', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 4000 }), (on, n) => addDays(on, n) > on))
})

test('a month after the last of January is the last of February', () => {
  assert.equal(addMonths(day('2024-01-31'), 1), '2024-02-29')
  assert.equal(addMonths(day('2025-01-31'), 1), '2025-02-28')
  assert.equal(addMonths(day('2025-01-15'), -13), '2023-12-15')
})

test('the day an interval ends before is not in it, the day before that is its last', () => {
  const days = { from: day('2025-01-01'), until: day('2025-07-01') }
  assert.equal(holdsOn(days, day('2025-01-01')), true)
  assert.equal(holdsOn(days, day('2025-07-01')), false)
  assert.equal(lastDay(days), '2025-06-30')
})

test('a membership without an end still holds in a far year', () => {
  assert.equal(holdsOn({ from: day('2001-01-01'), until: null }, day('2999-01-01')), true)
})

test('an interval that ends on its first day is refused', () => {
  const [from, until] = [day('2025-01-01'), day('2025-01-01')]
  assert.deepEqual(readDays(from, until), { ok: false, refusal: { kind: 'days.end-before-start', from, until } })
})

test('two intervals overlap exactly when some day lies in both', () => {
  const interval = fc
    .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 8 }), fc.boolean())
    .map(([start, length, open]) => ({
      from: addDays(day('2025-01-01'), start),
      until: open ? null : addDays(day('2025-01-01'), start + length),
    }))
  const daysAround = Array.from({ length: 40 }, (_, n) => addDays(day('2025-01-01'), n))
  fc.assert(
    fc.property(interval, interval, (one, other) => {
      const shared = daysAround.some(on => holdsOn(one, on) && holdsOn(other, on))
      return overlap(one, other) === shared
    }),
  )
})

test('what holds for two years from a leap day ends on the last of February', () => {
  assert.equal(endOf(day('2024-02-29'), 'P2Y' as Duration), '2026-02-28')
})

test('eighteen months and a year and a half are the same length', () => {
  const [months, mixed] = ['P18M', 'P1Y6M'] as [Duration, Duration]
  fc.assert(fc.property(anyDay, on => endOf(on, months) === endOf(on, mixed)))
})
