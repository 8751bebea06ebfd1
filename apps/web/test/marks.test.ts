import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { StatesFigure } from '@waymark/measure'
import { drawRow, markOrder, marksOf, rowWidth } from '../src/lib/marks.ts'

const figure: StatesFigure = {
  kind: 'states',
  of: 'rating',
  sets: { inScope: 50, asked: 45, applicable: 42, answered: 30 },
  states: { yes: 21, partial: 5, no: 4 },
  missing: { 'not-applicable': 3, unknown: 2, 'not-answered': 10 },
  basis: 'applicable',
}

test('every subject in scope has one mark, the silent and those not asked too', () => {
  const marks = marksOf(figure)
  assert.deepEqual(marks, [
    { kind: 'yes', n: 21 },
    { kind: 'partial', n: 5 },
    { kind: 'no', n: 4 },
    { kind: 'silent', n: 12 },
    { kind: 'not-applicable', n: 3 },
    { kind: 'not-asked', n: 5 },
  ])
  assert.equal(
    marks.reduce((sum, { n }) => sum + n, 0),
    figure.sets.inScope,
  )
})

test('a withheld figure and a register have no marks', () => {
  assert.deepEqual(marksOf({ kind: 'withheld', rule: 'members-under-5-asked' }), [])
})

test('few units stand apart, many close up into a band', () => {
  assert.equal(drawRow([{ kind: 'yes', n: 42 }])[0]?.path.match(/z/g)?.length, 42)
  assert.equal(drawRow([{ kind: 'yes', n: 193 }])[0]?.path.match(/z/g)?.length, 1)
})

test('one unit is as wide as one of twenty: a single answer is no bar', () => {
  const widthOf = (n: number) => Number(/h([\d.]+)/.exec(drawRow([{ kind: 'yes', n }])[0]!.path)![1])
  assert.equal(widthOf(1), widthOf(20))
  assert.ok(widthOf(40) < widthOf(20))
})

test('a row never draws outside its width, whatever it counts', () => {
  const rows = fc.array(fc.record({ kind: fc.constantFrom(...markOrder), n: fc.integer({ min: 1, max: 300 }) }), {
    minLength: 1,
  })
  fc.assert(
    fc.property(rows, marks => {
      const starts = drawRow(marks).flatMap(run => [...run.path.matchAll(/M([\d.]+) [\d.]+h([\d.]+)/g)])
      return starts.every(([, x, width]) => Number(x) >= 0 && Number(x) + Number(width) <= rowWidth + 0.5)
    }),
  )
})
