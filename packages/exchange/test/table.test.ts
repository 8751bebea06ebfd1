import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { describeProblem, mostRows, readTable } from '@waymark/exchange'

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
