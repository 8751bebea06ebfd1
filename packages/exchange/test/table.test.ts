import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { describeProblem, mostRows, readLines, readTable } from '@waymark/exchange'

const read = (text: string) => readTable({ file: 'facts.csv', text })
const kinds = (text: string) => {
  const table = read(text)
  return table.ok ? [] : table.refusal.map(problem => problem.kind)
}

test('"NA" is text, never a missing value', () => {
  const table = read('code,name\nNA,Namibia\n')
  assert.deepEqual(table.ok && table.value.rows, [{ row: 2, cells: { code: 'NA', name: 'Namibia' } }])
})

test('a byte order mark does not become part of the first column', () => {
  const table = read('\uFEFFcode,name\nSE,Sweden\n')
  assert.deepEqual(table.ok && table.value.columns, ['code', 'name'])
})

test('semicolons and tabs separate fields where the header uses them', () => {
  for (const mark of [';', '\t']) {
    const table = read(`code${mark}name\nSE${mark}"Sverige, kungariket"\n`)
    assert.deepEqual(table.ok && table.value.rows[0]?.cells, { code: 'SE', name: 'Sverige, kungariket' })
  }
})

test('rows are numbered as a spreadsheet numbers them, blank lines counted and dropped', () => {
  const table = read('code,name\r\nSE,Sweden\r\n\r\n,\r\nKE,Kenya\r\n')
  assert.deepEqual(table.ok && table.value.rows.map(row => row.row), [2, 5])
})

test('a cell or a name of several lines is one row, so that later rows keep their number in the sheet', () => {
  const table = read('code,"na\nme"\nSE,"Sweden\r\nKingdom"\n\nKE,Kenya\n')
  assert.deepEqual(table.ok && table.value.rows.map(row => [row.row, row.cells['code']]), [
    [2, 'SE'],
    [4, 'KE'],
  ])
})

test('line ends of Windows, Unix and old Macs are read, also mixed in one file', () => {
  const table = read('code,name\r\nSE,Sweden\nKE,Kenya\rNA,Namibia\r\n')
  assert.deepEqual(table.ok && table.value.rows.map(row => [row.row, row.cells['name']]), [
    [2, 'Sweden'],
    [3, 'Kenya'],
    [4, 'Namibia'],
  ])
})

test('the line by which Excel says its separator is no row of the sheet', () => {
  for (const line of ['sep=;\n', '"sep=;"\r\n', 'SEP=;\r']) {
    const table = read(`${line}code;name\nSE;Sweden, Kingdom\n`)
    assert.deepEqual(table.ok && table.value.rows, [{ row: 2, cells: { code: 'SE', name: 'Sweden, Kingdom' } }])
  }
})

test('marks inside a quoted name of a column do not decide what separates the fields', () => {
  for (const [text, name] of [
    ['code,"a;b;c;d"\nSE,x\n', 'a;b;c;d'],
    ['code;"a, b, c\nd, e"\nSE;x\n', 'a, b, c\nd, e'],
  ] as const) {
    const table = read(text)
    assert.deepEqual(table.ok && table.value.rows[0]?.cells, { code: 'SE', [name]: 'x' })
  }
})

test('a name of a column is composed as its cells are', () => {
  const table = read('E\u0301tat\nCo\u0302te\n')
  assert.deepEqual(table.ok && [table.value.columns, table.value.rows[0]?.cells], [['État'], { État: 'Côte' }])
})

test('a quote mark where none may stand is refused with the row of the sheet', () => {
  const table = read('code,"na\nme"\nSE,"Swe\nden"\nKE,Ke"nya"\n')
  assert.deepEqual(!table.ok && table.refusal.map(problem => [problem.row, problem.kind]), [[3, 'table.not-csv']])
})

test('a file that is not UTF-8 is refused', () => {
  assert.deepEqual(kinds('code,name\nSE,\uFFFDstersund\n'), ['table.not-utf-8'])
  assert.deepEqual(kinds('c\u0000o\u0000'), ['table.not-utf-8'])
})

test('a file cut short inside a quoted field is refused', () => {
  assert.deepEqual(kinds('code,name\nSE,"Swe'), ['table.quote-not-closed'])
})

test('a file cut short inside a row is refused with file, row and reason', () => {
  const table = read('code,name,status\nSE,Sweden,party\nKE,Ken')
  assert.equal(table.ok, false)
  if (table.ok) return
  assert.equal(
    table.refusal.map(describeProblem).join(),
    'facts.csv, row 3: The row has 2 fields where the header has 3; was the file cut short?',
  )
})

test('every bad row is named, not only the first', () => {
  assert.deepEqual(kinds('a,b\n1\n1,2\n1,2,3\n'), ['table.row-length', 'table.row-length'])
})

test('a header that is empty or names a column twice is refused', () => {
  assert.deepEqual(kinds(''), ['table.no-header'])
  assert.deepEqual(kinds('\n\n'), ['table.no-header'])
  assert.deepEqual(kinds('code,code\nSE,SE\n'), ['table.column-twice'])
  assert.deepEqual(kinds('code,\nSE,SE\n'), ['table.column-without-name'])
})

test('a quote mark in the middle of a field is refused', () => {
  assert.deepEqual(kinds('code,name\nSE,Swe"den"\n'), ['table.not-csv'])
})

test('200,000 rows are read and one more is refused in words', () => {
  const rows = 'SE,party\n'.repeat(mostRows)
  const table = read(`code,status\n${rows}`)
  assert.equal(table.ok && table.value.rows.length, mostRows)
  assert.deepEqual(kinds(`code,status\n${rows}KE,none\n`), ['table.too-many-rows'])
})

test('whatever text is given, a table or a refusal comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const table = read(text)
      return table.ok || table.refusal.length > 0
    }),
  )
})

test('a table written with every field quoted reads back as it was', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', 'é', 'ع', 'ж', ';') })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), rows => {
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
      const table = read(`a,b\n${rows.map(row => row.map(quote).join(',')).join('\n')}\n`)
      const kept = rows.filter(row => row.some(text => text !== ''))
      assert.deepEqual(table.ok && table.value.rows.map(({ cells }) => [cells['a'], cells['b']]), kept)
    }),
  )
})

test('a list without headings has lines of any length, each parted by its own mark, with cells of several lines', () => {
  const lines = (text: string) => {
    const read = readLines({ file: 'list', text })
    return read.ok ? read.value.map(({ row, cells }) => [row, ...cells]) : read.refusal.map(({ kind }) => kind)
  }
  assert.deepEqual(lines('A, B, C Inc\tVera\n\n\tRune\tx\n"Two\nlines"\tJo\n'), [
    [1, 'A, B, C Inc', 'Vera'],
    [3, '', 'Rune', 'x'],
    [4, 'Two\nlines', 'Jo'],
  ])
  assert.deepEqual(lines('The "First" Inc;Vera\n'), [[1, 'The "First" Inc', 'Vera']])
  assert.deepEqual(lines('One,Vera\n'), [[1, 'One', 'Vera']])
  assert.deepEqual(lines('Member;Name\nA, B Inc\tVera\nTwo,Jo\n'), [
    [1, 'Member', 'Name'],
    [2, 'A, B Inc', 'Vera'],
    [3, 'Two', 'Jo'],
  ])
  assert.deepEqual(lines('sep=;\nOne;Vera\nA, B Inc;Jo\tRune\n').at(-1), [2, 'A, B Inc', 'Jo\tRune'])
  assert.deepEqual(lines('One;"Vera\nTwo;Jo'), ['table.quote-not-closed'])
})
