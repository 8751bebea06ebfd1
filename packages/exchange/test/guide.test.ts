import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const guide = readFileSync(new URL('../../../docs/guide/import.md', import.meta.url), 'utf8')
const source = new URL('../src/', import.meta.url)
const key = /'((?:table|yaml|content|mapping|import|day|days|place|group|survey)[.][a-z0-9-]+)'/g

test('the guide lists every reason for refusal, and none that is gone', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  const code = files.map(name => readFileSync(new URL(name, source), 'utf8'))
  const given = new Set(code.flatMap(text => [...text.matchAll(key)].map(found => found[1])))
  const listed = new Set([...guide.matchAll(/^[|] `([a-z]+[.][a-z0-9-]+)` +[|]/gm)].map(found => found[1]))
  assert.deepEqual([...listed].sort(), [...given].sort())
})
