import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { check, gravityOf } from '@waymark/terms'
import { shipped } from '../../../bench/terms.ts'
import { readFiles } from '../../../apps/cli/src/terms-reading.ts'

const folder = path.join(import.meta.dirname, '../../../../shared/cases/terms')
const absent = fs.existsSync(folder) ? false : 'shared reference files are absent: ../shared/cases/terms'

/** What is to change in files that once were read wrong, or why they are refused. */
const expected: Readonly<Record<string, readonly string[] | string>> = {
  'b7-code.md': [],
  'b9-url.txt': [],
  'd1-html.html': [
    'child pornography',
    'child pornography',
    'child pornography',
    'child pornography',
    'Child pornography',
    'child pornography',
  ],
  'e1-utf16.txt': ['child pornography'],
  'e2-latin1.txt': 'terms.undecodable',
  'e3-cp1251.txt': 'terms.undecodable',
  'e4-cp1256.txt': 'terms.undecodable',
  'k-06-nobreakhyphen.docx': ['child‑pornography'],
  'l-09-note.odt': ['child pornography'],
  'l-10-note-mid.odt': ['child pornography'],
  'l-11-annotation.odt': [],
  'm-01-br.html': ['child pornography'],
  'm-02-br-slash.html': ['child pornography'],
  'm-06-div.html': [],
  'm-09-pre.html': [],
  'm-13-href.html': [],
  'm-15-charset1251.html': ['детской порнографии'],
  'n-02-utf16-ru.md': ['детской порнографии'],
  'n-04-utf32.txt': 'terms.undecodable',
  'n-05-utf16.json': ['child pornography'],
  'o-01-hardbreak.md': ['child pornography', 'child pornography'],
  'o-02-bareurl.md': [],
  'o-03-indented.md': [],
  'o-04-html-in-md.md': [],
  'o-06-hashtag.txt': [],
  'p-09-letterspaced.pdf': ['child pornography'],
  'p-17-fake-bold.pdf': ['child pornography'],
  'p-18-superscript.pdf': ['child12 pornography'],
}

test('files that other readers trip over are read or refused as they should be', async t => {
  if (absent) return t.skip(absent)
  const names = Object.keys(expected)
  const read = await readFiles(names.map(name => path.join(folder, name)))
  const found = read.map((file, index) => {
    if (!file.ok) return [names[index]!, file.refusal.kind]
    const { quoted, text } = file.value
    const findings = check(shipped(), text, { quoted }).filter(finding => gravityOf(finding) === 'change')
    return [names[index]!, findings.map(finding => finding.text.replace(/\u00ad/g, '').replace(/\s+/g, ' '))]
  })
  assert.deepEqual(Object.fromEntries(found), expected)
})
