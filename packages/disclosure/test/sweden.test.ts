import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import {
  loadSolver,
  printRows,
  protectTable,
  tableFromRows,
  usualPolicy,
  verifyCertificate,
  type Mapping,
} from '@waymark/disclosure'

const solver = await loadSolver()
const folder = path.resolve(import.meta.dirname, '../../../tests/vectors/disclosure')
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
const mapping = JSON.parse(read('sweden-handled-offences.mapping.json')) as Mapping
const rows = read('sweden-handled-offences.csv')
  .trim()
  .split('\n')
  .map(line => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(field => field[1] ?? field[2] ?? ''))

test("Sweden's table of handled offences is protected, with its two percentages and what it does not print", () => {
  const flat = tableFromRows(rows, mapping)
  assert.ok(flat.ok, JSON.stringify(flat))
  const safe = protectTable({ table: flat.value.table, policy: usualPolicy }, solver)
  assert.ok(safe.ok, JSON.stringify(safe))
  const { printed, certificate, release } = safe.value
  assert.deepEqual(verifyCertificate([printed], certificate), { ok: true })
  const hidden = new Set([...release.hidden.keys()].filter(cell => release.hidden[cell]))
  const lines = printRows(rows, { mapping, flat: flat.value, hidden }, '*')
  const line = (words: readonly string[]) => lines.find(row => words.every((word, at) => row[at] === word))!
  // One child in a trafficking case for begging, one boy of 15 to 17: not in print, nor found by subtraction.
  assert.equal(line(['4:1a', 'trafficking in human beings', 'for begging', 'child under 18'])[5], '*')
  assert.equal(line(['6:6', 'sexual assault of a child', '', '15-17', 'boy'])[5], '*')
  // 3,198 less 2,689 less 507 would tell of two children of unknown sex.
  const underFifteen = ['total', 'girl', 'boy'].map(
    sex => line(['6:10', 'sexual molestation, other', '', 'under 15', sex])[5],
  )
  assert.ok(underFifteen.includes('*'))
  for (const row of lines.slice(1)) {
    if (row[6] === '*') assert.equal(row[8], '*')
    if (row[5] === '*') assert.equal(row[9], '*')
    for (const count of row.slice(5, 8)) assert.ok(count === '*' || count === '' || Number(count) > 4)
  }
})

test('without the line that is not printed, the table is refused: 2,689 + 507 is not 3,198', () => {
  const line = mapping.dimensions['line']!
  const divisions = line.divisions!.map(({ member, parts }) => ({
    member,
    parts: parts.filter(part => !part.endsWith('unknown')),
  }))
  const flat = tableFromRows(rows, { ...mapping, unprinted: [], dimensions: { line: { ...line, divisions } } })
  assert.ok(flat.ok)
  const refused = protectTable({ table: flat.value.table, policy: usualPolicy }, solver)
  assert.ok(!refused.ok && refused.refusal.kind === 'table.not-additive')
  assert.equal(refused.refusal.counts?.difference, 2)
})

test('a missing column, a line given twice and a count that is no number are refused', () => {
  const kindOf = (table: readonly (readonly string[])[]) => {
    const flat = tableFromRows(table, mapping)
    return flat.ok ? 'read' : flat.refusal.kind
  }
  assert.equal(kindOf([rows[0]!.slice(1)]), 'mapping.column-missing')
  assert.equal(kindOf([...rows, rows[1]!]), 'mapping.line-twice')
  assert.equal(kindOf([rows[0]!, rows[1]!.with(5, 'about 20')]), 'mapping.count-unreadable')
  assert.equal(kindOf([rows[0]!, rows[1]!.with(5, '1,75')]), 'mapping.count-unreadable')
})
