/** Every package says what it is for, and its example prints what the page says it prints. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { test } from 'node:test'

const root = path.join(import.meta.dirname, '../..')
const packages = globSync('packages/*/package.json', { cwd: root }).map(file => path.dirname(file))
const example = /```ts\n([^`]+)```\n\nprints\n\n```text\n([^`]+)```/

for (const folder of packages.sort()) {
  const readme = path.join(root, folder, 'README.md')

  test(`${folder} has a page that says what it is for, with an example`, () => {
    assert.ok(existsSync(readme), 'a README.md is there')
    assert.match(readFileSync(readme, 'utf8'), /^# @waymark\/|^# [a-z-]+/)
    assert.match(readFileSync(readme, 'utf8'), /```(?:ts|js|json|sh)?\n/)
  })

  const found = existsSync(readme) ? example.exec(readFileSync(readme, 'utf8')) : null
  if (found)
    test(`the example of ${folder} prints what its page says`, () => {
      const words = ['--input-type=module-typescript', '-e', found[1]!]
      const printed = execFileSync(process.execPath, words, { cwd: path.join(root, folder), encoding: 'utf8' })
      assert.equal(printed.trimEnd(), found[2]!.trimEnd())
    })
}
