import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actsOf } from '../acts.ts'
import { allActsOf, moreActNames, moreActsOf } from '../more-acts.ts'
import { plant, smallSize, wide } from '../plant.ts'

test('every further kind of act occurs in a planted world, in the order of days among the others', () => {
  const world = plant(3, wide(smallSize))
  const acts = allActsOf(world)
  assert.deepEqual(
    acts.map(act => act.day),
    acts.map(act => act.day).sort(),
  )
  assert.equal(acts.length, actsOf(world).length + moreActsOf(world).length)
  const found = new Set<string>(acts.map(act => act.act))
  assert.deepEqual(
    moreActNames.filter(name => !found.has(name)),
    [],
  )
})

test('a wide world asks more and is otherwise that of its size', () => {
  const [small, more] = [plant(3, smallSize), plant(3, wide(smallSize))]
  const codes = small.indicators.map(indicator => indicator.code)
  assert.deepEqual(
    more.indicators.map(indicator => indicator.code).filter(code => !codes.includes(code)),
    ['N1', 'N2'],
  )
  assert.deepEqual(more.network.countries, small.network.countries)
})
