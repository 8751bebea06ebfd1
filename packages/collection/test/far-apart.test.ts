import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { farApart } from '@waymark/collection'

const kinds = (now: Parameters<typeof farApart>[0], before: Parameters<typeof farApart>[1]) =>
  farApart(now, before).map(({ kind }) => kind)

describe('answers that are far apart', () => {
  test('are numbers of which one is ten times the other, either way, and none that grew less', () => {
    assert.deepEqual(farApart({ count: '120' }, { count: '12' }), [
      { kind: 'tenfold', field: 'count', was: 12, now: 120 },
    ])
    assert.deepEqual(kinds({ count: '12' }, { count: '120' }), ['tenfold'])
    assert.deepEqual(kinds({ count: '119' }, { count: '12' }), [])
    assert.deepEqual(kinds({ count: '12' }, { count: '12' }), [])
  })

  test('are nothing and ten or more, but not nothing and a few', () => {
    assert.deepEqual(kinds({ count: '0' }, { count: '10' }), ['zero'])
    assert.deepEqual(kinds({ count: '10' }, { count: '0' }), ['zero'])
    assert.deepEqual(kinds({ count: '0' }, { count: '9' }), [])
    assert.deepEqual(kinds({ count: '0' }, { count: '0' }), [])
  })

  test('are shares more than 50 points apart, whatever their numbers, and none of nothing', () => {
    const share = (numerator: string, denominator: string) => ({ numerator, denominator })
    assert.deepEqual(farApart(share('9', '10'), share('3', '10')), [{ kind: 'points', was: 30, now: 90 }])
    assert.deepEqual(kinds(share('8', '10'), share('3', '10')), [])
    assert.deepEqual(kinds(share('0', '0'), share('3', '9')), [], 'a share of nothing is none')
    assert.deepEqual(kinds(share('50', '100'), share('5', '10')), ['tenfold', 'tenfold'])
  })

  test('are a yes that became a no, not a no that became a yes, and never a reason', () => {
    assert.deepEqual(kinds({ state: 'no' }, { state: 'yes' }), ['fell'])
    assert.deepEqual(kinds({ state: 'yes' }, { state: 'no' }), [])
    assert.deepEqual(kinds({ missing: 'unknown' }, { count: '5' }), [])
    assert.deepEqual(kinds(null, { count: '5' }), [])
  })
})
