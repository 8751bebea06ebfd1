/** The rule as textlint itself runs it, over texts in four languages. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { buildPackage } from '../build-package.ts'

const fixtures = path.join(import.meta.dirname, 'fixtures')
const textlint = path.join(import.meta.dirname, '../../../node_modules/textlint/bin/textlint.js')

type Message = {
  readonly line: number
  readonly column: number
  readonly range: readonly [number, number]
  readonly message: string
  readonly fix?: { readonly text: string }
  readonly suggestions?: readonly { readonly message: string }[]
}

let folder = ''
before(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-textlint-'))))
after(() => fs.rmSync(folder, { recursive: true }))

async function run(cwd: string, words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [textlint, ...words], { cwd })
    return { code: 0, out: stdout, err: stderr }
  } catch (problem) {
    const { code, stdout, stderr } = problem as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

/** What is reported in a file of the fixtures: line, column and the words there. */
async function reported(file: string, options: object | true = true): Promise<readonly (Message & { text: string })[]> {
  const rules = path.join(folder, 'textlintrc.json')
  fs.writeFileSync(rules, JSON.stringify({ rules: { 'waymark-terms': options } }))
  const { out, err } = await run(fixtures, ['--config', rules, '--format', 'json', file])
  assert.notEqual(out, '', err)
  const source = fs.readFileSync(path.join(fixtures, file), 'utf8')
  const [result] = JSON.parse(out) as { messages: Message[] }[]
  return (result?.messages ?? []).map(message => ({ ...message, text: source.slice(...message.range) }))
}
const places = (all: readonly (Message & { text: string })[]) =>
  all.map(({ line, column, text }) => `${line}:${column} ${text}`)

test('in English the writer’s own words are reported, through emphasis and in tables; quotations and code are not', async () => {
  assert.deepEqual(places(await reported('en.md')), [
    '5:17 child pornography',
    '7:19 child _pornography',
    '13:11 child prostitutes',
  ])
})

test('in Russian an inflected wording is reported with its reason and with alternatives in its case; the name of a treaty is not', async () => {
  const all = await reported('ru.md')
  assert.deepEqual(places(all), ['3:16 детскую порнографию'])
  assert.match(all[0]!.message, /Ребёнок согласия дать не может.* → “материалы о сексуальном насилии над детьми”/)
})

test('in Arabic a wording is reported across a line break of plain text, and English inside it too', async () => {
  assert.deepEqual(places(await reported('ar.txt')), [
    '1:13 مواد إباحية للأطفال',
    '2:18 بغاء\nالأطفال',
    '3:23 child pornography',
  ])
})

test('in Swedish a compound is reported, also with a soft hyphen in it; the name of the offence is not', async () => {
  assert.deepEqual(places(await reported('sv.md')), ['3:30 barn\u00adpornografi', '3:68 barnporrbilder'])
})

test('wordings to be used with care are reported when asked for, and a text from before the guidelines is let pass', async () => {
  assert.deepEqual(places(await reported('en.md', { careful: true })).slice(3), ['15:3 victim'])
  assert.deepEqual(await reported('dated.md'), [])
  assert.deepEqual(await reported('ru.md', { published: '2015' }), [])
})

test('options that make no sense are refused in words', async () => {
  for (const [options, said] of [
    [{ published: 'yesterday' }, /"published" is a year or a day/],
    [{ language: 'ru' }, /"language" is en or sv/],
  ] as const) {
    const rules = path.join(folder, 'wrong.json')
    fs.writeFileSync(rules, JSON.stringify({ rules: { 'waymark-terms': options } }))
    const { code, out, err } = await run(fixtures, ['--config', rules, 'ru.md'])
    assert.notEqual(code, 0)
    assert.match(out + err, said)
  }
})

test('a wording is mended by machine only where there is one alternative and it fits; others are offered', async () => {
  const [seized, split, prostitutes] = await reported('en.md')
  assert.deepEqual([seized!.fix, split!.fix], [undefined, undefined])
  assert.deepEqual(
    seized!.suggestions?.map(suggestion => suggestion.message),
    ['child sexual abuse material', 'child sexual exploitation material'],
  )
  assert.deepEqual(split!.suggestions ?? [], [])
  assert.equal(prostitutes!.fix?.text, 'children exploited in prostitution')
})

test('built as a package of JavaScript it finds the same without this repository', async () => {
  await buildPackage(path.join(folder, 'node_modules/textlint-rule-waymark-terms'))
  for (const file of ['.textlintrc.json', 'sv.md']) fs.copyFileSync(path.join(fixtures, file), path.join(folder, file))
  const { code, out } = await run(folder, ['--format', 'unix', 'sv.md'])
  assert.equal(code, 1)
  assert.match(out, /sv\.md:3:30: “barn\u00adpornografi”/)
  const built = fs.readFileSync(path.join(folder, 'node_modules/textlint-rule-waymark-terms/index.js'), 'utf8')
  assert.doesNotMatch(built, /^import .*@waymark/m)
})
