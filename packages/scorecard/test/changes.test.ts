/** Change over those that have both, and every difference between two totals as a sum that closes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { closes, type ClosingSum } from '@waymark/measure'
import {
  assembleRelease,
  partsOf,
  publishedBefore,
  verifyRelease,
  type Candidate,
  type IndicatorGroups,
  type IndicatorPage,
} from '../src/index.ts'
import { anyCandidate } from './any-candidate.ts'
import { anybody, keys, stamp } from './keys.ts'
import { manyCountries } from './many-countries.ts'
import { regionsAndNetwork } from './regions-and-network.ts'
import { edition, indicator, adopted } from './small-edition.ts'
import { answer, texts, threeCountries } from './three-countries.ts'
import { pageFiles } from './page-files.ts'

type Pages = ReturnType<typeof pageFiles>
const pagesOf = (candidate: Candidate): Pages => pageFiles(partsOf(candidate).base, stamp)
const indicatorPages = (pages: Pages) =>
  Object.entries(pages).flatMap(([path, page]) =>
    path.startsWith('indicators/') && !path.endsWith('/groups.json') ? [page as IndicatorPage] : [],
  )
const groupsOf = (pages: Pages) =>
  Object.entries(pages).flatMap(([path, page]) => (path.endsWith('/groups.json') ? [page as IndicatorGroups] : []))
const indicatorPage = (path: string, pages: Pages) => pages[`indicators/${path}.json`] as IndicatorPage
const after = (candidate: Candidate, earlier: Candidate): Candidate => ({
  ...candidate,
  before: publishedBefore(partsOf(earlier).base, {
    release: '2026-1',
    calls: new Set(candidate.calls.map(call => call.id)),
  }),
})
const unchanged = ({ before, after: now, ...terms }: ClosingSum) =>
  before === now && Object.values(terms).every(n => n === 0)

/** The total that a figure prints of a state; of numbers and narratives how many gave one. */
function totalOf(page: IndicatorPage | undefined, id: string, state: string): number | undefined {
  const figure = page?.figures.find(publishedFigure => publishedFigure.id === id)?.figure
  if (!figure || !('sets' in figure)) return undefined
  return figure.kind === 'states' ? figure.states[state] : figure.sets.answered
}

/** The law over every sum of a page: it closes, and leads from the total of one printed figure to that of the other. */
function checkSums(page: IndicatorPage, earlier: Pages = {}): number {
  let met = 0
  const check = (sum: ClosingSum, ends: readonly (number | undefined)[]) => {
    assert.ok(closes(sum), JSON.stringify(sum))
    assert.deepEqual([sum.before, sum.after], ends)
    met += 1
  }
  for (const { from, to, result } of page.changes)
    if (result.kind === 'change')
      for (const [state, sum] of Object.entries(result.sums))
        check(
          sum,
          [from, to].map(id => totalOf(page, id, state)),
        )
  for (const { figure, result } of page.sinceRelease) {
    const was = indicatorPage(`${page.edition.path}/${page.code}`, earlier)
    if (result.kind === 'sum')
      for (const [state, sum] of Object.entries(result.sums))
        check(sum, [totalOf(was, figure, state), totalOf(page, figure, state)])
  }
  return met
}

/** The law over every sum of the groups of an indicator. */
function checkGroups({ changesByGroup }: IndicatorGroups): number {
  const sums = changesByGroup.flatMap(({ groups }) => groups.flatMap(group => Object.values(group.sums)))
  for (const sum of sums) assert.ok(closes(sum), JSON.stringify(sum))
  return sums.length
}

function checkAll(pages: Pages): number {
  const ofPages = indicatorPages(pages).map(page => checkSums(page))
  return [...ofPages, ...groupsOf(pages).map(checkGroups)].reduce((sum, met) => sum + met, 0)
}

test('the law holds over every figure of a release and its breakdowns, in any world', () => {
  let met = 0
  fc.assert(
    fc.property(anyCandidate, candidate => {
      met += checkAll(pagesOf(candidate))
    }),
    { numRuns: 60 },
  )
  for (const fixture of [threeCountries, regionsAndNetwork, manyCountries({ yes: 20 })])
    met += checkAll(pagesOf(fixture))
  assert.ok(met > 40, `${met}`)
})

test('the law holds between any two releases, and the same release again changes nothing', () => {
  let met = 0
  fc.assert(
    fc.property(anyCandidate, anyCandidate, (candidate, other) => {
      // Who is hidden is in no copy of an earlier release either, and whoever is not shown is left out of the first alone.
      const earlier = { ...candidate, hidden: other.hidden ?? [] }
      const was = pagesOf(earlier)
      for (const page of indicatorPages(pagesOf(after(other, earlier)))) met += checkSums(page, was)
      for (const page of indicatorPages(pagesOf(after(earlier, earlier))))
        for (const { result } of page.sinceRelease)
          assert.ok(result.kind === 'sum' && Object.values(result.sums).every(unchanged))
    }),
    { numRuns: 60 },
  )
  assert.ok(met > 100, `${met}`)
})

test('a correction is told from an answer that came later, and one that is gone from both', () => {
  const answers = threeCountries.answers.map(settledAnswer => {
    if (settledAnswer.observation === '2025-O1a-QMA') return { ...settledAnswer, status: { state: 'yes' as const } }
    return settledAnswer.observation === '2025-O1a-QMB' ? { ...settledAnswer, held: true } : settledAnswer
  })
  const page = indicatorPage('small-2021/O1a', pagesOf(after({ ...threeCountries, answers }, threeCountries)))
  const [of2026, of2025] = page.sinceRelease.map(({ result }) => (result.kind === 'sum' ? result.sums['yes'] : null))
  assert.ok(of2026 && unchanged(of2026))
  assert.deepEqual(
    of2025 && [of2025.before, of2025.began, of2025.ended, of2025.noLongerAnswered, of2025.after],
    [1, 1, 0, 1, 1],
  )
})

test('a figure that counts by another version has two totals and no sum', () => {
  const [first] = threeCountries.editions
  const renumbered = first!.edition.indicators.map(eachIndicator =>
    eachIndicator.code === 'O1a'
      ? { ...eachIndicator, version: { number: 7, comparable: 'no' as const, note: {} } }
      : eachIndicator,
  )
  const editions = [{ ...first!, edition: { ...first!.edition, indicators: renumbered } }]
  const seventh = {
    ...threeCountries,
    editions,
    calls: threeCountries.calls.slice(0, 1).map(call => ({
      ...call,
      asked: call.asked.map(version => (version.indicator === 'O1a' ? { ...version, version: 7 } : version)),
    })),
    answers: threeCountries.answers.map(settledAnswer =>
      settledAnswer.indicator === 'O1a' ? { ...settledAnswer, version: 7 } : settledAnswer,
    ),
  }
  const page = indicatorPage('small-2021/O1a', pagesOf(after(seventh, threeCountries)))
  assert.deepEqual(
    page.sinceRelease.map(({ result }) => result.kind === 'other-definition' && result.totals['yes']),
    [{ before: 1, after: 1 }],
  )
})

test('what the release before said of a country hidden since is not said again, and its sum says neither that nor why', () => {
  const silent = threeCountries.answers.map(settledAnswer =>
    settledAnswer.subject === 'QMB' && settledAnswer.subjectKind === 'country'
      ? { ...settledAnswer, status: { missing: 'not-answered' }, rationales: [], evidence: [] }
      : settledAnswer,
  )
  const hidden = partsOf(after({ ...threeCountries, hidden: ['QMB'] }, threeCountries)).base
  const wasSilent = partsOf(
    after({ ...threeCountries, answers: silent, baselines: [] }, { ...threeCountries, answers: silent }),
  ).base
  assert.deepEqual(hidden.before, wasSilent.before)
})

test('a country whose members are no longer shown is counted away and named nowhere', () => {
  const members = threeCountries.members.map(member =>
    member.places.includes('QMB') ? { ...member, shown: 'hidden' as const } : member,
  )
  const { base } = partsOf(after({ ...threeCountries, members }, threeCountries))
  assert.equal(JSON.stringify(base.before).includes('QMB'), false)
  const page = indicatorPage('small-2021/O1a', pageFiles(base, stamp))
  const { result } = page.sinceRelease.find(change => change.figure.includes('/2025/'))!
  assert.deepEqual(result.kind === 'sum' && [result.sums['yes']!.noLongerAsked, result.sums['yes']!.after], [1, 0])
})

test('a release that compares itself with the one before is computed again from its own data, byte for byte', () => {
  const { files } = assembleRelease(after({ ...threeCountries, hidden: ['QMC'] }, threeCountries), texts, {
    stamp,
    crypto: keys,
  })
  const report = verifyRelease(files, anybody)
  assert.deepEqual([report.findings, report.recomputed], [[], 'pages'])
})

test('of one country with a baseline one began, in the world and in its own region alone', () => {
  const page = indicatorPage('small-2026/O1a', pagesOf(threeCountries))
  const [found] = page.sinceBaseline
  assert.deepEqual([found?.since.baselines, found?.since.followed], [1, 1])
  assert.deepEqual(found?.since.states['yes'], { before: 0, after: 1, began: 1, ended: 0 })
  assert.deepEqual(
    found?.groups.map(group => [group.id, group.since.states['yes']?.began]),
    [['north', 1]],
  )
})

test('a baseline of a framework says nothing of an indicator with the same code in another', () => {
  const other = adopted(edition('1', [indicator('O1a')], { code: 'other' }))
  const call = { ...threeCountries.calls[1]!, id: 'round-other', edition: 'other/1' }
  const asked = call.asked.slice(0, 1).map(version => ({ ...version, version: 1 }))
  const page = indicatorPage(
    'other-1/O1a',
    pagesOf({
      ...threeCountries,
      editions: [...threeCountries.editions, other],
      calls: [...threeCountries.calls, { ...call, asked }],
      answers: [
        ...threeCountries.answers,
        answer(2026, 'O1a', { subject: 'QMA', call: 'round-other', observation: 'other', status: { state: 'yes' } }),
      ],
    }),
  )
  assert.equal(page.figures.length, 1)
  assert.deepEqual(page.sinceBaseline, [])
})
