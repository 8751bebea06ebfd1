import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTables, loadSolver, protectTable, usualPolicy, verifyCertificate, type Table } from '@waymark/disclosure'
import { inventedCount, inventedDimension, numbersFrom, tableOf } from './invented.ts'
import { naiveReader } from './naive-reader.ts'

const solver = await loadSolver()

/** Tables of two dimensions each over the same children: no cell shows a single leaf of all three. */
function linkedTables(seed: number): Table {
  const next = numbersFrom(seed)
  const dimensions = [inventedDimension('age', 4), inventedDimension('place', 3), inventedDimension('harm', 3)]
  const full = tableOf(`linked ${seed}`, dimensions, () => inventedCount(next))
  const isTotal = (code: string | undefined) => code === 'Total'
  return { ...full, cells: full.cells.filter(({ at }) => Object.values(at).some(isTotal)) }
}

test('linked tables that show no single leaf are protected, and a second program confines no hidden count', async () => {
  const intervals = await naiveReader()
  for (const seed of [1, 2, 3, 4]) {
    const table = linkedTables(seed)
    const zerosShown = seed % 2 === 0
    const done = protectTable({ table, policy: { ...usualPolicy, zerosShown } }, solver)
    assert.ok(done.ok, JSON.stringify(!done.ok && done.refusal))
    const { printed, certificate } = done.value
    assert.deepEqual(verifyCertificate([printed], certificate), { ok: true })
    for (const { low, high } of intervals([printed], zerosShown)) assert.ok(high - low >= 1 - 1e-6, table.id)
  }
})

test('giving the leaf counts that linked tables do not show changes nothing that a reader can see to be wrong', () => {
  const next = numbersFrom(1)
  const table = linkedTables(1)
  const dimensions = table.dimensions.map(({ name, members }) => ({
    name,
    members: Object.fromEntries(Object.entries(members).filter(([member]) => members['Total']!.includes(member))),
  }))
  const inner = tableOf('leaves', dimensions, () => inventedCount(next)).cells
  const done = protectTable({ table: { ...table, inner }, policy: usualPolicy }, solver)
  assert.ok(done.ok, JSON.stringify(!done.ok && done.refusal))
  const judged = auditTables([done.value.printed], { atLeastOne: true, width: 1 }, solver)
  assert.ok(judged.ok)
  assert.deepEqual(judged.value.exposed, [])
})

test('leaf counts that do not add up to the cells are refused', () => {
  const table = linkedTables(1)
  const inner = [{ at: { age: 'age1', place: 'place1', harm: 'harm1' }, count: 1 }]
  const done = protectTable({ table: { ...table, inner }, policy: usualPolicy }, solver)
  assert.equal(!done.ok && done.refusal.kind, 'table.not-additive')
})
