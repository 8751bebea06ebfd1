import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  loadSolver,
  protectTable,
  readMapping,
  tableFromRows,
  usualPolicy,
  verifyCertificate,
  type DisclosureRefusal,
} from '@waymark/disclosure'

const solver = await loadSolver()
const total = (parts: readonly string[]) => [{ member: 'Total', parts }]
const places = {
  id: 'places',
  dimensions: { place: { columns: ['place'], divisions: total(['North', 'South', 'East']) } },
  counts: { columns: { children: 'children' } },
}
const withPlace = (place: object) => ({ ...places, dimensions: { place: { columns: ['place'], ...place } } })
const lines = [
  ['place', 'children'],
  ['North', '12'],
  ['South', '3'],
  ['East', '20'],
  ['Total', '35'],
]
const named = (from: string, to: string) => lines.map(row => row.map(field => (field === from ? to : field)))

function read(rows: readonly (readonly string[])[], given: object = places) {
  const mapping = readMapping(given)
  assert.ok(mapping.ok, JSON.stringify(mapping))
  return tableFromRows(rows, mapping.value)
}

function refusalOf<K extends DisclosureRefusal['kind']>(
  kind: K,
  rows: readonly (readonly string[])[],
  given: object = places,
) {
  const flat = read(rows, given)
  assert.ok(!flat.ok, 'the table was read')
  assert.equal(flat.refusal.kind, kind)
  return flat.refusal as Extract<DisclosureRefusal, { kind: K }>
}

const differ = (rows: readonly (readonly string[])[], given: object = places) => {
  const { inNoDivision, onNoLine } = refusalOf('mapping.members-differ', rows, given)
  return { inNoDivision, onNoLine }
}

test('a group of ages that a spreadsheet turned into a day is refused: its count would be what is left of the total', () => {
  const ages = withPlace({ divisions: total(['0-4', '5-9', '10-14']) })
  const rows = [
    ['place', 'children'],
    ['0-4', '12'],
    ['05-Sep', '3'],
    ['10-14', '20'],
    ['Total', '35'],
  ]
  assert.deepEqual(differ(rows, ages), { inNoDivision: ['05-Sep'], onNoLine: ['5-9'] })
})

test('a total under another name than the mapping says is refused, whatever the difference', () => {
  for (const name of ['TOTAL', 'Итого', 'Tota1']) {
    assert.deepEqual(differ(named('Total', name)), { inNoDivision: [name], onNoLine: ['Total'] })
  }
})

test('a typing error in the mapping is refused, naming both sides', () => {
  const typed = withPlace({ divisions: total(['North', 'South', 'Eest']) })
  assert.deepEqual(differ(lines, typed), { inNoDivision: ['East'], onNoLine: ['Eest'] })
})

test('names that differ only in what cannot be seen are named as alike', () => {
  const { alike } = refusalOf('mapping.members-differ', named('North', 'North\u200b'))
  assert.deepEqual(alike, [{ given: 'North\u200b', meant: 'North' }])
})

test('names written in decomposed letters or with other spaces are the same names', () => {
  const rows = named('North', ' Va\u0308stra\u00a0 Go\u0308taland ')
  assert.ok(read(rows, withPlace({ divisions: total(['Västra Götaland', 'South', 'East']) })).ok)
})

test('a table without any division is refused as soon as it has two lines', () => {
  assert.deepEqual(differ(lines, withPlace({})).inNoDivision, ['North', 'South', 'East', 'Total'])
})

test('a divided member that stands on no line is refused', () => {
  assert.deepEqual(differ(lines.slice(0, 4)), { inNoDivision: [], onNoLine: ['Total'] })
})

test('a part without a line is refused, and guarded as what is left when it is named as unprinted', () => {
  const rows = lines.filter(([place]) => place !== 'South')
  assert.deepEqual(differ(rows), { inNoDivision: [], onNoLine: ['South'] })
  const flat = read(rows, { ...places, unprinted: [{ dimension: 'place', member: 'South' }] })
  assert.ok(flat.ok)
  assert.deepEqual(flat.value.table.cells.at(-1), { at: { place: 'South' }, count: 3, withheld: true })
  assert.equal(
    refusalOf('mapping.unprinted-on-line', lines, {
      ...places,
      unprinted: [{ dimension: 'place', member: 'South' }],
    }).member,
    'South',
  )
})

test('two unprinted parts of one sum are refused: only what is left in all is known', () => {
  const rows = lines.filter(([place]) => place !== 'South' && place !== 'East')
  const unprinted = ['South', 'East'].map(member => ({ dimension: 'place', member }))
  assert.equal(refusalOf('mapping.unprinted-twice', rows, { ...places, unprinted }).member, 'Total')
})

test('members that stand in no sum are read when the mapping says so, and not when it says two things', () => {
  const rows = lines.filter(([place]) => place !== 'Total')
  assert.ok(read(rows, withPlace({ alone: ['North', 'South', 'East'] })).ok)
  const both = withPlace({ divisions: total(['North', 'South', 'East']), alone: ['South'] })
  assert.equal(refusalOf('mapping.alone-in-division', lines, both).member, 'South')
})

test('a member whose counts are the sum of others is refused unless the mapping denies that it is their sum', () => {
  const rows = [...lines, ['North and South', '15']]
  const divided = { divisions: total(['North', 'South', 'East']), alone: ['North and South'] }
  assert.deepEqual(refusalOf('mapping.sum-unsaid', rows, withPlace(divided)).sums, [
    { member: 'North and South', parts: ['North', 'South'] },
  ])
  assert.ok(read(rows, withPlace({ ...divided, notSums: ['North and South'] })).ok)
  const everything = ['North', 'South', 'East', 'Total']
  const found = refusalOf('mapping.sum-unsaid', lines, withPlace({ alone: everything })).sums
  assert.deepEqual(found, [{ member: 'Total', parts: ['North', 'South', 'East'] }])
})

test('a total that stands twice under two names is refused', () => {
  const rows = [...lines, ['Whole country', '35']]
  const twice = withPlace({ divisions: total(['North', 'South', 'East']), alone: ['Whole country'] })
  assert.deepEqual(refusalOf('mapping.sum-unsaid', rows, twice).sums[0]!.parts.length, 1)
})

test('columns of counts that are sums of each other are refused when nobody says so', () => {
  const rows = [
    ['place', 'girls', 'boys', 'children'],
    ['North', '12', '9', '21'],
    ['South', '31', '8', '39'],
    ['Total', '43', '17', '60'],
  ]
  const columns = { girls: 'girls', boys: 'boys', children: 'children' }
  const given = (sums: object) => ({
    id: 'columns',
    dimensions: { place: { columns: ['place'], divisions: total(['North', 'South']) } },
    counts: { dimension: 'sex', columns, ...sums },
  })
  refusalOf('mapping.members-differ', rows, given({}))
  refusalOf('mapping.sum-unsaid', rows, given({ alone: ['girls', 'boys', 'children'] }))
  assert.ok(read(rows, given({ divisions: [{ member: 'children', parts: ['girls', 'boys'] }] })).ok)
})

test('sums that many members and small counts bring forth by chance are not refused', () => {
  const members = Array.from({ length: 40 }, (_, at) => `office ${at + 1}`)
  const rows = [['place', 'children'], ...members.map((member, at) => [member, String(1 + ((7 * at) % 40))])]
  assert.ok(read(rows, withPlace({ alone: members })).ok)
})

const crossed = {
  id: 'crossed',
  dimensions: {
    place: { columns: ['place'], divisions: total(['North', 'South']) },
    sex: { columns: ['sex'], divisions: total(['girl', 'boy']) },
  },
  counts: { columns: { children: 'children' } },
}
const crossedLines = [
  ['place', 'sex', 'children'],
  ['North', 'girl', '3'],
  ['North', 'boy', '30'],
  ['North', 'Total', '33'],
  ['South', 'boy', '40'],
  ['South', 'Total', '40'],
  ['Total', 'girl', '3'],
  ['Total', 'boy', '70'],
  ['Total', 'Total', '73'],
]

test('a line left out beside others is refused, and is a printed zero where the mapping says so', () => {
  const { parts } = refusalOf('mapping.line-missing', crossedLines, crossed)
  assert.deepEqual(parts, [{ place: 'South', sex: 'girl' }])
  const flat = read(crossedLines, { ...crossed, noLine: 0 })
  assert.ok(flat.ok)
  assert.equal(flat.value.zeros, 1)
  const safe = protectTable({ table: flat.value.table, policy: usualPolicy }, solver)
  assert.ok(safe.ok, JSON.stringify(safe))
  assert.deepEqual(verifyCertificate([safe.value.printed], safe.value.certificate), { ok: true })
  assert.equal(safe.value.printed.cells.at(-1)!.count, 0)
})

test('a column that the mapping does not name is refused: 9 per cent of 35 children are 3', () => {
  const rows = lines.map((row, at) => [...row, ['per cent', '34', '9', '57', '100'][at]!])
  assert.deepEqual(refusalOf('mapping.column-unnamed', rows).columns, ['per cent'])
  assert.ok(read(rows, { ...places, derived: [{ column: 'per cent', from: ['children'] }] }).ok)
  assert.ok(read(rows, { ...places, freeOfCounts: ['per cent'] }).ok)
})

test('a header that stands twice is refused, and so is a field under no header', () => {
  const twice = lines.map(row => [...row, row[1]!])
  assert.equal(refusalOf('mapping.column-twice', twice).column, 'children')
  const outside = lines.map((row, at) => (at === 2 ? [...row, '3'] : row))
  assert.deepEqual(refusalOf('mapping.field-without-column', outside), {
    kind: 'mapping.field-without-column',
    line: 3,
    column: 3,
  })
})

test('Arabic and Persian digits are counts as Latin ones are', () => {
  const rows = lines.map(([place, count]) => [place!, count!.replace(/\d/g, digit => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]!)])
  const flat = read(rows)
  assert.ok(flat.ok)
  assert.deepEqual(
    flat.value.table.cells.map(cell => cell.count),
    [12, 3, 20, 35],
  )
  assert.ok(read(named('12', '۱۲')).ok)
})

test('a mapping with a field that nobody reads, of another kind or of two meanings is refused, naming the place', () => {
  const faultOf = (given: unknown) => {
    const mapping = readMapping(given)
    assert.ok(!mapping.ok && mapping.refusal.kind === 'mapping.malformed')
    return mapping.refusal.at
  }
  assert.equal(faultOf({ ...places, derivd: [] }), 'derivd')
  assert.equal(faultOf({ ...places, dimensions: { place: {} } }), 'dimensions.place.columns')
  assert.equal(faultOf(withPlace({ divisions: [{ member: 'Total' }] })), 'dimensions.place.divisions[0].parts')
  assert.equal(faultOf({ ...places, counts: { columns: {} } }), 'counts.columns')
  assert.equal(faultOf({ ...places, counts: { columns: { a: 'a', b: 'b' } } }), 'counts.dimension')
  assert.equal(faultOf({ ...places, counts: { dimension: 'n', columns: { a: 'x', b: 'x' } } }), 'counts.columns.b')
  assert.equal(faultOf({ ...places, freeOfCounts: ['children'] }), 'children')
  assert.equal(faultOf({ ...places, derived: [{ column: 'rate', from: ['place'] }] }), 'derived rate')
  for (const rubbish of [null, 'text', [], 3]) assert.equal(faultOf(rubbish), '')
})

test('a member called __proto__ or constructor is a member like any other', () => {
  const rows = named('North', '__proto__').map(row => row.map(field => (field === 'South' ? 'constructor' : field)))
  const flat = read(rows, withPlace({ divisions: total(['__proto__', 'constructor', 'East']) }))
  assert.ok(flat.ok)
  const safe = protectTable({ table: flat.value.table, policy: usualPolicy }, solver)
  assert.ok(safe.ok && safe.value.printed.cells.filter(({ count }) => count === null).length === 2)
})
