/** The counts of conventions outside the United Nations' own list, as their sources give them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedFacts } from './shipped-facts.ts'

const { facts } = shippedFacts()
const plan = (indicator: string) => facts.find(one => one.indicator === indicator)!

test('the Lanzarote Convention: 48 parties, and no State of which it is unknown says no', () => {
  const { scope, asked, states, missing } = plan('LANZAROTE').report.counts
  assert.deepEqual(
    { scope, asked, states, missing },
    { scope: 193, asked: 193, states: { yes: 48 }, missing: { 'not-collected': 145 } },
  )
  assert.deepEqual(
    plan('LANZAROTE').report.marked.map(one => one.place),
    ['RUS', 'TUN'],
  )
})
