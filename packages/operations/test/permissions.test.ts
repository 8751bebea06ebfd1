/** The table of permissions is cut by area: no deed stands in two of them, where the later one would silently win. */
import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { deeds } from '@waymark/operations'

const folder = path.join(import.meta.dirname, '../src/permissions')

test('each deed stands in one area, and each area in the table', async () => {
  const found: string[] = []
  for (const file of globSync('*.ts', { cwd: folder }).filter(name => name !== 'index.ts' && name !== 'scope.ts')) {
    const area = (await import(path.join(folder, file))) as Readonly<Record<string, object>>
    found.push(...Object.values(area).flatMap(Object.keys))
  }
  assert.deepEqual(found.toSorted(), deeds.toSorted())
})
