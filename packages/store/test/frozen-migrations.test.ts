/** Migrations only grow: a file that installations may have run never changes. Source: docs/decisions/0160. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const folder = path.join(import.meta.dirname, '../migrations')
const frozen = JSON.parse(fs.readFileSync(path.join(folder, 'frozen.json'), 'utf8')) as Record<string, string>
const files = fs.readdirSync(folder).filter(name => name.endsWith('.sql'))
const digestOf = (name: string) =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(folder, name)))
    .digest('hex')

for (const [name, digest] of Object.entries(frozen))
  test(`${name} is as it was when it was frozen`, () => {
    assert.ok(files.includes(name), 'installations have run it: it stays')
    assert.equal(digestOf(name), digest, 'write a new migration in place of changing one that may have run')
  })

test('every migration is listed with its digest, in the order in which they run', () => {
  const missing = files.filter(name => !(name in frozen)).map(name => `"${name}": "${digestOf(name)}"`)
  assert.deepEqual(missing, [], 'add these lines to packages/store/migrations/frozen.json')
  assert.deepEqual(Object.keys(frozen), Object.keys(frozen).sort())
})
