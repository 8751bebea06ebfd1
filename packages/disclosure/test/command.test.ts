import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'

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

test('a missing file, a missing mapping and a threshold of nothing are said in words', () => {
  assert.equal(waymark('nowhere.csv').status, 2)
  const lone = path.join(folder, 'lone.csv')
  writeFileSync(lone, 'a,b\n1,2\n')
  assert.match(waymark(lone).words, /There is no mapping/)
  assert.equal(waymark(`${sweden}.csv`, '--smallest', 'none').status, 2)
  assert.equal(waymark('--verify', lone).status, 2)
})
