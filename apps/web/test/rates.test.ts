import assert from 'node:assert/strict'
import { test } from 'node:test'
import { neighbourhood, rates, type Asking } from '../src/lib/server/rates.ts'

function world() {
  const clock = { ms: 0 }
  const kept = rates(() => clock.ms)
  const waits = (address: string, times: number, asking: Asking = 'change') =>
    Array.from({ length: times }, () => {
      const asked = kept.ask(address, asking)
      asked?.answered()
      return asked?.waitMs ?? null
    })
  return { clock, kept, waits }
}

test('a person who fills in forms as fast as people do never waits', () => {
  const { clock, waits } = world()
  for (let minute = 0; minute < 30; minute++) {
    assert.ok(waits('192.0.2.1', 40).every(wait => wait === 0))
    clock.ms += 60_000
  }
})

test('whoever asks faster waits longer and longer, never more than five seconds, and is not shut out', () => {
  const { waits } = world()
  const all = waits('192.0.2.1', 1000)
  assert.ok(all.slice(0, 60).every(wait => wait === 0))
  assert.deepEqual(all.slice(60, 63), [100, 200, 300])
  assert.equal(all.at(-1), 5000)
  assert.ok(!all.includes(null))
})

test('another address waits for nobody', () => {
  const { waits } = world()
  waits('192.0.2.1', 1000)
  assert.deepEqual(waits('192.0.2.2', 1), [0])
  assert.deepEqual(waits('192.0.2.1', 1, 'read'), [0], 'looking is counted apart')
})

test('after some silence the address is as fast as before', () => {
  const { clock, waits } = world()
  waits('192.0.2.1', 1000)
  clock.ms += 121_000
  assert.deepEqual(waits('192.0.2.1', 1), [0])
})

test('where very many of one address wait at once, more are refused until some are answered', () => {
  const { kept } = world()
  const asked = Array.from({ length: 60 + 65 }, () => kept.ask('192.0.2.1', 'change'))
  assert.equal(asked.at(-1), null)
  assert.equal(asked.filter(one => one === null).length, 1)
  asked[100]?.answered()
  assert.ok(kept.ask('192.0.2.1', 'change'))
})

test('what is remembered stays small, whoever asks', () => {
  const { kept, waits } = world()
  for (let n = 0; n < 30_000; n++) waits(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, 1)
  assert.ok(kept.size() <= 10_001)
})

test('one household of IPv6 is one neighbour, and this machine is none', () => {
  assert.equal(neighbourhood('2001:db8:1:2:aaaa::1'), neighbourhood('2001:db8:1:2:bbbb:0:0:9'))
  assert.equal(neighbourhood('2001:db8::1'), '2001:db8:0:0')
  assert.notEqual(neighbourhood('2001:db8:1:2::1'), neighbourhood('2001:db8:1:3::1'))
  const { waits } = world()
  for (const own of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    assert.ok(
      waits(own, 500).every(wait => wait === 0),
      own,
    )
})
