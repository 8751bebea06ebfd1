import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { ListSaid } from '@waymark/collection'
import { checkFigure, entriesFigure, entriesSaid, entrySumFigure, relatedFigure } from '../src/index.ts'

const entry = (id: string, places: readonly string[]) => ({ id, places })
const world = { places: null, asked: new Set<string>(), said: new Map<string, ListSaid>() }
const at = (...places: string[]) => ({ ...world, places: new Set(places) })

test('a joint action of three countries counts once in each, once in their region and once in the world', () => {
  const entries = [entry('joint', ['QMA', 'QMB', 'QMC'])]
  const seen = [at('QMA'), at('QMB'), at('QMA', 'QMB', 'QMC'), world].map(
    where => entriesFigure({ ...where, entries }).distinct,
  )
  assert.deepEqual(seen, [1, 1, 1, 1])
  assert.equal(entriesFigure({ ...at('QMD'), entries }).distinct, 0)
})

test('0 is said only where everybody asked closed their list; else none is recorded', () => {
  const asked = new Set(['QMA', 'QMB'])
  const said = (...all: readonly (readonly [string, ListSaid])[]) =>
    entriesSaid(entriesFigure({ ...world, entries: [], asked, said: new Map(all) }))
  assert.equal(said(['QMA', 'nothing-to-report'], ['QMB', 'nothing-to-report']), 'zero')
  assert.equal(said(['QMA', 'nothing-to-report']), 'none-recorded')
  assert.equal(said(['QMA', 'nothing-to-report'], ['QMB', { missing: 'refused' }]), 'none-recorded')
  assert.equal(entriesSaid(entriesFigure({ ...world, entries: [] })), 'none-recorded')
  assert.equal(entriesSaid(entriesFigure({ ...world, entries: [entry('one', [])], asked })), 'number')
})

test('0 is said of a country only where the lists of its region and the international one are closed too', () => {
  const closed = { asked: new Set(['x']), said: new Map<string, ListSaid>([['x', 'nothing-to-report']]) }
  const open = { asked: new Set(['x']), said: new Map<string, ListSaid>() }
  const none = { asked: new Set<string>(), said: new Map<string, ListSaid>() }
  const said = (regional: typeof closed, international: typeof closed) =>
    entriesSaid(entriesFigure({ entries: [], places: new Set(['x']), ...closed, upper: { regional, international } }))
  assert.equal(said(closed, closed), 'zero')
  assert.equal(said(open, closed), 'none-recorded')
  assert.equal(said(closed, open), 'none-recorded')
  assert.equal(said(none, closed), 'zero')
})

test('two publications that cite one product are one cited product', () => {
  const entries = [entry('a', []), entry('b', []), entry('c', [])]
  const cited: Record<string, readonly string[]> = { a: ['p'], b: ['p', 'q'], c: [] }
  assert.equal(relatedFigure({ ...world, entries }, one => cited[one.id] ?? []).distinct, 2)
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
    { ...entry('a', ['QMA']), people: 1200n },
    { ...entry('b', ['QMA']), people: null },
    { ...entry('c', ['QMB']), people: 10n ** 16n + 1n },
  ]
  const figure = entrySumFigure({ ...world, entries }, entry => entry.people)
  assert.deepEqual([figure.entries, figure.withoutNumber, figure.total], [3, 1, '10000000000001201'])
  assert.equal(figure.mayCountTwice, true)
  assert.deepEqual(checkFigure(figure), [])
})

test('a sum over entries none of which has the number is a sum over none, and keeps the law', () => {
  const figure = entrySumFigure({ ...world, entries: [entry('a', ['QMA'])] }, () => null)
  assert.deepEqual([figure.entries, figure.withoutNumber, figure.total], [1, 1, '0'])
  assert.deepEqual(checkFigure(figure), [])
})

test('the world never has more entries than its regions together, nor fewer than any of them', () => {
  const anyEntry = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    places: fc.subarray(['QMA', 'QMB', 'QNA'], { minLength: 1 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(anyEntry, { selector: one => one.id }), entries => {
      const distinct = (where: typeof world | ReturnType<typeof at>) => entriesFigure({ ...where, entries }).distinct
      const [regions, all] = [[distinct(at('QMA', 'QMB')), distinct(at('QNA'))], distinct(world)]
      assert.ok(all <= regions[0]! + regions[1]!)
      assert.ok(all >= Math.max(...regions))
      assert.deepEqual(checkFigure(entriesFigure({ ...world, entries })), [])
    }),
  )
})
