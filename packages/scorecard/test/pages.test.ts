import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  Candidate,
  CountryPage,
  GroupPage,
  IndexPage,
  IndicatorPage,
  PlanPage,
  RegisterPage,
  StatesView,
  SurveyPage,
  WorldPage,
} from '../src/index.ts'
import { assembleRelease, objectionsOf, partsOf, readJson, verifyRelease } from '../src/index.ts'
import { anybody, keys, stamp } from './keys.ts'
import { regionsAndNetwork } from './regions-and-network.ts'
import { answer, texts, threeCountries } from './three-countries.ts'
import { pageFiles } from './page-files.ts'

const pagesOf = (candidate: Candidate) => pageFiles(partsOf(candidate).base, stamp)
const pages = pagesOf(threeCountries)
const indicatorPage = (path: string, of = pages) => of[`indicators/${path}.json`] as IndicatorPage
const country = (code: string, of = pages) => of[`countries/${code}.json`] as CountryPage
const figureOf = (published: { readonly figure: unknown } | undefined) => published?.figure as StatesView
const lineOf = (page: CountryPage, edition: string, code: string) =>
  page.scorecards
    .find(scorecard => scorecard.edition.label === edition)
    ?.sections.flatMap(section => section.lines)
    .find(line => line.indicator === code)

test('a silent and a contested country stay in the denominator alike, and the bounds say what they could change', () => {
  const [newest] = indicatorPage('small-2026/O1a').figures
  const figure = figureOf(newest)
  assert.deepEqual(figure.sets, { inScope: 3, asked: 3, applicable: 3, answered: 1 })
  assert.deepEqual(figure.missing, { 'no-answer-published': 2 })
  assert.deepEqual(figure.shares['yes'], {
    count: 1,
    of: 3,
    answered: 1,
    bounds: { low: 1, high: 3 },
    percent: { low: 33, high: 100 },
    overScope: null,
  })
})

test('an asked country without any row is silent, never left out', () => {
  const answers = threeCountries.answers.filter(answer => answer.observation !== '2026-O1a-QMB')
  const [newest] = indicatorPage('small-2026/O1a', pagesOf({ ...threeCountries, answers })).figures
  assert.deepEqual(figureOf(newest).missing, { 'no-answer-published': 2 })
})

test('a country in scope that was not asked has its row and is no part of asked', () => {
  const page = indicatorPage('small-2021/O1b')
  assert.deepEqual(page.rows.find(row => row.subject === 'QMC')?.cells, [{ kind: 'not-asked' }])
  assert.deepEqual(page.figures[0]?.figure, {
    kind: 'share',
    sets: { inScope: 3, asked: 2, applicable: 1, answered: 1 },
    given: 1,
    numerator: '1',
    denominator: '3',
    missing: { 'not-applicable': 1 },
    notAsked: 1,
    percent: 33,
  })
})

test('change is over the countries answered both times, across a version declared comparable', () => {
  const { changes } = indicatorPage('small-2026/O1a')
  assert.equal(changes.length, 1)
  const [{ from, to, result }] = changes as [(typeof changes)[number]]
  assert.deepEqual([from, to], ['small/O1a@1/2025/member', 'small/O1a@2/2026/member'])
  assert.ok(result.kind === 'change')
  assert.equal(result.change.answeredTwice, 1)
  assert.equal(result.change.states['yes']?.began, 1)
})

test('a version that is not comparable has no change and no baseline that moved', () => {
  const editions = threeCountries.editions.map(edition => ({
    ...edition,
    edition: {
      ...edition.edition,
      indicators: edition.edition.indicators.map(each =>
        each.version.number === 2 ? { ...each, version: { ...each.version, comparable: 'no' as const } } : each,
      ),
    },
  }))
  const other = pagesOf({ ...threeCountries, editions })
  assert.equal(indicatorPage('small-2026/O1a', other).changes[0]?.result.kind, 'refused')
  assert.equal(lineOf(country('QMA', other), '2026', 'O1a')?.baseline?.moved, 'cannot-say')
  assert.deepEqual((other['world.json'] as WorldPage).changed, [])
})

test('a state older than validFor is no published answer and shows as last published', () => {
  const line = lineOf(country('QMB'), '2026', 'O1a')
  assert.deepEqual(line?.answer.status, { missing: 'no-answer-published' })
  assert.deepEqual([line?.lastKnown?.status, line?.lastKnown?.period.label], [{ state: 'yes' }, '2025'])
})

test('within validFor the newest value holds, and the figure of what holds now says so', () => {
  const editions = threeCountries.editions.map(edition => ({
    ...edition,
    edition: { ...edition.edition, indicators: edition.edition.indicators.map(each => ({ ...each, validFor: 'P5Y' })) },
  }))
  const page = indicatorPage('small-2026/O1a', pagesOf({ ...threeCountries, editions }))
  assert.deepEqual(figureOf(page.latest[0]).states, { yes: 2, partial: 1, no: 0 })
  assert.deepEqual(figureOf(page.figures[0]).states, { yes: 1, partial: 0, no: 0 })
})

test('a country page stacks one scorecard per edition and says what moved since its baseline', () => {
  const page = country('QMA')
  assert.deepEqual(
    page.scorecards.map(scorecard => [scorecard.edition.path, scorecard.periods.map(each => each.label)]),
    [
      ['small-2021', ['2025']],
      ['small-2026', ['2026']],
    ],
  )
  assert.equal(lineOf(page, '2026', 'O1a')?.baseline?.moved, 'began')
  assert.equal(lineOf(page, '2021', 'O1a')?.baseline?.moved, 'cannot-say')
  const section = page.scorecards[1]?.sections.find(section => section.code === 'O1')
  assert.deepEqual(section?.counts, { states: { yes: 2 }, given: 0, missing: {} })
})

test('an objection is printed with its indicator and the reply, beside the pages, and names no country', () => {
  const { open, all } = objectionsOf(threeCountries)
  assert.equal(all.length, 1)
  assert.deepEqual(open, [{ indicator: 'O1a', text: 'text-7011', reply: 'text-7012', day: '2026-12-01' }])
  assert.equal(JSON.stringify(pages).includes('text-7011'), false)
})

test('that a reviewer ruled is not said: it would tell that members of the country differed', () => {
  const line = lineOf(country('QMC'), '2021', 'O1a')
  assert.equal(line?.lastKnown?.status && 'state' in line.lastKnown.status && line.lastKnown.status.state, 'partial')
  assert.equal(JSON.stringify(pages).includes('text-7002'), false)
})

test('beside its scorecard a country shows what the network did there', () => {
  const page = country('QMA')
  assert.deepEqual(
    page.priorities.map(priority => priority.actions[0]?.updates[0]?.text),
    ['text-7009'],
  )
  assert.deepEqual(
    page.learning.map(learning => learning.stoppedAt),
    ['finding'],
  )
  assert.deepEqual(
    page.entries.map(entry => entry.id),
    ['entry-1'],
  )
  assert.deepEqual((pages['plan.json'] as PlanPage).actions, {
    planned: 0,
    'under-way': 0,
    late: 0,
    done: 1,
    stopped: 0,
  })
})

test('an entry of two countries counts once in each and once in the world', () => {
  const distinct = (code: string) => {
    const list = country(code).lists.find(list => list.period.label === '2025')
    return list?.figure.kind === 'entries' ? [list.figure.distinct, list.figure.zeroIsSure, list.closing] : null
  }
  assert.deepEqual(distinct('QMA'), [1, false, 'complete'])
  assert.deepEqual(distinct('QMB'), [1, false, { missing: 'no-answer-published' }])
  assert.deepEqual(distinct('QMC'), [0, true, 'nothing'])
  const register = pages['registers/law.json'] as RegisterPage
  assert.equal(register.figures.find(figure => figure.period.label === '2025')?.figure.lists.closed, 2)
  assert.equal(JSON.stringify(register.figures).includes('QMB'), false)
})

test('a region is what it was on the last day of the period', () => {
  const north = pages['groups/north.json'] as GroupPage
  const sets = north.results.map(result => [
    result.figure.id,
    'sets' in result.figure.figure ? result.figure.figure.sets.asked : 0,
  ])
  assert.deepEqual(
    sets.filter(([id]) => String(id).includes('/O1a@')),
    [
      ['small/O1a@1/2025/member/north', 2],
      ['small/O1a@2/2026/member/north', 1],
    ],
  )
})

test('beside it stands what comes out otherwise over the region as it was on the day of the release, marked with that day', () => {
  const moved = {
    id: 'north',
    kind: 'region',
    names: threeCountries.groups[0]!.names,
    on: '2027-03-01',
    places: ['QMC'],
  }
  const { files } = assembleRelease({ ...threeCountries, groups: [...threeCountries.groups, moved] }, texts, {
    stamp,
    crypto: keys,
  })
  const north = readJson(files['groups/north.json']) as GroupPage
  assert.equal(north.since?.on, '2027-03-01')
  const found = (results: GroupPage['results']) =>
    results.flatMap(({ figure }) =>
      figure.id.includes('/O1a@2/') && 'sets' in figure.figure ? [[figure.id, figure.figure.sets.asked]] : [],
    )
  assert.deepEqual(found(north.results), [['small/O1a@2/2026/member/north', 1]])
  assert.deepEqual(found(north.since!.results), [['small/O1a@2/2026/member/north/on/2027-03-01', 1]])
  const [then, since] = [north.results, north.since!.results].map(results =>
    results.find(({ figure }) => figure.id.includes('/O1a@2/')),
  )
  assert.notDeepEqual(then!.figure.figure, since!.figure.figure)
  assert.equal((readJson(files['groups/south.json']) as GroupPage).since, undefined)
  assert.deepEqual(verifyRelease(files, anybody).findings, [])
})

test('figures about members reach the pages as counts, and no row is theirs', () => {
  const page = indicatorPage('small-2021/E1a')
  assert.equal(figureOf(page.figures[0]).states['yes'], 6)
  assert.deepEqual(page.rows, [])
})

test('two rounds of one period count a country once, by the later round, and name the other', () => {
  const [first, second] = threeCountries.calls
  const asked = second!.asked.filter(version => version.indicator === 'O1a')
  const again = { ...second!, id: 'round-2026b', openedOn: '2026-12-01', asked, registers: [] }
  const later = {
    ...answer(2026, 'O1a', { subject: 'QMA', version: 2, status: { state: 'no' } }),
    call: again.id,
    observation: 'b',
  }
  const candidate = { ...threeCountries, calls: [first!, second!, again], answers: [...threeCountries.answers, later] }
  const other = pagesOf(candidate)
  const figure = indicatorPage('small-2026/O1a', other).figures[0]?.figure as StatesView
  assert.deepEqual(figure.states, { yes: 0, partial: 0, no: 1 })
  assert.equal(figure.sets.asked, 3)
  assert.deepEqual((other['exclusions.json'] as { settledTwice: unknown }).settledTwice, [
    { indicator: 'O1a', subject: 'QMA', used: 'round-2026b', left: 'round-2026' },
  ])
})

test('a printed figure stands with the per cent we compute beside the printed one', () => {
  const [figure] = (pages['surveys/survey-1.json'] as SurveyPage).figures
  assert.deepEqual([figure?.printedPercent, figure?.recomputedPercent, figure?.agrees], [88, 88, true])
  assert.deepEqual(figureOf(figure).states, { yes: 36, 'not-yes': 5 })
})

test('the front page shows an indicator that goes on in a later edition once', () => {
  const { headlines, coverage } = pages['index.json'] as IndexPage
  assert.deepEqual(
    headlines.map(headline => headline.figure.id),
    ['small/O1a@2/2026/member', 'small/O1d@1/2026/member', 'small/O1b@1/2025/member'],
  )
  assert.deepEqual(coverage, { inScope: 3, asked: 3, answered: 3 })
})

test('a page about regions, or about the network, names each of them with its own answer', () => {
  const about = pagesOf(regionsAndNetwork)
  const regions = indicatorPage('small-2027/R1', about)
  assert.deepEqual(
    regions.rows.map(row => [regions.places[row.subject]?.en, row.cells.map(cell => cell.kind)]),
    [
      ['North', ['answer']],
      ['South', ['no-answer-published']],
    ],
  )
  assert.deepEqual(figureOf(regions.figures[0]).sets, { inScope: 2, asked: 2, applicable: 2, answered: 1 })
  const network = indicatorPage('small-2027/N1', about)
  assert.deepEqual(network.places, { network: regionsAndNetwork.network.names })
  assert.equal(network.figures[0]?.counts, 'network')
})

test('the newest answer of each country leads to exactly those it counts: "10 of 20" over lists of 8 and 7 showed none', () => {
  const editions = threeCountries.editions.map(edition => ({
    ...edition,
    edition: { ...edition.edition, indicators: edition.edition.indicators.map(each => ({ ...each, validFor: 'P5Y' })) },
  }))
  const page = indicatorPage('small-2026/O1a', pagesOf({ ...threeCountries, editions }))
  const yes = page.latestRows.filter(row => {
    const [cell] = row.cells
    return cell?.kind === 'answer' && 'state' in cell.status && cell.status.state === 'yes'
  })
  assert.equal(figureOf(page.latest[0]).states['yes'], yes.length)
  assert.deepEqual(
    yes.map(row => row.subject),
    ['QMA', 'QMB'],
  )
})
