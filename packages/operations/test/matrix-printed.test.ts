import assert from 'node:assert/strict'
import fs from 'node:fs'
import { test } from 'node:test'
import { printed, printedAt } from './matrix-printed.ts'

test('the documentation prints the table of permissions as it is in code', () => {
  const unpadded = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---')
  assert.equal(unpadded(fs.readFileSync(printedAt, 'utf8')), unpadded(printed()))
})
