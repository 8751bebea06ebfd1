/** A run of tests is measured as if nobody else worked on the machine. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asIfQuiet } from './quiet-minutes.ts'

test('on a machine that does nothing else, every minute counts', () => {
  for (const load of [0, 0.5, 3, 4]) assert.equal(asIfQuiet(60_000, load, 2), 60_000)
})

test('where three times as many wait, a third of it counts; more processors bear more', () => {
  assert.equal(asIfQuiet(60_000, 12, 2), 20_000)
  assert.equal(asIfQuiet(60_000, 12, 8), 40_000)
  assert.equal(asIfQuiet(60_000, 12, 16), 60_000)
})
