import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { checkOwnTexts } from '../../../apps/cli/src/commands/terms.ts'
import { readFiles } from '../../../apps/cli/src/terms-reading.ts'

const waymark = path.join(import.meta.dirname, '../../../apps/cli/src/waymark.ts')
let folder = ''
before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-terms-'))
  fs.writeFileSync(path.join(folder, 'press.txt'), 'Two lines.\nThe bill punishes child pornography.\n')
  fs.writeFileSync(path.join(folder, 'good.md'), 'The bill punishes “child pornography”, as it still says.\n')
  fs.writeFileSync(path.join(folder, 'care.txt'), 'Every victim has rights.\n')
  fs.writeFileSync(path.join(folder, 'photo.jpg'), 'x')
})
after(() => fs.rmSync(folder, { recursive: true }))

async function terms(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [waymark, 'terms', ...words], {
      cwd: folder,
    })
    return { code: 0, out: stdout, err: stderr }
  } catch (problem) {
    const { code, stdout, stderr } = problem as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

test('a wording to change is printed with its place and an alternative, and ends the command with 1', async () => {
  const { code, out } = await terms('press.txt', 'good.md')
  assert.equal(code, 1)
  assert.match(out, /^press\.txt:2:19 discouraged: “child pornography” → child sexual abuse material \|/)
  assert.doesNotMatch(out, /good\.md/)
})

test('quotations end the command with 0, and a wording to consider does too unless asked strictly', async () => {
  assert.equal((await terms('good.md')).code, 0)
  assert.equal((await terms('care.txt')).code, 0)
  assert.equal((await terms('care.txt', '--strict')).code, 1)
})

test('a file that cannot be read is named and ends the command with 2, and the others are still checked', async () => {
  const { code, out, err } = await terms('photo.jpg', 'absent.txt', 'press.txt')
  assert.equal(code, 2)
  assert.match(err, /photo\.jpg: is of a kind that is not read/)
  assert.match(err, /absent\.txt: cannot be read/)
  assert.match(out, /press\.txt:2:19/)
})

test('a file in no known encoding is refused and read once its encoding is named', async () => {
  fs.writeFileSync(path.join(folder, 'old.txt'), Buffer.from('det gäller barnporr på nätet', 'latin1'))
  const { code, err } = await terms('old.txt')
  assert.equal(code, 2)
  assert.match(err, /old\.txt: is not in the encoding it declares/)
  assert.match((await terms('old.txt', '--charset', 'iso-8859-1')).out, /old\.txt:1:12 discouraged: “barnporr”/)
})

test('a file that takes too long is given up, and the next one is read', async () => {
  const [slow] = await readFiles([path.join(folder, 'press.txt')], { limits: { deadlineMs: 0, growth: 1e9 } })
  assert.deepEqual(slow, { ok: false, refusal: { kind: 'terms.too-slow', name: path.join(folder, 'press.txt') } })
  const nested = path.join(folder, 'nested.html')
  fs.writeFileSync(nested, '<b>'.repeat(100_000))
  const read = await readFiles([nested, path.join(folder, 'press.txt')])
  assert.deepEqual(
    read.map(file => (file.ok ? file.value.text.length : file.refusal.kind)),
    ['terms.too-large', 48],
  )
})

test('SARIF names the rule, the line and how grave it is; JSON gives the reason', async () => {
  const sarif = JSON.parse((await terms('press.txt', '--sarif')).out)
  const [result] = sarif.runs[0].results
  assert.equal(sarif.version, '2.1.0')
  assert.equal(result.ruleId, 'child-pornography')
  assert.equal(result.level, 'error')
  assert.deepEqual(result.locations[0].physicalLocation.region, {
    startLine: 2,
    startColumn: 19,
    charOffset: 29,
    charLength: 17,
  })
  assert.ok(sarif.runs[0].tool.driver.rules.some((rule: { id: string }) => rule.id === result.ruleId))
  const json = JSON.parse((await terms('press.txt', '--json')).out)
  assert.match(json[0].findings[0].why, /consent/)
})

test('our own pages and messages say it right', async () => {
  assert.deepEqual(await checkOwnTexts(), [])
})

test('a wording to change in a message or a page of ours is named with its place', async () => {
  fs.mkdirSync(path.join(folder, 'content/messages'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'content/messages/a.json'), '{\n  "a.b": { "sv": "Stoppa barnporr" }\n}\n')
  fs.writeFileSync(path.join(folder, 'README.md'), 'A `child pornography` in code is none; child prostitution is.\n')
  const lines = await checkOwnTexts(folder)
  assert.deepEqual(
    lines.map(line => line.split(':').slice(0, 2).join(':')),
    ['README.md:1', 'content/messages/a.json:2'],
  )
})
