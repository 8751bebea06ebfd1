/** Counts of the Lanzarote Convention and of the population, as their sources give them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedFacts } from './shipped-facts.ts'

const { facts } = shippedFacts()
const plan = (indicator: string) => facts.find(fact => fact.indicator === indicator)!

test('the Lanzarote Convention: 48 parties, and no State of which it is unknown says no', () => {
  const { scope, asked, states, missing } = plan('LANZAROTE').report.counts
  assert.deepEqual(
    { scope, asked, states, missing },
    { scope: 193, asked: 193, states: { yes: 48 }, missing: { 'not-collected': 145 } },
  )
  assert.deepEqual(
    plan('LANZAROTE').report.marked.map(notedRow => notedRow.place),
    ['RUS', 'TUN'],
  )
})

test('children under 18 in 2019: 183 States have an estimate, ten are too small for figures by age and are never zero', () => {
  const { report, facts: all } = plan('UNDER-18')
  const { given, missing } = report.counts
  assert.deepEqual({ given, missing }, { given: 183, missing: { 'not-collected': 10 } })
  assert.equal(
    all.reduce((sum, { value }) => ('count' in value ? sum + value.count : sum), 0n),
    2_333_423_770n,
  )
  const small = ['AND', 'DMA', 'KNA', 'LIE', 'MCO', 'MHL', 'NRU', 'PLW', 'SMR', 'TUV']
  assert.deepEqual(
    report.absent.map(one => [one.place, one.reason !== null]),
    small.map(place => [place, true]),
  )
  assert.equal(report.marked.length, 183)
})
