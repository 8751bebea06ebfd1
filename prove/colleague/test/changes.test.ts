/** The additions of a new colleague are edits of files as they stand: one that finds its place no more is mended with what moved it. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { changes } from '../changes.ts'

const root = path.join(import.meta.dirname, '../../..')

for (const { name, edits } of changes)
  test(`each edit of ${name} finds its place`, () => {
    for (const { file, like, find } of edits)
      if (find !== undefined) assert.ok(readFileSync(path.join(root, like ?? file), 'utf8').includes(find), file)
  })
