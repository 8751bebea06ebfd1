/** `waymark terms --over-time` over a folder of dated files, and what `waymark check` says of our own texts. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'

const waymark = path.join(import.meta.dirname, '../../../apps/cli/src/waymark.ts')
let folder = ''
before(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-over-time-'))
  const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text)
  write('press-2011.txt', 'They spoke of child pornography and of child sexual abuse material.\n')
  write('law.md', '---\ndate: 2019-05-31\n---\n\nChild sexual abuse material is what the law says.\n')
  write('خبر 2020-03.txt', 'ضبطت الشرطة مواد إباحية للأطفال.\n')
  write('undated.txt', 'They spoke of child pornography.\n')
})
after(() => fs.rmSync(folder, { recursive: true }))

async function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [waymark, ...words], { cwd: folder })
    return { code: 0, out: stdout, err: stderr }
  } catch (problem) {
    const { code, stdout, stderr } = problem as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}
const csv = (out: string) => out.trim().split('\n')

test('dates come from front matter and from file names, and each count stands beside its share of the words', async () => {
  const { code, out } = await run('terms', '--over-time', '--csv', 'press-2011.txt', 'law.md', 'خبر 2020-03.txt')
  assert.equal(code, 0)
  assert.deepEqual(csv(out), [
    'date,language,concept,texts,words,discouraged,discouraged_per_10000,preferred,preferred_per_10000',
    '2011,en,all,1,11,1,909.1,1,909.1',
    '2011,en,child-pornography,1,11,1,909.1,1,909.1',
    '2019-05-31,en,all,1,9,0,0.0,1,1111.1',
    '2019-05-31,en,child-pornography,1,9,0,0.0,1,1111.1',
    '2020-03,ar,all,1,5,1,2000.0,0,0.0',
    '2020-03,ar,child-pornography,1,5,1,2000.0,0,0.0',
  ])
})

test('a file without a date is named with what it needs and ends the command with 2; the others are still counted', async () => {
  const { code, out, err } = await run('terms', '--over-time', 'press-2011.txt', 'undated.txt')
  assert.equal(code, 2)
  assert.match(err, /^undated\.txt: says no date and is not counted; it needs a date in its name/m)
  assert.match(out, /^2011 +en +child-pornography +1 +11 +1 +909\.1 +1 +909\.1$/m)
  assert.doesNotMatch(out, /undated/)
})

test('a date can be said for all files, and stands before those of the files', async () => {
  const { code, out } = await run('terms', '--over-time', '--csv', '--published', '2015-06', 'undated.txt', 'law.md')
  assert.equal(code, 0)
  assert.deepEqual(csv(out).slice(1), [
    '2015-06,en,all,2,14,1,714.3,1,714.3',
    '2015-06,en,child-pornography,2,14,1,714.3,1,714.3',
  ])
})

test('what belongs to another way of using the command is refused with the usage', async () => {
  for (const words of [
    ['--over-time', '--sarif', 'law.md'],
    ['--csv', 'law.md'],
    ['--over-time', '--published', '31 May', 'law.md'],
  ]) {
    const { code, err } = await run('terms', ...words)
    assert.deepEqual([code, /Usage: terms FILE/.test(err)], [2, true], words.join(' '))
  }
})

test('the check of the content reads the words of our own texts too', async () => {
  const { code, out } = await run('check')
  assert.equal(code, 0, out)
  assert.match(out, /no text of ours uses a discouraged wording/)
})
