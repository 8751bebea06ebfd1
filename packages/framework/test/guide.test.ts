import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { frameworkFiles } from './shipped.ts'

const root = new URL('../../../', import.meta.url)
const guide = readFileSync(new URL('docs/guide/frameworks.md', root), 'utf8')
const source = new URL('packages/framework/src/', root)

test('the guide lists every problem the checker can report, and no other', () => {
  const keys = (text: string) => [...new Set(text.match(/\bframework\.[a-z]+-[a-z-]+\b/g))].toSorted()
  const reported = readdirSync(source).map(name => readFileSync(new URL(name, source), 'utf8'))
  assert.deepEqual(keys(guide.slice(guide.indexOf('## What the checker says'))), keys(reported.join('\n')))
})

test('the guide names every framework that is shipped', () => {
  for (const { file } of frameworkFiles) {
    const name = file.replace('content/frameworks/', '').replace(/^demonstration\/.*/, 'demonstration/*.yaml')
    assert.ok(guide.includes(`\`${name}\``), name)
  }
})
