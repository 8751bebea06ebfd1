import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saidByGroup, type SaidByGroup } from '../src/lib/server/said-by-group.ts'

const said: SaidByGroup = {
  breakdowns: [{ figure: 'small/O1a@1/2026/member', groupKind: 'region', groups: [], ungrouped: ['QMA'] }],
  changesByGroup: [{ from: 'small/O1a@1/2025/member', to: 'small/O1a@1/2026/member', groups: [] }],
}

test('what an indicator says by group is read from beside its page', () => {
  assert.deepEqual(saidByGroup({}, said), said)
})

test('of a release of before page format 4 it is read from the page itself', () => {
  assert.deepEqual(saidByGroup(said, undefined), said)
})

test('an indicator that says nothing by group has no such file', () => {
  assert.deepEqual(saidByGroup({}, undefined), { breakdowns: [], changesByGroup: [] })
})
