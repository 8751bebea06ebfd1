/** What an action may support: national supports regional, regional the network. Source: models.md 5. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSupport, type PlannedFor, type Supported } from '../src/index.ts'

const country: PlannedFor = { kind: 'country', place: 'QMA' }
const north: PlannedFor = { kind: 'group', places: ['QMA', 'QMB'] }
const network: PlannedFor = { kind: 'network' }
const kindOf = (of: PlannedFor, upper: PlannedFor, above: readonly Supported[] = []) => {
  const read = readSupport('action/up', { own: 'action/own', of, upper, above })
  return read.ok ? 'done' : read.refusal.kind
}

test('an action supports what stands a level up, or two', () => {
  assert.deepEqual([kindOf(country, north), kindOf(country, network), kindOf(north, network)], ['done', 'done', 'done'])
})

test('nothing supports what is of its own level, or of one below', () => {
  const kinds = [kindOf(country, country), kindOf(north, north), kindOf(north, country), kindOf(network, network)]
  assert.deepEqual([...new Set(kinds)], ['action.supports-not-above'])
})

test('an action supports no region that does not have its country', () => {
  assert.equal(kindOf(country, { kind: 'group', places: ['QMB'] }), 'action.supports-other-region')
})

test('support that comes back to where it began is refused as such, at any distance', () => {
  assert.equal(kindOf(north, country, ['action/own']), 'action.supports-circular')
  assert.equal(kindOf(north, network, ['priority/one', 'action/own']), 'action.supports-circular')
  const self = readSupport('action/own', { own: 'action/own', of: country, upper: country, above: [] })
  assert.ok(!self.ok && self.refusal.kind === 'action.supports-circular')
})
