import assert from 'node:assert/strict'
import test from 'node:test'
import { heardReadings } from '../src/index.ts'

test('A reading is kept while changes are heard, and read again after each change', async () => {
  const { listener, read } = heardReadings()
  let times = 0
  const inspect = () => read('release demo latest', async () => ++times)
  assert.deepEqual([await inspect(), await inspect()], [1, 2], 'nothing is kept before changes are heard')
  listener.hearing()
  assert.deepEqual([await inspect(), await inspect()], [3, 3])
  listener.changed()
  assert.deepEqual([await inspect(), await inspect()], [4, 4])
  listener.deaf()
  assert.deepEqual([await inspect(), await inspect()], [5, 6])
})

test('What was being read while a change came is not kept: it may be old', async () => {
  const { listener, read } = heardReadings()
  listener.hearing()
  let report = () => {}
  const slow = read('texts', () => new Promise<string>(done => (report = () => done('before the redaction'))))
  listener.changed()
  report()
  assert.equal(await slow, 'before the redaction')
  assert.equal(await read('texts', async () => 'after it'), 'after it')
})

test('A reading that fails is not kept, and of very many readings the oldest go', async () => {
  const { listener, read } = heardReadings()
  listener.hearing()
  await assert.rejects(read('one', () => Promise.reject(new Error('away'))))
  assert.equal(await read('one', async () => 'there'), 'there')
  for (let n = 0; n < 200; n++) await read(`other ${n}`, async () => n)
  assert.equal(await read('one', async () => 'read again'), 'read again')
  assert.equal(await read('other 199', async () => -1), 199)
})
