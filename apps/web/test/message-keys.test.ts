import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
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
