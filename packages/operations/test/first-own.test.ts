import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstOwn } from '../src/reviews/first-own.ts'

/** Of 10,000 that wait those that `isOwn` says are the desk's; gives the first and how many were read for it. */
async function firstOf(isOwn: (waiting: number) => boolean) {
  const waiting = Array.from({ length: 10_000 }, (_, at) => at)
  let read = 0
  const first = await firstOwn(
    async most => {
      const some = waiting.slice(0, most)
      read += some.length
      return some
    },
    async some => some.filter(isOwn),
  )
  return { first, read }
}

test('what waits longest is found without reading the others', async () => {
  assert.deepEqual(await firstOf(() => true), { first: 0, read: 20 })
})

test('one behind work of others is found by reading a little more', async () => {
  assert.deepEqual(await firstOf(waiting => waiting >= 25), { first: 25, read: 100 })
})

test('where nothing is the desk’s all was looked through', async () => {
  const { first, read } = await firstOf(() => false)
  assert.equal(first, undefined)
  assert.ok(read >= 10_000)
})
