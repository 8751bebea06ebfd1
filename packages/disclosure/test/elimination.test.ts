import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Echelon } from '../src/elimination/echelon.ts'
import { inverse, prime, times } from '../src/elimination/field.ts'
import { sequenceFrom } from '../src/random.ts'

test('a residue times its inverse is 1', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: prime - 1 }), residue => times(residue, inverse(residue)) === 1))
})

/** The rank of 0/1 rows over the fractions, by elimination with whole numbers that never round. */
function rank(rows: readonly (readonly number[])[]): number {
  const open = rows.map(row => row.map(BigInt))
  let found = 0
  for (let column = 0; column < (open[0]?.length ?? 0); column++) {
    const pivot = open.findIndex((row, at) => at >= found && row[column] !== 0n)
    if (pivot < 0) continue
    ;[open[found], open[pivot]] = [open[pivot]!, open[found]!]
    for (let at = found + 1; at < open.length; at++) {
      const [own, other] = [open[found]![column]!, open[at]![column]!]
      open[at] = open[at]!.map((value, i) => value * own - open[found]![i]! * other)
    }
    found++
  }
  return found
}

const someRows = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 6, maxLength: 6 }), {
  minLength: 2,
  maxLength: 7,
})
const sumOf = (row: readonly number[]) => ({
  at: Int32Array.from(row.flatMap((value, at) => (value === 1 ? [at] : []))),
})

test('a sum is reduced to nothing exactly when it is a combination of the sums added before', () => {
  fc.assert(
    fc.property(someRows, rows => {
      const echelon = new Echelon(6, sequenceFrom('test'))
      for (const [at, row] of rows.entries()) {
        const vector = echelon.reduce(sumOf(row))
        assert.equal(vector.at.length === 0, rank(rows.slice(0, at + 1)) === rank(rows.slice(0, at)))
        if (vector.at.length > 0) echelon.add(vector)
      }
    }),
  )
})

test('adding a sum is announced as revealing exactly when a watched sum then follows from what is known', () => {
  fc.assert(
    fc.property(someRows, fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 6, maxLength: 6 }), (rows, watched) => {
      const echelon = new Echelon(6, sequenceFrom('test'))
      if (!echelon.watch(sumOf(watched))) return
      const known: (readonly number[])[] = []
      for (const row of rows) {
        const vector = echelon.reduce(sumOf(row))
        const follows = rank([...known, row, watched]) === rank([...known, row])
        assert.equal(echelon.wouldReveal(vector), follows)
        if (follows || vector.at.length === 0) continue
        echelon.add(vector)
        known.push(row)
      }
    }),
  )
})
