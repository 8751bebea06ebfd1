import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import test from 'node:test'
import { openSpool } from '../src/hidden/spool.ts'

const file = (name: string, text: string) => {
  const content = new TextEncoder().encode(text)
  return { area: 'public' as const, path: name, sha256: `of ${text}`, bytes: content.length, content }
}

test('Files come back from the disk as they were given, each time they are asked for, and nothing stays there', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'spool-'))
  const spool = openSpool(folder)
  const given = [file('world.json', 'first'), file('empty.json', ''), file('countries/QMA.json', 'third, Ünïcode')]
  for (const one of given) spool.add(one)
  assert.equal(spool.size, 3)
  assert.deepEqual([...spool], given)
  spool.add(file('late.json', 'x'.repeat(300_000)))
  assert.deepEqual([...spool].slice(0, 3), given)
  assert.equal([...spool][3]!.content.length, 300_000)
  spool.drop()
  assert.deepEqual(fs.readdirSync(folder), [])
  fs.rmdirSync(folder)
})
