import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noBesideYes, partsTogether } from '../src/index.ts'

test('two that agree on the whole and differ on a part leave the part contested; what one left open the other says', () => {
  const together = partsTogether([
    { online: 'yes', marriage: 'no', travel: 'unknown' },
    { online: 'no', marriage: 'no', trafficking: 'yes', travel: 'not-answered' },
  ])
  assert.deepEqual(together, { online: 'contested', marriage: 'no', travel: 'unknown', trafficking: 'yes' })
})

test('"does not apply" against a value is contested, against another reason it comes first', () => {
  const of = (...said: string[]) => partsTogether(said.map(one => ({ online: one })))['online']
  assert.equal(of('not-applicable', 'yes'), 'contested')
  assert.equal(of('unknown', 'not-applicable'), 'not-applicable')
  assert.deepEqual(partsTogether([]), {})
})

test('a no of the whole beside a yes of a form is warned of, and nothing else is', () => {
  const forms = ['online', 'marriage']
  assert.deepEqual(noBesideYes('no', { online: 'yes', marriage: 'no', other: 'yes' }, forms), ['online'])
  assert.deepEqual(noBesideYes('yes', { online: 'yes' }, forms), [])
  assert.deepEqual(noBesideYes(undefined, { online: 'yes' }, forms), [])
})
