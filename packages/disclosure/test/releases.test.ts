import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTables, loadSolver, protectTable, usualPolicy, verifyCertificate } from '@waymark/disclosure'
import type { PrintedTable, Release, Table } from '@waymark/disclosure'
import { inventedCount, inventedDimension, numbersFrom, tableOf } from './invented.ts'

const solver = await loadSolver()
const policy = { ...usualPolicy, complements: false }
const width = policy.width

/** Yearly tables that grow: each repeats the years before it and adds a total over all years so far. */
function yearlyTables(years: number): readonly Table[] {
  const next = numbersFrom(5)
  const counts = new Map<string, number>()
  const draw = (key: string) => counts.get(key) ?? (counts.set(key, Math.floor(next() * 12)), counts.get(key)!)
  return Array.from({ length: years }, (_, last) => {
    const codes = Array.from({ length: last + 1 }, (__, at) => `year${at + 1}`)
    const year = { name: 'year', members: { ...Object.fromEntries(codes.map(code => [code, [code]])), Total: codes } }
    const dimensions = [year, inventedDimension('age', 3), inventedDimension('place', 3)]
    return tableOf(`release ${last + 1}`, dimensions, leaf => draw(leaf.join(' ')))
  })
}

function protectInTurn(tables: readonly Table[]) {
  const earlier: Release[] = []
  const printed: PrintedTable[] = []
  for (const table of tables) {
    const done = protectTable({ table, policy, earlier }, solver)
    assert.ok(done.ok, JSON.stringify(!done.ok && done.refusal))
    earlier.push(done.value.release)
    printed.push(done.value.printed)
    assert.deepEqual(verifyCertificate(printed, done.value.certificate), { ok: true })
  }
  return { earlier, printed }
}

test('yearly tables protected one by one give counts away together; protected in turn they give none', () => {
  const tables = yearlyTables(3)
  const alone = tables.map(table => {
    const done = protectTable({ table, policy }, solver)
    assert.ok(done.ok)
    return done.value.printed
  })
  const together = auditTables(alone, { atLeastOne: true, width }, solver)
  assert.ok(together.ok && together.value.exposed.length > 0)
  const inTurn = auditTables(protectInTurn(tables).printed, { atLeastOne: true, width }, solver)
  assert.ok(inTurn.ok)
  assert.deepEqual(inTurn.value.exposed, [])
})

test('what was printed stays printed and what was hidden stays hidden in every later table', () => {
  const tables = yearlyTables(3)
  const { printed } = protectInTurn(tables)
  const marks = (table: PrintedTable) => new Map(table.cells.map(cell => [JSON.stringify(cell.at), cell.count]))
  for (const [at, table] of printed.entries()) {
    for (const later of printed.slice(at + 1)) {
      for (const [cell, count] of marks(table)) {
        const grows = cell.includes('"year":"Total"')
        if (!grows) assert.equal(marks(later).get(cell), count, cell)
      }
    }
  }
})

const sexes = { name: 'sex', members: { Total: ['girl', 'boy'], girl: ['girl'], boy: ['boy'] } }
const places = { name: 'place', members: { Total: ['p', 'q'], p: ['p'], q: ['q'] } }
const withGirlsInP = (id: string, count: number) =>
  tableOf(id, [sexes, places], ([sex, place]) => (sex === 'girl' && place === 'p' ? count : 60))
const everythingPrinted = (table: Table): Release => ({ table, hidden: table.cells.map(() => false) })
const cellOf = (table: PrintedTable) => table.cells.find(cell => cell.at['sex'] === 'girl' && cell.at['place'] === 'p')!

test('a correction by two children is not printed beside the old count: the difference is two children', () => {
  const earlier = [everythingPrinted(withGirlsInP('2025', 50))]
  const done = protectTable({ table: withGirlsInP('2025 corrected', 52), policy, earlier }, solver)
  assert.ok(done.ok)
  assert.equal(cellOf(done.value.printed).count, null)
  assert.equal(
    done.value.printed.cells.find(cell => Object.values(cell.at).every(code => code === 'Total'))!.count,
    null,
  )
})

test('a correction by thirty children may be printed', () => {
  const earlier = [everythingPrinted(withGirlsInP('2025', 50))]
  const done = protectTable({ table: withGirlsInP('2025 corrected', 80), policy, earlier }, solver)
  assert.ok(done.ok)
  assert.equal(cellOf(done.value.printed).count, 80)
})

test('a small count that was printed before cannot be hidden any more: refused, naming the cell and not the count', () => {
  const table = withGirlsInP('2025', 3)
  const done = protectTable({ table: { ...table, id: '2026' }, policy, earlier: [everythingPrinted(table)] }, solver)
  assert.ok(!done.ok && done.refusal.kind === 'release.already-disclosed')
  assert.deepEqual(done.refusal.cells, [{ sex: 'girl', place: 'p' }])
})

test('earlier tables that already give a hidden count away by subtraction are refused', () => {
  const table = withGirlsInP('2025', 3)
  const smallOnly: Release = { table, hidden: table.cells.map(cell => cell.count === 3) }
  const done = protectTable({ table: { ...table, id: '2026' }, policy, earlier: [smallOnly] }, solver)
  assert.ok(!done.ok)
  assert.equal(done.refusal.kind, 'release.already-disclosed')
})

test('a later table that narrows what an earlier one hides, in whole children only, is opened until nothing is narrow', () => {
  const next = numbersFrom(100)
  const counts = new Map<string, number>()
  const others = ['d0', 'd1', 'd2'].map(name => inventedDimension(name, 2))
  const tables = [1, 2].map(years => {
    const codes = Array.from({ length: years }, (_, at) => `year${at + 1}`)
    const year = { name: 'year', members: { Total: codes, ...Object.fromEntries(codes.map(code => [code, [code]])) } }
    return tableOf(`narrowed ${years}`, [...others, year], leaf => {
      const key = leaf.join(' ')
      if (!counts.has(key)) counts.set(key, inventedCount(next))
      return counts.get(key)!
    })
  })
  const earlier: Release[] = []
  const printed: PrintedTable[] = []
  for (const table of tables) {
    const strict = { ...policy, smallest: 9, zerosShown: false }
    const done = protectTable({ table, policy: strict, earlier }, solver)
    assert.ok(done.ok, JSON.stringify(!done.ok && done.refusal))
    earlier.push(done.value.release)
    printed.push(done.value.printed)
    assert.deepEqual(verifyCertificate(printed, done.value.certificate), { ok: true })
  }
})
