import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTables, loadSolver, protectTable, usualPolicy, verifyCertificate, type Table } from '@waymark/disclosure'
import { possibleValues } from './exhaustive-reader.ts'
import { inventedDimension, numbersFrom, printedWith, tableOf } from './invented.ts'
import { naiveReader } from './naive-reader.ts'

const solver = await loadSolver()

function protect(table: Table, policy: Partial<typeof usualPolicy> = {}) {
  const done = protectTable({ table, policy: { ...usualPolicy, ...policy } }, solver)
  assert.ok(done.ok, JSON.stringify(!done.ok && done.refusal))
  return done.value
}

const smallTable = (seed: number, zeros: boolean) => {
  const next = numbersFrom(seed)
  const dimensions = [inventedDimension('a', 3), inventedDimension('b', 2 + (seed % 2))]
  return tableOf(`small ${seed}`, dimensions, () => Math.floor(next() * 6) + (zeros ? 0 : 1))
}

for (const zerosShown of [true, false]) {
  test(`every way of spreading the children is tried: no hidden count is certain (zeros ${zerosShown ? 'shown' : 'hidden'})`, () => {
    for (let seed = 1; seed <= 12; seed++) {
      const table = smallTable(seed, seed % 3 === 0)
      const done = protectTable(
        { table, policy: { ...usualPolicy, smallest: 2, complements: false, zerosShown } },
        solver,
      )
      if (!done.ok) {
        assert.equal(done.refusal.kind, 'protect.impossible')
        continue
      }
      for (const [cell, values] of possibleValues(done.value.printed, zerosShown, 12)) {
        assert.ok(values.size >= 2, `table ${seed}, cell ${JSON.stringify(table.cells[cell]!.at)}`)
      }
    }
  })
}

test('hiding only the small counts of a table with totals gives them away, and the audit says so', () => {
  const next = numbersFrom(7)
  const table = tableOf('leaks', [inventedDimension('age', 4), inventedDimension('place', 5)], () =>
    Math.floor(next() * 20),
  )
  const naive = printedWith(table, cell => cell.count > 0 && cell.count <= 4)
  const judged = auditTables([naive], { atLeastOne: true, width: 1 }, solver)
  assert.ok(judged.ok)
  assert.ok(judged.value.exposed.length > 0)
  const safe = auditTables([protect(table).printed], { atLeastOne: true, width: 1 }, solver)
  assert.ok(safe.ok)
  assert.deepEqual(safe.value.exposed, [])
})

test('a required width holds in the intervals that a second program computes from the printed table', async () => {
  const intervals = await naiveReader()
  const next = numbersFrom(11)
  const table = tableOf('wide', [inventedDimension('age', 4), inventedDimension('place', 3)], () =>
    Math.floor(next() * 15),
  )
  for (const width of [1, 2, 3]) {
    const { printed, certificate } = protect(table, { width })
    assert.deepEqual(verifyCertificate([printed], certificate), { ok: true })
    for (const { low, high } of intervals([printed], true)) assert.ok(high - low >= width - 1e-6)
  }
})

test('two hidden counts of 1 beside a printed sum of 2 are not left alone, for a reader who knows that none is 0', () => {
  const row = { name: 'row', members: { Total: ['r1', 'r2', 'r3'], r1: ['r1'], r2: ['r2'], r3: ['r3'] } }
  const column = { name: 'column', members: { Total: ['c1', 'c2', 'c3'], c1: ['c1'], c2: ['c2'], c3: ['c3'] } }
  const counts: Record<string, number> = { 'r1 c1': 1, 'r1 c2': 1, 'r2 c1': 1, 'r2 c2': 1 }
  const table = tableOf('ones', [row, column], leaf => counts[leaf.join(' ')] ?? 20)
  const { printed } = protect(table, { complements: false })
  for (const [cell, values] of possibleValues(printed, true, 24)) {
    assert.ok(values.size >= 2, JSON.stringify(table.cells[cell]!.at))
  }
})

test('49 of 50 is hidden as the one left over would be', () => {
  const kind = { name: 'kind', members: { Total: ['x', 'y', 'z'], x: ['x'], y: ['y'], z: ['z'] } }
  const place = { name: 'place', members: { Total: ['p', 'q', 's'], p: ['p'], q: ['q'], s: ['s'] } }
  const counts: Record<string, number> = { 'x p': 48, 'y p': 2, 'z p': 2 }
  const table = tableOf('complement', [kind, place], leaf => counts[leaf.join(' ')] ?? 30)
  const { printed } = protect(table)
  const at = (kindCode: string) => printed.cells.find(cell => cell.at['kind'] === kindCode && cell.at['place'] === 'p')!
  assert.ok(at('x').count === null || at('Total').count === null)
})

test('a count from two contributors is hidden however large it is', () => {
  const kind = { name: 'kind', members: { Total: ['x', 'y', 'z'], x: ['x'], y: ['y'], z: ['z'] } }
  const place = { name: 'place', members: { Total: ['p', 'q', 's'], p: ['p'], q: ['q'], s: ['s'] } }
  const full = tableOf('contributors', [kind, place], () => 100)
  const cells = full.cells.map(cell => ({
    ...cell,
    contributors: cell.at['kind'] === 'x' && cell.at['place'] === 'p' ? 2 : 9,
  }))
  const { printed, reasons } = protect({ ...full, cells })
  const at = cells.findIndex(cell => cell.contributors === 2)
  assert.equal(printed.cells[at]!.count, null)
  assert.equal(reasons.get(at), 'contributors')
})

test('a count that is left out of the printed table cannot be found by subtraction', () => {
  const sex = {
    name: 'sex',
    members: { Total: ['girl', 'boy', 'unknown'], girl: ['girl'], boy: ['boy'], unknown: ['unknown'] },
  }
  const age = { name: 'age', members: { Total: ['0-14', '15-17'], '0-14': ['0-14'], '15-17': ['15-17'] } }
  const full = tableOf('withheld', [sex, age], ([code, years]) =>
    code === 'unknown' ? (years === '0-14' ? 2 : 3) : code === 'girl' ? 2689 : 507,
  )
  const cells = full.cells.map(cell => ({ ...cell, withheld: cell.at['sex'] === 'unknown' }))
  const { printed } = protect({ ...full, cells })
  assert.ok(printed.cells.every(cell => cell.at['sex'] !== 'unknown'))
  const count = (code: string, years: string) =>
    printed.cells.find(cell => cell.at['sex'] === code && cell.at['age'] === years)!.count
  for (const years of ['0-14', '15-17']) {
    assert.ok([count('Total', years), count('girl', years), count('boy', years)].includes(null))
  }
})

test('the same table gives the same bytes, and its protection does not depend on the order of its cells', () => {
  const next = numbersFrom(3)
  const table = tableOf('same', [inventedDimension('a', 4), inventedDimension('b', 4)], () => Math.floor(next() * 12))
  const { printed, certificate } = protect(table)
  assert.equal(JSON.stringify(protect(table)), JSON.stringify(protect(table)))
  assert.deepEqual(verifyCertificate([printed], certificate), { ok: true })
})
