/**
 * What a network agrees on stands as it was agreed: a baseline of a country, the core that is asked of all, the decisions on single indicators.
 * Sources: ECPAT Strategic Framework 2021-2025; models.md 1 and 4.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Baseline, CountryPage, FrameworkPage, IndicatorPage } from '@waymark/scorecard'
import { adopted } from '../../packages/scorecard/test/small-edition.ts'
import { answer, threeCountries } from '../../packages/scorecard/test/three-countries.ts'
import { ecpat, folderOf, planted, published, round, sentence } from './planted.ts'

const countries = ['QMA', 'QMB', 'QMC']
const said = (year: number, indicator: string, subject: string, state: string) => ({
  ...answer(year, indicator, { subject, status: { state } }),
  call: `round-ecpat-${year}`,
})
const study = (indicator: string, state: string) =>
  ({ indicator, version: 1, status: { state }, source: 'study' }) as const
const first: Baseline = {
  id: 'baseline-1',
  subject: 'QMA',
  framework: 'ecpat',
  from: '2019-01-01',
  last: '2019-12-31',
  agreedOn: '2020-02-01',
  body: 'text-7020',
  start: 'text-7021',
  values: [study('O4a', 'yes')],
}
const agreements = [
  { body: 'Assembly', day: '2021-05-20', indicators: ['O4a'] },
  { body: 'Assembly', day: '2026-03-01', lateReason: 'text-7022', indicators: ['O4b'] },
]
const release = published(
  planted([ecpat], {
    editions: [{ ...adopted(ecpat), core: ['O4a'], agreements }],
    // O4a is core and asked of all; O5a is optional, and QMA alone chose it.
    calls: [
      { ...round(2023, ecpat, { O4a: countries, O5a: ['QMA'] }), scope: { country: countries } },
      { ...round(2024, ecpat, { O4a: countries, O5a: ['QMA'] }), scope: { country: countries } },
    ],
    places: threeCountries.places,
    baselines: [
      first,
      {
        ...first,
        id: 'baseline-2',
        agreedOn: '2021-04-01',
        revises: first.id,
        reason: 'text-7023',
        values: [study('O4a', 'no')],
      },
    ],
    answers: [
      ...['QMA', 'QMB'].flatMap(code => [said(2023, 'O4a', code, 'no'), said(2024, 'O4a', code, 'yes')]),
      said(2024, 'O5a', 'QMA', 'yes'),
    ],
  }),
)
const country = (code: string) => release.page<CountryPage>(`countries/${code}.json`)
const lineOf = (code: string, indicator: string) =>
  country(code)
    .scorecards.flatMap(card => card.sections.flatMap(section => section.lines))
    .find(line => line.indicator === indicator)
const indicatorPage = (code: string) => release.page<IndicatorPage>(`indicators/${folderOf(ecpat)}/${code}.json`)

test(`a baseline is what a body agreed on, of a year before the first round, and is mended with a reason: ${sentence('S1b')}`, () => {
  const { baselines } = country('QMA')
  assert.deepEqual(
    baselines.map(baseline => [baseline.id, baseline.standing, baseline.from, baseline.reason]),
    [
      ['baseline-2', true, '2019-01-01', 'text-7023'],
      ['baseline-1', false, '2019-01-01', undefined],
    ],
  )
  // Mended from yes to no, the yes of today began since; by the baseline as it stood first nothing had changed.
  assert.deepEqual(lineOf('QMA', 'O4a')?.baseline, {
    status: { state: 'no' },
    agreedOn: '2021-04-01',
    moved: 'began',
  })
  const values = release.table('data/baselines.csv').filter(row => row['indicator'] === 'O4a')
  assert.equal(values.length, 2, 'both stay in the file')
})

test('a baseline does not become one by itself: the first settled answer of a country that agreed on none is an answer', () => {
  assert.deepEqual(country('QMB').baselines, [])
  assert.equal(lineOf('QMB', 'O4a')?.baseline, undefined)
  assert.ok(release.table('data/baselines.csv').every(row => row['place'] !== 'QMB'))
  // As it was read once, the first answer of QMB was its baseline, and its yes of 2024 had begun.
  const own = release
    .table('data/observations.csv')
    .filter(row => row['subject'] === 'QMB' && row['indicator'] === 'O4a')
  assert.deepEqual(Object.fromEntries(own.map(row => [row['period'], row['state']])), { 2023: 'no', 2024: 'yes' })
  assert.deepEqual(indicatorPage('O4a').sinceBaseline.length, 1)
})

test(`the core is asked of all, an optional indicator of those that chose it, and of the others it is not asked: ${sentence('O5a')}`, () => {
  const { adopted: shown } = release.page<FrameworkPage>(`frameworks/${folderOf(ecpat)}.json`)
  assert.deepEqual(shown.core, ['O4a'])
  const askedOf = (code: string) => {
    const { figure } = indicatorPage(code).figures.find(publishedFigure => publishedFigure.period.label === '2024')!
    assert.ok(figure.kind === 'states')
    return [figure.sets.inScope, figure.sets.asked, figure.sets.answered]
  }
  assert.deepEqual(
    [askedOf('O4a'), askedOf('O5a')],
    [
      [3, 3, 2],
      [3, 1, 1],
    ],
  )
  const missing = release
    .table('data/observations.csv')
    .filter(row => row['indicator'] === 'O5a' && row['period'] === '2024')
    .map(row => [row['subject'], row['missing']])
  // Asked of all, as every indicator was once, two countries would stand there as without a published answer.
  assert.deepEqual(missing, [
    ['QMA', ''],
    ['QMB', 'not-asked'],
    ['QMC', 'not-asked'],
  ])
})

test(`what the network decided stands with body and day on the indicators it decided on, and on no other: ${sentence('O4a')}`, () => {
  const { adopted: shown } = release.page<FrameworkPage>(`frameworks/${folderOf(ecpat)}.json`)
  assert.deepEqual(
    shown.agreements.map(agreement => [agreement.body, agreement.day, agreement.indicators]),
    [
      ['Assembly', '2021-05-20', ['O4a']],
      ['Assembly', '2026-03-01', ['O4b']],
    ],
  )
  // A decision after the last day of the edition says why it came late; one within its days says nothing of the sort.
  assert.deepEqual(
    shown.agreements.map(agreement => [agreement.day > ecpat.edition.last!, agreement.lateReason !== undefined]),
    [
      [false, false],
      [true, true],
    ],
  )
})
