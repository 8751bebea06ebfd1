import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { ListSaid } from '@waymark/collection'
import { addDays, day } from '@waymark/network'
import { checkFigure, entriesCounted, entriesFigure, entriesSaid, entrySumFigure } from '../src/index.ts'

const period = { from: day('2025-01-01'), until: day('2026-01-01') }
const law = (id: string, places: readonly string[], on = '2025-05-01', accepted = true) => ({
  id,
  accepted,
  day: day(on),
  places,
})
const world = { period, places: null, asked: new Set<string>(), said: new Map<string, ListSaid>() }
const at = (...places: string[]) => ({ ...world, places: new Set(places) })

test('a joint action of three countries counts once in each, once in their region and once in the world', () => {
  const entries = [law('joint', ['QMA', 'QMB', 'QMC'])]
  const seen = [at('QMA'), at('QMB'), at('QMA', 'QMB', 'QMC'), world].map(
    where => entriesFigure({ ...where, entries }).distinct,
  )
  assert.deepEqual(seen, [1, 1, 1, 1])
  assert.equal(entriesFigure({ ...at('QMD'), entries }).distinct, 0)
})

test('an entry dated outside the period, or not accepted yet, is not counted', () => {
  const entries = [
    law('old', ['QMA'], '2024-12-31'),
    law('new', ['QMA'], '2026-01-01'),
    law('draft', ['QMA'], '2025-05-01', false),
  ]
  assert.deepEqual(entriesCounted({ ...world, entries }), [])
})

test('0 is said only where everybody asked closed their list; else none is recorded', () => {
  const asked = new Set(['QMA', 'QMB'])
  const said = (...all: readonly (readonly [string, ListSaid])[]) =>
    entriesSaid(entriesFigure({ ...world, entries: [], asked, said: new Map(all) }))
  assert.equal(said(['QMA', 'nothing-to-report'], ['QMB', 'nothing-to-report']), 'zero')
  assert.equal(said(['QMA', 'nothing-to-report']), 'none-recorded')
  assert.equal(said(['QMA', 'nothing-to-report'], ['QMB', { missing: 'refused' }]), 'none-recorded')
  assert.equal(entriesSaid(entriesFigure({ ...world, entries: [] })), 'none-recorded')
  assert.equal(entriesSaid(entriesFigure({ ...world, entries: [law('one', [])], asked })), 'number')
})

test('"none recorded, 3 of 12 lists closed" knows why the other nine are open', () => {
  const asked = new Set(Array.from({ length: 12 }, (_, n) => `Q${n}`))
  const said = new Map<string, ListSaid>([
    ['Q0', 'complete'],
    ['Q1', 'nothing-to-report'],
    ['Q2', 'nothing-to-report'],
    ['Q3', { missing: 'unknown' }],
    ['elsewhere', 'complete'],
  ])
  assert.deepEqual(entriesFigure({ ...world, entries: [], asked, said }).lists, {
    asked: 12,
    closed: 3,
    complete: 1,
    nothing: 2,
    missing: { unknown: 1, 'not-answered': 8 },
  })
})

test('people reached are added up, an entry without the number is not zero, and the sum owns to double counting', () => {
  const entries = [
    { ...law('a', ['QMA']), people: 1200n },
    { ...law('b', ['QMA']), people: null },
    { ...law('c', ['QMB']), people: 10n ** 16n + 1n },
  ]
  const figure = entrySumFigure({ ...world, entries }, entry => entry.people)
  assert.deepEqual([figure.entries, figure.withoutNumber, figure.total], [3, 1, '10000000000001201'])
  assert.equal(figure.mayCountTwice, true)
  assert.deepEqual(checkFigure(figure), [])
})

test('a sum over entries none of which has the number is a sum over none, and keeps the law', () => {
  const figure = entrySumFigure({ ...world, entries: [law('a', ['QMA'])] }, () => null)
  assert.deepEqual([figure.entries, figure.withoutNumber, figure.total], [1, 1, '0'])
  assert.deepEqual(checkFigure(figure), [])
})

test('the world never has more entries than its regions together, nor fewer than any of them', () => {
  const entry = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    accepted: fc.boolean(),
    day: fc.integer({ min: -40, max: 400 }).map(n => addDays(period.from, n)),
    places: fc.subarray(['QMA', 'QMB', 'QNA'], { minLength: 1 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: one => one.id }), entries => {
      const distinct = (where: typeof world | ReturnType<typeof at>) => entriesFigure({ ...where, entries }).distinct
      const [regions, all] = [[distinct(at('QMA', 'QMB')), distinct(at('QNA'))], distinct(world)]
      assert.ok(all <= regions[0]! + regions[1]!)
      assert.ok(all >= Math.max(...regions))
      assert.deepEqual(checkFigure(entriesFigure({ ...world, entries })), [])
    }),
  )
})
