/** Targets stand beside what was observed over the countries of their list, never without bounds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembleRelease, partsOf, verifyRelease, type Candidate, type IndicatorPage } from '../src/index.ts'
import { anybody, keys, stamp } from './keys.ts'
import { texts, threeCountries } from './three-countries.ts'
import { pageFiles } from './page-files.ts'

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

test('of a target for a region only its own countries can join later, and none of one for a country', () => {
  const group = { kind: 'region', names: { en: 'North' }, on: '2020-01-01' }
  const laterIn = (
    more: Partial<typeof target> & { readonly region?: string; readonly place?: string },
    places: string[],
  ) =>
    viewIn({
      ...withTarget,
      groups: [{ ...group, id: 'north', places }],
      targets: [{ ...target, ...more }],
    }).observed.map(one => one.later)
  assert.deepEqual(laterIn({ region: 'north' }, ['QMA', 'QMB']), [0, 0])
  assert.deepEqual(laterIn({ region: 'north' }, ['QMA', 'QMB', 'QMC']), [1, 1])
  assert.deepEqual(laterIn({ place: 'QMA', places: ['QMA'] }, []), [0, 0])
})

test('a country that is not shown stands on no public list, and a hidden one is like any without a published answer', () => {
  const members = threeCountries.members.map(member =>
    member.places.includes('QMB') ? { ...member, shown: 'hidden' as const } : member,
  )
  const { base } = partsOf({ ...withTarget, members })
  assert.equal(JSON.stringify(base.targets).includes('QMB'), false)
  const [, now] = viewIn({ ...withTarget, hidden: ['QMA'] }).observed
  assert.deepEqual(now!.value.kind === 'states' && now!.value.shares['yes']!.bounds, { low: 0, high: 2 })
  const own = { ...target, place: 'QMA', places: ['QMA'] }
  assert.deepEqual(partsOf({ ...withTarget, targets: [own], hidden: ['QMA'] }).base.targets, [])
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
  const editions = threeCountries.editions.map(edition => ({
    ...edition,
    edition: { ...edition.edition, framework: { ...edition.edition.framework, private: true } },
  }))
  assert.deepEqual(partsOf({ ...withTarget, editions }).base.targets, [])
})

test('the table has baseline, milestone, observed with its bound, and target; the release verifies', () => {
  const table = pagesOf(withTarget)['data/targets.csv'] as string
  const lines = table.trim().split('\r\n').slice(1)
  assert.deepEqual(
    lines.map(line => line.split(',').slice(4)),
    [
      ['baseline', '', '', 'countries', '0', '', '1', '1', ''],
      ['milestone', '2027-12-31', '', 'countries', '1', '', '2', '2', ''],
      ['observed', '2025-12-31', 'small/O1a@1/2025/member', 'countries', '1', '1', '2', '2', '1'],
      ['observed', '2026-12-31', 'small/O1a@2/2026/member', 'countries', '1', '2', '2', '2', '1'],
      ['target', '2028-12-31', '', 'countries', '2', '', '2', '2', ''],
    ],
  )
  const { files } = assembleRelease(withTarget, texts, { stamp, crypto: keys })
  assert.deepEqual(verifyRelease(files, anybody).findings, [])
})

const onNumbers = (indicator: string, state: string, least: number): Candidate => ({
  ...threeCountries,
  targets: [{ ...target, indicator, version: 1, state, least, milestones: [] }],
})
const rowsOf = (candidate: Candidate) =>
  (pagesOf(candidate)['data/targets.csv'] as string)
    .trim()
    .split('\r\n')
    .slice(1)
    .map(line => line.split(',').slice(3))

test('a target on a share stands in per cent beside the two sums of those who gave them, never an average', () => {
  const candidate = onNumbers('O1b', 'share', 50)
  assert.deepEqual(rowsOf(candidate), [
    ['share', 'observed', '2025-12-31', 'small/O1b@1/2025/member', 'share', '33', '', '', '1', '1'],
    ['share', 'target', '2028-12-31', '', 'share', '50', '', '', '2', ''],
  ])
  const [shown] = (pagesOf(candidate)['indicators/small-2021/O1b.json'] as IndicatorPage).targets
  const [{ value }] = shown!.observed as unknown as [IndicatorPage['targets'][number]['observed'][number]]
  assert.deepEqual(value.kind === 'share' && [value.numerator, value.denominator, value.given], ['1', '3', 1])
})

test('a target on entries stands beside those at the countries of the list, with how many of their lists are closed', () => {
  const candidate = onNumbers('O1c', 'entries', 12)
  const [observed, wanted] = rowsOf(candidate)
  const [shown] = (pagesOf(candidate)['indicators/small-2021/O1c.json'] as IndicatorPage).targets
  const [{ value }] = shown!.observed as unknown as [IndicatorPage['targets'][number]['observed'][number]]
  assert.ok(value.kind === 'entries')
  const inList = threeCountries.entries.filter(
    entry => entry.day.startsWith('2025') && entry.places.some(place => target.places.includes(place)),
  )
  assert.equal(value.distinct, inList.length)
  assert.deepEqual(observed!.slice(1, 6), [
    'observed',
    '2025-12-31',
    'small/O1c@1/2025/entries',
    'entries',
    String(value.distinct),
  ])
  assert.deepEqual(wanted, ['entries', 'target', '2028-12-31', '', 'entries', '12', '', '', '2', ''])
  const { files } = assembleRelease(candidate, texts, { stamp, crypto: keys })
  assert.deepEqual(verifyRelease(files, anybody).findings, [])
})

test('where nobody gave a number nothing is printed, not 0', () => {
  const answers = threeCountries.answers.filter(answer => answer.indicator !== 'O1b')
  const [observed] = rowsOf({ ...onNumbers('O1b', 'share', 50), answers })
  assert.deepEqual(observed!.slice(4), ['share', '', '', '', '0', '1'])
})
