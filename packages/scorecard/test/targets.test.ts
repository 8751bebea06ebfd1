/** Targets stand beside what was observed over the countries of their list, never without bounds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembleRelease, pageFiles, partsOf, verifyRelease, type Candidate, type IndicatorPage } from '../src/index.ts'
import { anybody, keys, stamp } from './keys.ts'
import { texts, threeCountries } from './three-countries.ts'

const target = {
  id: 'target-1',
  framework: 'small',
  indicator: 'O1a',
  version: 2,
  state: 'yes',
  least: 2,
  by: '2028-12-31',
  agreedOn: '2026-03-01',
  body: 'Assembly',
  places: ['QMA', 'QMB'],
  milestones: [{ by: '2027-12-31', least: 1 }],
}
const withTarget: Candidate = { ...threeCountries, targets: [target] }
const pagesOf = (candidate: Candidate) => pageFiles(partsOf(candidate).base, stamp)
const viewIn = (candidate: Candidate) =>
  (pagesOf(candidate)['indicators/small-2026/O1a.json'] as IndicatorPage).targets[0]!

test('each period stands beside the target over its list alone, with its bounds; later countries stand apart', () => {
  const view = viewIn(withTarget)
  assert.deepEqual([view.countries, view.baseline], [2, { countries: 1, inState: 0 }])
  assert.deepEqual(
    view.observed.map(({ period, value, later }) => [
      period.label,
      value.kind === 'states' && [value.shares['yes']!.count, value.shares['yes']!.bounds],
      later,
    ]),
    [
      ['2025', [1, { low: 1, high: 1 }], 1],
      ['2026', [1, { low: 1, high: 2 }], 1],
    ],
  )
})

test('a country that is not shown stands on no public list, and a hidden one is like any without a published answer', () => {
  const members = threeCountries.members.map(one =>
    one.places.includes('QMB') ? { ...one, shown: 'hidden' as const } : one,
  )
  const { base } = partsOf({ ...withTarget, members })
  assert.equal(JSON.stringify(base.targets).includes('QMB'), false)
  const [, now] = viewIn({ ...withTarget, hidden: ['QMA'] }).observed
  assert.deepEqual(now!.value.kind === 'states' && now!.value.shares['yes']!.bounds, { low: 0, high: 2 })
})

test('a target on a private framework goes nowhere, and one on another framework with the same code is another', () => {
  assert.deepEqual(
    (
      pagesOf({ ...threeCountries, targets: [{ ...target, framework: 'another' }] })[
        'indicators/small-2026/O1a.json'
      ] as IndicatorPage
    ).targets,
    [],
  )
  const editions = threeCountries.editions.map(one => ({
    ...one,
    edition: { ...one.edition, framework: { ...one.edition.framework, private: true } },
  }))
  assert.deepEqual(partsOf({ ...withTarget, editions }).base.targets, [])
})

test('the table has baseline, milestone, observed with its bound, and target; the release verifies', () => {
  const table = pagesOf(withTarget)['data/targets.csv'] as string
  const lines = table.trim().split('\r\n').slice(1)
  assert.deepEqual(
    lines.map(line => line.split(',').slice(4)),
    [
      ['baseline', '', '', '0', '', '1', ''],
      ['milestone', '2027-12-31', '', '1', '', '2', ''],
      ['observed', '2025-12-31', 'small/O1a@1/2025/member', '1', '1', '2', '1'],
      ['observed', '2026-12-31', 'small/O1a@2/2026/member', '1', '2', '2', '1'],
      ['target', '2028-12-31', '', '2', '', '2', ''],
    ],
  )
  const { files } = assembleRelease(withTarget, texts, { stamp, crypto: keys })
  assert.deepEqual(verifyRelease(files, anybody).findings, [])
})
