import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { certifyTables, loadSolver, usualPolicy, type PrintedTable } from '@waymark/disclosure'

const root = path.resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(path.join(tmpdir(), 'protect-'))
after(() => rmSync(folder, { recursive: true }))

function waymark(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/cli/src/waymark.ts', 'protect', ...words], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, words: stdout + stderr }
}

const sweden = 'tests/vectors/disclosure/sweden-handled-offences'

test("one command protects Sweden's table, writes its certificate, and another checks it", () => {
  const made = waymark(`${sweden}.csv`, '--out', folder, '--quick')
  assert.equal(made.status, 0, made.words)
  assert.match(made.words, /of 123 cells are hidden/)
  assert.match(made.words, /rounded to 5/)
  const table = path.join(folder, 'sweden-handled-offences.protected.csv')
  const certificate = path.join(folder, 'sweden-handled-offences.certificate.json')
  assert.equal(waymark('--verify', certificate).status, 0)
  const lines = readFileSync(table, 'utf8').split('\n')
  const shown = lines.findIndex(line => line.startsWith('6:10a,') && line.includes('under 15,girl,189'))
  writeFileSync(table, lines.with(shown, lines[shown]!.replace('189', '190')).join('\n'))
  const forged = waymark('--verify', certificate)
  assert.equal(forged.status, 1)
  assert.match(forged.words, /does not print what was certified/)
})

test('rounding by one command leaves nothing from 1 to 4', () => {
  assert.equal(waymark(`${sweden}.csv`, '--out', folder, '--round', '5').status, 0)
  const lines = readFileSync(path.join(folder, 'sweden-handled-offences.rounded.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  for (const line of lines) {
    const counts = line
      .replace(/"[^"]*"/g, '')
      .split(',')
      .slice(5, 8)
      .map(Number)
    assert.ok(
      counts.every(count => count === 0 || count >= 5),
      line,
    )
    assert.equal(counts[0], counts[1]! + counts[2]!, line)
  }
})

test('a total that does not equal its parts is said with the difference, and nothing is written', () => {
  const file = path.join(folder, 'wrong.csv')
  writeFileSync(file, 'sex,cases\n,3198\ngirl,2689\nboy,507\n')
  const mapping = {
    id: 'wrong',
    dimensions: { sex: { columns: ['sex'], divisions: [{ member: 'Total', parts: ['girl', 'boy'] }] } },
    counts: { columns: { cases: 'cases' } },
  }
  writeFileSync(path.join(folder, 'wrong.mapping.json'), JSON.stringify(mapping))
  const refused = waymark(file)
  assert.equal(refused.status, 1)
  assert.match(refused.words, /2,689 \+ 507 is not 3,198; the difference is 2/)
  assert.throws(() => readFileSync(path.join(folder, 'wrong.protected.csv')))
})

/** Writes a table and its mapping into the folder and protects it. */
function protectOwn(name: string, table: string | Uint8Array, mapping: object, ...words: string[]) {
  const file = path.join(folder, `${name}.csv`)
  writeFileSync(file, table)
  writeFileSync(path.join(folder, `${name}.mapping.json`), JSON.stringify({ id: name, ...mapping }))
  return waymark(file, ...words)
}

const printedBy = (name: string) => readFileSync(path.join(folder, `${name}.protected.csv`), 'utf8')
const isWritten = (name: string, kind: string) => existsSync(path.join(folder, `${name}.${kind}`))
const byPlace = {
  dimensions: {
    place: { columns: ['place'], divisions: [{ member: 'Total', parts: ['North', 'South', 'East'] }] },
  },
  counts: { columns: { children: 'children' } },
}

test('a table that was not understood gets no certificate, and what is unlike is shown, invisible signs too', () => {
  const table = 'place,children\nNorth\u200b,12\nSouth,3\nEast,20\nTotal,35\n'
  const refused = protectOwn('unseen', table, byPlace)
  assert.equal(refused.status, 2)
  assert.match(refused.words, /On a line and in no division: "North⟨U\+200B⟩"/)
  assert.match(refused.words, /on no line: "North"/)
  assert.ok(!isWritten('unseen', 'protected.csv') && !isWritten('unseen', 'certificate.json'))
})

test('a column that nobody named is neither printed nor rounded beside', () => {
  const table = 'place,children,per cent\nNorth,12,34\nSouth,3,9\nEast,20,57\nTotal,35,100\n'
  for (const words of [[], ['--round', '5']]) {
    const refused = protectOwn('unnamed', table, byPlace, ...words)
    assert.equal(refused.status, 2)
    assert.match(refused.words, /does not say what "per cent" is/)
  }
  assert.ok(!isWritten('unnamed', 'protected.csv') && !isWritten('unnamed', 'rounded.csv'))
})

test('a table as Excel writes it in Swedish, Russian or Arabic is protected as any other', () => {
  const table = '\ufeffplace;children\r\nNorth;1\u00a0204\r\nSouth;٣\r\nEast;20\r\nTotal;1\u00a0227\r\n'
  assert.equal(protectOwn('semicolons', table, byPlace, '--quick').status, 0)
  assert.match(printedBy('semicolons'), /^South,\*$/m)
  assert.equal(protectOwn('sixteen', Buffer.from(table, 'utf16le'), byPlace, '--quick').status, 0)
})

test('letters that are not UTF-8 are refused rather than printed as other signs', () => {
  const table = Buffer.from('place,children\nÖster,12\nSouth,3\nEast,20\nTotal,35\n', 'latin1')
  const refused = protectOwn('latin', table, byPlace)
  assert.equal(refused.status, 2)
  assert.match(refused.words, /not UTF-8/)
})

test('a name that a spreadsheet would run as a formula is written as text, and the certificate still fits', () => {
  const members = ['=cmd|x', "'+1 (other)", '-7']
  const table = `place,children\n${members.map((member, at) => `"${member}",${3 + at * 9}`).join('\n')}\nTotal,36\n`
  const mapping = {
    ...byPlace,
    dimensions: { place: { columns: ['place'], divisions: [{ member: 'Total', parts: members }] } },
  }
  assert.equal(protectOwn('formula', table, mapping, '--quick').status, 0)
  assert.match(printedBy('formula'), /^'=cmd\|x,/m)
  assert.match(printedBy('formula'), /^''\+1 \(other\),/m)
  assert.match(printedBy('formula'), /^-7,/m)
  assert.equal(waymark('--verify', path.join(folder, 'formula.certificate.json')).status, 0)
  assert.equal(protectOwn('formula', table, mapping, '--round', '5').status, 0)
  assert.match(readFileSync(path.join(folder, 'formula.rounded.csv'), 'utf8'), /^'=cmd\|x,/m)
})

test('a certificate says which counts are small and which sums it rests on', () => {
  const table = 'place,children\nNorth,12\nSouth,3\nEast,20\nTotal,35\n'
  assert.equal(protectOwn('said', table, byPlace, '--quick').status, 0)
  const { words } = waymark('--verify', path.join(folder, 'said.certificate.json'))
  assert.match(words, /counts of 1 to 4 are small, and none is printed; zeros are printed/)
  assert.match(words, /place: Total = North \+ South \+ East/)
})

test('a certificate made for members without their sums does not hold for the mapping beside it', async () => {
  const table = 'place,children\nNorth,12\nSouth,3\nEast,20\nTotal,35\n'
  assert.equal(protectOwn('flat', table, byPlace, '--quick').status, 0)
  const file = path.join(folder, 'flat.certificate.json')
  const made = JSON.parse(readFileSync(file, 'utf8')) as { printed: PrintedTable[]; mapping: object }
  const members = Object.fromEntries(['North', 'South', 'East', 'Total'].map(code => [code, [code]]))
  const cells = [12, null, 20, 35].map((count, at) => ({ at: { place: Object.keys(members)[at]! }, count }))
  const printed = [{ id: 'flat', dimensions: [{ name: 'place', members }], cells }]
  const certificate = certifyTables(printed, usualPolicy, await loadSolver())
  assert.ok(certificate.ok)
  writeFileSync(file, JSON.stringify({ ...made, printed, certificate: certificate.value }))
  writeFileSync(path.join(folder, 'flat.protected.csv'), 'place,children\nNorth,12\nSouth,*\nEast,20\nTotal,35\n')
  const checked = waymark('--verify', file)
  assert.equal(checked.status, 1)
  assert.match(checked.words, /other sums or members by its mapping/)
})

test('a damaged certificate and a damaged ledger are refused in words, and nothing is written', () => {
  const table = 'place,children\nNorth,12\nSouth,3\nEast,20\nTotal,35\n'
  const ledger = path.join(folder, 'ledger.json')
  assert.equal(protectOwn('kept', table, byPlace, '--quick', '--ledger', ledger).status, 0)
  const certificate = path.join(folder, 'kept.certificate.json')
  const [certified, kept] = [readFileSync(certificate, 'utf8'), readFileSync(ledger, 'utf8')]
  for (const text of [certified.slice(0, -20), 'null', '[]', '{}', '{"printed":[1],"certificate":{},"mapping":{}}']) {
    writeFileSync(certificate, text)
    const { status, words } = waymark('--verify', certificate)
    assert.equal(status, 2, words)
    assert.match(words, /not JSON|no certificate|must be/)
  }
  for (const text of [kept.slice(0, -20), 'null', '[{}]', kept.replace('"rules"', '"rule"')]) {
    writeFileSync(ledger, text)
    const { status, words } = protectOwn('again', table, byPlace, '--quick', '--ledger', ledger)
    assert.equal(status, 2, words)
    assert.match(words, /not JSON|no ledger/)
    assert.equal(readFileSync(ledger, 'utf8'), text)
  }
  assert.ok(!isWritten('again', 'protected.csv'))
})

test('a missing file, a missing mapping and a threshold of nothing are said in words', () => {
  assert.equal(waymark('nowhere.csv').status, 2)
  const lone = path.join(folder, 'lone.csv')
  writeFileSync(lone, 'a,b\n1,2\n')
  assert.match(waymark(lone).words, /There is no mapping/)
  assert.equal(waymark(`${sweden}.csv`, '--smallest', 'none').status, 2)
  assert.equal(waymark('--verify', lone).status, 2)
})
