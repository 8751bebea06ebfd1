import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { contentFolder } from '@waymark/operations'

test('every kind of mail has a name in the list of the administrators', () => {
  const folder = path.join(contentFolder, 'messages')
  const keys = new Set(
    readdirSync(folder).flatMap(file =>
      Object.keys(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object),
    ),
  )
  const kinds = [...keys].flatMap(key => /^mail\.([a-z-]+)\.subject$/.exec(key)?.[1] ?? [])
  assert.ok(kinds.length > 10)
  assert.deepEqual(
    kinds.filter(kind => !keys.has(`mail.kind.${kind}`)),
    [],
  )
})
