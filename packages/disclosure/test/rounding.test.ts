import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadSolver, roundTable, type PrintedTable } from '@waymark/disclosure'
import { cross, inventedCount, inventedDimension, numbersFrom, tableOf } from './invented.ts'
import { absent, reference, referenceIsHere, referenceNames } from './reference.ts'

const solver = await loadSolver()

const smallLeft = ({ cells }: PrintedTable, base: number) =>
  cells.filter(({ count }) => count! > 0 && count! < base).length

test('after rounding nothing from 1 to base - 1 is left and every total is the sum of its leaves', () => {
  for (const base of [3, 5, 10]) {
    const next = numbersFrom(base)
    const dimensions = [inventedDimension('a', 5), inventedDimension('b', 4), inventedDimension('c', 2)]
    const table = tableOf(`round ${base}`, dimensions, () => inventedCount(next))
    const rounded = roundTable(table, base, solver)
    assert.ok(rounded.ok)
    const { printed } = rounded.value
    assert.equal(smallLeft(printed, base), 0)
    const countOf = new Map(printed.cells.map(cell => [JSON.stringify(Object.values(cell.at)), cell.count!]))
    for (const { at, count } of printed.cells) {
      const leaves = cross(dimensions.map(({ name, members }) => members[at[name]!]!))
      assert.equal(
        count,
        leaves.reduce((sum, leaf) => sum + countOf.get(JSON.stringify(leaf))!, 0),
      )
    }
  }
})

test('counts of the base and above that no small count shares leaves with stay as they are', () => {
  const next = numbersFrom(1)
  const table = tableOf(
    'large',
    [inventedDimension('a', 3), inventedDimension('b', 3)],
    () => 5 + Math.floor(next() * 50),
  )
  const rounded = roundTable(table, 5, solver)
  assert.ok(rounded.ok)
  assert.deepEqual(
    rounded.value.printed.cells.map(cell => cell.count),
    table.cells.map(cell => cell.count),
  )
  assert.deepEqual(rounded.value.errors, { most: 0, mean: 0, changed: 0 })
})

test('a base below 2 rounds nothing and is refused', () => {
  const table = tableOf('base', [inventedDimension('a', 3)], () => 7)
  assert.deepEqual(roundTable(table, 1, solver), { ok: false, refusal: { kind: 'rounding.base-too-small', given: 1 } })
})

test('reference tables are rounded with errors at most 1.1 times those of the reference program', t => {
  if (!referenceIsHere) return t.skip(absent)
  for (const id of referenceNames().filter(name => /round\d+$/.test(name))) {
    const { table, base, summary } = reference(id)
    const rounded = roundTable(table, base, solver)
    assert.ok(rounded.ok, id)
    assert.equal(smallLeft(rounded.value.printed, base), 0, id)
    assert.ok(rounded.value.errors.most <= 1.1 * summary['maxDiff']!, `${id}: most`)
    assert.ok(rounded.value.errors.mean <= 1.1 * summary['meanAbsDiff']!, `${id}: mean`)
  }
})
