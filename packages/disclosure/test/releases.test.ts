import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  auditTables,
  loadSolver,
  protectTable,
  readLedger,
  rulesOf,
  usualPolicy,
  verifyCertificate,
} from '@waymark/disclosure'
import type { PrintedTable, Release, Table } from '@waymark/disclosure'
import { sealOf } from '../src/certificate/certificate.ts'
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
  const apart = tables.map(table => {
    const done = protectTable({ table, policy }, solver)
    assert.ok(done.ok)
    return done.value.printed
  })
  const together = auditTables(apart, { atLeastOne: true, width }, solver)
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
const rules = rulesOf(policy)
const everythingPrinted = (table: Table): Release => ({ table, hidden: table.cells.map(() => false), rules })
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
  const smallOnly: Release = { table, hidden: table.cells.map(cell => cell.count === 3), rules }
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

const five = ['p1', 'p2', 'p3', 'p4', 'p5']
const girlsByPlace: Pick<Table, 'dimensions'> = {
  dimensions: [
    { name: 'sex', members: { Total: ['girl', 'boy'], girl: ['girl'], boy: ['boy'] } },
    { name: 'place', members: { All: five, ...Object.fromEntries(five.map(code => [code, [code]])) } },
  ],
}
const sexCells = (place: string, girl: number, boy: number) => [
  { at: { sex: 'girl', place }, count: girl },
  { at: { sex: 'boy', place }, count: boy },
  { at: { sex: 'Total', place }, count: girl + boy },
]
const places5: Table = { id: 'places', ...girlsByPlace, cells: five.flatMap(code => sexCells(code, 1, 20)) }
const country: Table = { id: 'country', ...girlsByPlace, cells: sexCells('All', 5, 100) }
const hidingZeros = { ...policy, zerosShown: false }

test('five girls are not printed over five hidden places once readers know that none of the five is 0', () => {
  const first = protectTable({ table: places5, policy }, solver)
  assert.ok(first.ok && first.value.printed.cells[0]!.count === null)
  const done = protectTable({ table: country, policy: hidingZeros, earlier: [first.value.release] }, solver)
  assert.ok(done.ok, JSON.stringify(!done.ok && done.refusal))
  const printed = [first.value.printed, done.value.printed]
  assert.equal(done.value.printed.cells[0]!.count, null)
  assert.deepEqual(verifyCertificate(printed, done.value.certificate), { ok: true })
  const judged = auditTables(printed, { atLeastOne: true, width }, solver)
  assert.ok(judged.ok)
  assert.deepEqual(judged.value.exposed, [])
})

test('a certificate that forgets that an earlier table showed its zeros is refused', () => {
  const first = protectTable({ table: places5, policy }, solver)
  assert.ok(first.ok)
  const withoutZeros = { ...first.value.release, rules: rulesOf(hidingZeros) }
  const done = protectTable({ table: country, policy: hidingZeros, earlier: [withoutZeros] }, solver)
  assert.ok(done.ok && done.value.printed.cells[0]!.count === 5)
  const [honest, second] = [first.value.certificate, done.value.certificate]
  const joined = { ...second, tables: [honest.tables[0]!, second.tables[1]!] }
  const verdict = verifyCertificate([first.value.printed, done.value.printed], { ...joined, seal: sealOf(joined) })
  assert.ok(!verdict.ok && verdict.fault.kind === 'certificate.witness-disagrees')
})

test('a table that shows zeros is refused after one that hid them: a count hidden in both could be 0', () => {
  const first = protectTable({ table: places5, policy: hidingZeros }, solver)
  assert.ok(first.ok)
  const done = protectTable({ table: country, policy, earlier: [first.value.release] }, solver)
  assert.deepEqual(!done.ok && done.refusal, { kind: 'release.zeros-were-hidden', release: 'places' })
})

test('a width that was promised for an earlier table holds when a later one promises less', () => {
  const next = numbersFrom(8)
  const [first, second] = [1, 2].map(years => {
    const codes = Array.from({ length: years }, (_, at) => `year${at + 1}`)
    const year = { name: 'year', members: { Total: codes, ...Object.fromEntries(codes.map(code => [code, [code]])) } }
    return [codes, year] as const
  })
  const counts = new Map<string, number>()
  const draw = (leaf: readonly string[]) => {
    const key = leaf.join(' ')
    if (!counts.has(key)) counts.set(key, 1 + Math.floor(next() * 30))
    return counts.get(key)!
  }
  const others = [inventedDimension('age', 3), inventedDimension('place', 3)]
  const tables = [first!, second!].map(([codes, year]) => tableOf(`wide ${codes.length}`, [year, ...others], draw))
  const wide = protectTable({ table: tables[0]!, policy: { ...policy, width: 3 } }, solver)
  assert.ok(wide.ok)
  const later = protectTable({ table: tables[1]!, policy, earlier: [wide.value.release] }, solver)
  assert.ok(later.ok, JSON.stringify(!later.ok && later.refusal))
  const ranges = later.value.certificate.hidden.filter(([part]) => part === 0)
  assert.ok(ranges.length > 0 && ranges.every(([, , from, to]) => to - from >= 3))
})

test('a ledger that was cut, or does not say what its tables were printed under, is refused, naming the place', () => {
  const first = protectTable({ table: places5, policy }, solver)
  assert.ok(first.ok)
  const kept = JSON.parse(JSON.stringify([first.value.release])) as Release[]
  assert.deepEqual(readLedger(kept), { ok: true, value: kept })
  const faultOf = (given: unknown) => {
    const read = readLedger(given)
    assert.ok(!read.ok && read.refusal.kind === 'release.malformed')
    return read.refusal.at
  }
  const { rules: _, ...without } = kept[0]!
  assert.equal(faultOf([without]), '[0].rules')
  assert.equal(faultOf([{ ...kept[0]!, hidden: kept[0]!.hidden.slice(1) }]), '[0].hidden')
  assert.equal(
    faultOf([{ ...kept[0]!, table: { ...kept[0]!.table, cells: [{ at: {}, count: -1 }] } }]),
    '[0].table.cells[0].count',
  )
  for (const rubbish of [null, {}, 'ledger', 7]) assert.equal(faultOf(rubbish), '')
})
