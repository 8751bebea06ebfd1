import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  cellWords,
  dimensionFromDivisions,
  loadSolver,
  protectTable,
  usualPolicy,
  type Cell,
  type Table,
} from '@waymark/disclosure'

const solver = await loadSolver()
const sex = { name: 'sex', members: { Total: ['girl', 'boy'], girl: ['girl'], boy: ['boy'] } }
const cells = (total: number, girl: number, boy: number) => [
  { at: { sex: 'Total' }, count: total },
  { at: { sex: 'girl' }, count: girl },
  { at: { sex: 'boy' }, count: boy },
]
const refusalOf = (table: Table, policy = usualPolicy) => {
  const done = protectTable({ table, policy }, solver)
  assert.ok(!done.ok)
  return done.refusal
}

test('2,689 + 507 is not 3,198: the total, its parts and the difference of two are named', () => {
  const refusal = refusalOf({ id: 't', dimensions: [sex], cells: cells(3198, 2689, 507) })
  assert.deepEqual(refusal, {
    kind: 'table.not-additive',
    cell: { sex: 'Total' },
    parts: [{ sex: 'girl' }, { sex: 'boy' }],
    counts: { parts: [2689, 507], sum: 3196, stated: 3198, difference: 2 },
  })
})

test('where a part is small, the refusal names the cells and says no number', () => {
  const refusal = refusalOf({ id: 't', dimensions: [sex], cells: cells(3198, 3190, 3) })
  assert.equal(refusal.kind, 'table.not-additive')
  assert.ok(!/\d/.test(JSON.stringify(refusal)))
})

test('totals are checked where the single leaves are not shown, too', () => {
  const place = { name: 'place', members: { Total: ['p', 'q'], p: ['p'], q: ['q'] } }
  const shown = [...cells(100, 60, 41), { at: { place: 'p' }, count: 50 }, { at: { place: 'q' }, count: 50 }]
  assert.equal(refusalOf({ id: 't', dimensions: [sex, place], cells: shown }).kind, 'table.not-additive')
})

test('two tables that disagree on the same children are refused, naming both cells', () => {
  const twice = [...cells(100, 60, 40), { at: {}, count: 101 }]
  const refusal = refusalOf({ id: 't', dimensions: [sex], cells: twice })
  assert.deepEqual(refusal, { kind: 'table.cells-disagree', cells: [{ sex: 'Total' }, {}] })
})

test('negative and fractional counts are refused', () => {
  assert.equal(refusalOf({ id: 't', dimensions: [sex], cells: cells(10, 11, -1) }).kind, 'table.count-negative')
  assert.equal(refusalOf({ id: 't', dimensions: [sex], cells: cells(10, 9.5, 0.5) }).kind, 'table.count-not-whole')
  assert.equal(refusalOf({ id: 't', dimensions: [sex], cells: cells(10, NaN, 4) }).kind, 'table.count-not-whole')
})

test('no dimension, one cell, an unknown member, a dimension given twice', () => {
  assert.equal(refusalOf({ id: 't', dimensions: [], cells: [] }).kind, 'table.no-dimension')
  assert.equal(refusalOf({ id: 't', dimensions: [sex], cells: [{ at: {}, count: 9 }] }).kind, 'table.too-few-cells')
  const strange: Cell[] = [
    { at: { sex: 'other' }, count: 9 },
    { at: {}, count: 9 },
  ]
  assert.equal(refusalOf({ id: 't', dimensions: [sex], cells: strange }).kind, 'table.unknown-member')
  assert.equal(refusalOf({ id: 't', dimensions: [sex, sex], cells: cells(9, 5, 4) }).kind, 'table.dimension-twice')
  const elsewhere: Cell[] = [
    { at: { age: '0-4' }, count: 9 },
    { at: {}, count: 9 },
  ]
  assert.equal(refusalOf({ id: 't', dimensions: [sex], cells: elsewhere }).kind, 'table.unknown-dimension')
})

test('two million cells are refused before anything is computed', () => {
  const cell = { at: { sex: 'girl' }, count: 9 }
  const refusal = refusalOf({ id: 't', dimensions: [sex], cells: Array.from({ length: 2_000_000 }, () => cell) })
  assert.equal(refusal.kind, 'table.too-large')
})

test('twelve dimensions of eight members span more leaves than can be held: refused', () => {
  const codes = Array.from({ length: 8 }, (_, at) => `c${at}`)
  const dimensions = Array.from({ length: 12 }, (_, at) => ({
    name: `d${at}`,
    members: { Total: codes, ...Object.fromEntries(codes.map(code => [code, [code]])) },
  }))
  const two: Cell[] = [
    { at: {}, count: 90 },
    { at: { d0: 'c0' }, count: 9 },
  ]
  assert.equal(refusalOf({ id: 't', dimensions, cells: two }).kind, 'table.too-large')
})

test('a table of nothing but small counts is hidden whole rather than refused', () => {
  const done = protectTable({ table: { id: 't', dimensions: [sex], cells: cells(4, 1, 3) } }, solver)
  assert.ok(done.ok)
  assert.ok(done.value.printed.cells.every(cell => cell.count === null))
})

test('thresholds that are not whole numbers from 1 on are refused', () => {
  const table = { id: 't', dimensions: [sex], cells: cells(100, 60, 40) }
  assert.equal(refusalOf(table, { ...usualPolicy, smallest: 0 }).kind, 'policy.threshold-not-whole')
  assert.equal(refusalOf(table, { ...usualPolicy, width: 1.5 }).kind, 'policy.width-not-whole')
})

test('a hierarchy with a loop, a hole or an overlap is refused', () => {
  const loop = dimensionFromDivisions('place', [
    { member: 'north', parts: ['a', 'south'] },
    { member: 'south', parts: ['north'] },
  ])
  assert.deepEqual(!loop.ok && loop.refusal, {
    kind: 'hierarchy.loop',
    dimension: 'place',
    path: ['north', 'south', 'north'],
  })
  const hole = dimensionFromDivisions('place', [
    { member: 'Total', parts: ['a', 'b', 'c'] },
    { member: 'Total', parts: ['city', 'country'] },
    { member: 'city', parts: ['a'] },
    { member: 'country', parts: ['b'] },
  ])
  assert.deepEqual(!hole.ok && hole.refusal, { kind: 'hierarchy.hole', dimension: 'place', member: 'Total', leaf: 'c' })
  const empty = dimensionFromDivisions('place', [{ member: 'Total', parts: [] }])
  assert.equal(!empty.ok && empty.refusal.kind, 'hierarchy.hole')
  const overlap = dimensionFromDivisions('place', [
    { member: 'Total', parts: ['city', 'a'] },
    { member: 'city', parts: ['a', 'b'] },
  ])
  assert.deepEqual(!overlap.ok && overlap.refusal, {
    kind: 'hierarchy.overlap',
    dimension: 'place',
    member: 'Total',
    leaf: 'a',
  })
  assert.equal(
    refusalOf({
      id: 't',
      dimensions: [{ name: 'x', members: { a: [] } }],
      cells: [
        { at: {}, count: 1 },
        { at: { x: 'a' }, count: 1 },
      ],
    }).kind,
    'hierarchy.hole',
  )
})

test('divisions that overlap as groupings are two ways of dividing the same children', () => {
  const place = dimensionFromDivisions('place', [
    { member: 'Total', parts: ['north', 'south'] },
    { member: 'Total', parts: ['cities', 'countryside'] },
    { member: 'north', parts: ['a', 'b'] },
    { member: 'south', parts: ['c', 'd'] },
    { member: 'cities', parts: ['a', 'c'] },
    { member: 'countryside', parts: ['b', 'd'] },
  ])
  assert.ok(place.ok)
  assert.deepEqual(place.value.members['cities'], ['a', 'c'])
  assert.deepEqual([...place.value.members['Total']!].sort(), ['a', 'b', 'c', 'd'])
})

test('a cell in words', () => {
  assert.equal(cellWords({ sex: 'girl', age: '0-4' }), 'sex girl, age 0-4')
  assert.equal(cellWords({}), 'total')
})
