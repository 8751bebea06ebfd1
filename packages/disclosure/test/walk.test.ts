import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readerOf } from '../src/audit/reader.ts'
import { Walk } from '../src/audit/walk.ts'
import { modelOf } from '../src/model/model.ts'
import { inventedCount, inventedDimension, numbersFrom, tableOf } from './invented.ts'

/** A reader of an invented table with most cells hidden, and the true counts of the unknowns. */
function readerOfTable(seed: number) {
  const next = numbersFrom(seed)
  const dimensions = [inventedDimension('a', 5), inventedDimension('b', 4)]
  const built = modelOf([tableOf(`walk ${seed}`, dimensions, () => inventedCount(next))])
  assert.ok(built.ok)
  const { columns, rows, counts, truth } = built.value
  const shown = [...counts].map(count => (next() < 0.8 && count > 0 ? undefined : count))
  const atLeastOne = new Uint8Array(rows.length).fill(1)
  const reader = readerOf({ columns, rows, counts: shown, atLeastOne })
  assert.ok(reader)
  const from = new Float64Array(reader.problem.columns)
  for (const [column, unknown] of reader.unknownOf.entries()) if (unknown >= 0) from[unknown] = truth![column]!
  return { reader, from }
}

test('a movement of children leaves every printed sum as it is', () => {
  let moves = 0
  for (let seed = 1; seed <= 10; seed++) {
    const { reader } = readerOfTable(seed)
    const { start, column, rowUpper, rowLower } = reader.problem
    for (const { at, value } of reader.movements()) {
      moves++
      const change = new Map([...at].map((unknown, i) => [unknown, value[i]!]))
      for (let row = 0; row < rowLower.length; row++) {
        if (rowUpper[row] === Infinity) continue
        let sum = 0
        for (let i = start[row]!; i < start[row + 1]!; i++) sum += change.get(column[i]!) ?? 0
        assert.equal(sum, 0)
      }
    }
  }
  assert.ok(moves > 30, `${moves} movements`)
})

test('a walk keeps every printed sum and every bound, and moves most of what can be moved', () => {
  let [moved, asked] = [0, 0]
  for (let seed = 1; seed <= 10; seed++) {
    const { reader, from } = readerOfTable(seed)
    const { start, column, rowLower, rowUpper, lower } = reader.problem
    const walk = new Walk(reader.problem, reader.movements(), from, numbersFrom(seed))
    const targets = reader.movements().map(({ at }) => ({ at: at.slice(0, 1), sign: undefined, by: 1 }))
    for (let sweep = 0; sweep < 5; sweep++) {
      asked += targets.length
      moved += walk.sweep(targets)
      assert.ok(walk.values.every((value, unknown) => Number.isInteger(value) && value >= lower[unknown]!))
      for (let row = 0; row < rowLower.length; row++) {
        let sum = 0
        for (let i = start[row]!; i < start[row + 1]!; i++) sum += walk.values[column[i]!]!
        assert.ok(sum >= rowLower[row]! && sum <= rowUpper[row]!)
      }
    }
  }
  assert.ok(moved > asked / 4, `${moved} of ${asked}`)
})
