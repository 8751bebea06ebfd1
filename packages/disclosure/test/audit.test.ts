import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTables, loadSolver, type PrintedTable } from '@waymark/disclosure'
import * as fc from 'fast-check'
import { possibleValues } from './exhaustive-reader.ts'
import { inventedDimension, numbersFrom, printedWith, tableOf } from './invented.ts'

const solver = await loadSolver()

test('the audit calls a hidden count wide exactly when trying every spread of children finds two values for it', () => {
  const cases = fc.record({ seed: fc.nat(), hideOneIn: fc.integer({ min: 2, max: 5 }), atLeastOne: fc.boolean() })
  const agree = ({ seed, hideOneIn, atLeastOne }: { seed: number; hideOneIn: number; atLeastOne: boolean }) => {
    const next = numbersFrom(seed)
    const table = tableOf(
      'any',
      [inventedDimension('a', 3), inventedDimension('b', 2)],
      () => 1 + Math.floor(next() * 4),
    )
    const total = (code: string | undefined) => code === 'Total'
    // The row totals stay printed, so that the possible spreads can be counted out.
    const printed = printedWith(table, ({ at }) => !total(at['b']) && next() < 1 / hideOneIn)
    const judged = auditTables([printed], { atLeastOne, width: 1 }, solver)
    assert.ok(judged.ok)
    const possible = possibleValues(printed, atLeastOne, 24)
    for (const range of judged.value.ranges) {
      const values = possible.get(range.cell)!
      assert.equal(range.verdict, values.size >= 2 ? 'wide' : 'narrow')
      assert.ok(values.has(range.from) && values.has(range.to))
    }
  }
  fc.assert(fc.property(cases, agree), { numRuns: 60, seed: 4 })
})

test('whole numbers can be certain where fractions are not, and the audit sees it', () => {
  // Three pairs of three unknowns each sum to an even number: with fractions refused, 1 + 1 + 1 is the only way.
  const three = { name: 'x', members: { a: ['a'], b: ['b'], c: ['c'], ab: ['a', 'b'], bc: ['b', 'c'], ca: ['c', 'a'] } }
  const cells = ['a', 'b', 'c', 'ab', 'bc', 'ca'].map(x => ({ at: { x }, count: x.length === 2 ? 2 : null }))
  const judged = auditTables([{ id: 'pairs', dimensions: [three], cells }], { atLeastOne: false, width: 1 }, solver)
  assert.ok(judged.ok)
  assert.deepEqual(
    judged.value.exposed.map(range => [range.from, range.to]),
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
  )
})

test('two tables that are safe alone are judged together', () => {
  const letters = { name: 'x', members: { Total: ['a', 'b', 'c'], a: ['a'], b: ['b'], c: ['c'] } }
  const table = (id: string, printed: Readonly<Record<string, number | null>>): PrintedTable => ({
    id,
    dimensions: [letters],
    cells: Object.entries(printed).map(([x, count]) => ({ at: { x }, count })),
  })
  const first = table('first', { Total: 30, a: null, b: null, c: 20 })
  const second = table('second', { Total: 30, a: null, b: 8, c: null })
  const apart = auditTables([first], { atLeastOne: true, width: 1 }, solver)
  const together = auditTables([first, second], { atLeastOne: true, width: 1 }, solver)
  assert.ok(apart.ok && together.ok)
  assert.equal(apart.value.exposed.length, 0)
  assert.equal(together.value.exposed.length, together.value.ranges.length)
})

test('printed counts that contradict each other are refused', () => {
  const letters = { name: 'x', members: { Total: ['a', 'b'], a: ['a'], b: ['b'] } }
  const cells = [
    { at: { x: 'Total' }, count: 5 },
    { at: { x: 'a' }, count: 7 },
    { at: { x: 'b' }, count: null },
  ]
  const judged = auditTables([{ id: 'wrong', dimensions: [letters], cells }], { atLeastOne: false, width: 1 }, solver)
  assert.deepEqual(judged, { ok: false, refusal: { kind: 'table.inconsistent' } })
})
