/** When long work gives memory back between two of its steps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givingBack } from '../src/drafts/give-back.ts'

const megabytes = 1_000_000

/** How much is held at each look, what is left once it was cleared, and how often it was cleared. */
function working(from: number, left: number) {
  const state = { held: from * megabytes, cleared: 0 }
  const inspect = givingBack({
    held: () => state.held,
    clear: () => {
      state.held = left * megabytes
      state.cleared += 1
    },
  })
  const at = (held: number) => {
    state.held = held * megabytes
    inspect()
    return state.cleared
  }
  return at
}

test('a process that has not grown much is left alone, one that has is cleared, and counted from what is left', () => {
  const at = working(150, 200)
  assert.equal(at(200), 0)
  assert.equal(at(250), 1)
  assert.equal(at(255), 1, 'little more than the 200 that were left')
  assert.equal(at(290), 2)
})

test('of a large network more may gather before it is cleared, and nothing ends because it needs more', () => {
  const at = working(2000, 2000)
  assert.equal(at(2200), 0)
  assert.equal(at(2700), 1)
  assert.equal(at(9000), 2)
})

test('what nothing holds any more is given back by the process itself', () => {
  const inspect = givingBack()
  let lists: unknown[][] | null = []
  for (let at = 0; at < 200; at++) lists.push(Array.from({ length: 20_000 }, (_, item) => ({ at: item })))
  const held = process.memoryUsage.rss()
  lists = null
  inspect()
  assert.ok(process.memoryUsage.rss() < held - 50 * megabytes)
})
