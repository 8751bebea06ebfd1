import assert from 'node:assert/strict'
import { test } from 'node:test'
import { editionStates, mayMove } from '../src/index.ts'

test('an edition goes from proposed to agreed to in use to retired, one step at a time and never back', () => {
  const allowed = editionStates.flatMap(from =>
    editionStates.filter(to => mayMove(from, to)).map(to => `${from} > ${to}`),
  )
  assert.deepEqual(allowed, ['proposed > agreed', 'proposed > retired', 'agreed > in-use', 'in-use > retired'])
})
