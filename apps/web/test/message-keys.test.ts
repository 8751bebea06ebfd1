import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { saidAround } from '../src/lib/components/frame-words.ts'
import { readMessages } from '../src/lib/server/messages.ts'
import { keysIn, unknownKeys, unsaidRefusals, unusedKeys } from '../message-keys.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

test('every message is whole in four languages', () => {
  assert.ok(readMessages(path.join(root, 'content/messages')).size > 100)
})

test('every key the code says has a message', () => {
  assert.deepEqual(unknownKeys(root), [])
})

test('every refusal a person can meet on a page has words', () => {
  assert.deepEqual(unsaidRefusals(root), [])
})

test('every message is said somewhere', () => {
  assert.deepEqual(unusedKeys(root), [])
})

test('the terminology page, the only one that takes its words to the browser, and the frame around it say no others', () => {
  const source = path.join(root, 'apps/web/src')
  const seen = new Set<string>()
  const visit = (file: string): readonly string[] => {
    if (seen.has(file)) return []
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    const within = [...text.matchAll(/from '(#lib|\.)\/([^']+\.svelte)'/g)].map(([, from, at = '']) =>
      path.join(from === '.' ? path.dirname(file) : path.join(source, 'lib'), at),
    )
    return [...keysIn(text).said, ...within.flatMap(visit)]
  }
  const page = path.join(source, 'routes/[language=language]/terms/+page.svelte')
  const said = [path.join(source, 'lib/components/Frame.svelte'), page].flatMap(visit)
  assert.ok(said.includes('shell.wrong') && said.includes('shell.sign-out') && said.includes('terms.check'))
  // What its +page.server.ts sends along.
  assert.deepEqual(
    said.filter(key => !saidAround(key) && !key.startsWith('terms.')),
    [],
  )
})

test('keys are found in scripts, in components and by their beginning', () => {
  const text =
    "speak('a.b', { n }) speak.runs('c.d') <Said\n  links={x} key=\"e.f\" /> speak(`g.${h}`) kind: 'i.j' speak(`k.${l}.text`)"
  assert.deepEqual(keysIn(text).said, ['a.b', 'c.d', 'e.f'])
  assert.ok(keysIn(text).quoted.includes('i.j'))
  assert.deepEqual(keysIn(text).begun, ['g.', 'k.'])
})

test('a misspelled key, a key nobody says and a broken message are found', () => {
  const copy = mkdtempSync(path.join(tmpdir(), 'messages-'))
  try {
    cpSync(path.join(root, 'content/messages'), path.join(copy, 'content/messages'), { recursive: true })
    mkdirSync(path.join(copy, 'apps/web/src'), { recursive: true })
    writeFileSync(path.join(copy, 'apps/web/src/page.ts'), "speak('figure.off') + speak('figure.of')")
    assert.deepEqual(unknownKeys(copy), [{ key: 'figure.off', file: 'apps/web/src/page.ts' }])
    assert.ok(unusedKeys(copy).includes('shell.skip'))
    assert.ok(!unusedKeys(copy).includes('figure.of'))
    writeFileSync(path.join(copy, 'content/messages/shell.json'), '{ "shell.skip": { "en": "Skip", "note": "x" } }')
    assert.throws(
      () => readMessages(path.join(copy, 'content/messages')),
      /shell\.json shell\.skip: .*language-missing ru/,
    )
  } finally {
    rmSync(copy, { recursive: true })
  }
})
