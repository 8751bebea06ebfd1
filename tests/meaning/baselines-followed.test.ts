/**
 * S1b by its own sentence: a baseline that was agreed, and a later period that followed it, of the same framework. Sources: ECPAT Strategic
 * Framework 2021-2025, S1b; definitions 10; models.md 4.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Baseline, CountryPage, IndicatorPage } from '@waymark/scorecard'
import { adopted } from '../../packages/scorecard/test/small-edition.ts'
import { answer, threeCountries } from '../../packages/scorecard/test/three-countries.ts'
import { ecpat, folderOf, planted, published, round, sentence } from './planted.ts'

const countries = ['QMA', 'QMB', 'QMC', 'QMD', 'QME', 'QMF', 'QMG']
const other = { ...ecpat, framework: { ...ecpat.framework, code: 'other' } }
const everybody = { O4a: countries, O5b: countries, O1b: ['QMG'] }
/** Of QMB one indicator of its baseline is not asked again, of QMC neither. */
const later = {
  O4a: countries.filter(code => code !== 'QMC'),
  O5b: countries.filter(code => code !== 'QMB' && code !== 'QMC'),
  O1b: ['QMG'],
}
const said = (framework: string, year: number, indicator: string, subject: string) => ({
  ...answer(year, indicator, { subject, status: { state: 'yes' } }),
  observation: `${framework}-${year}-${indicator}-${subject}`,
  call: `round-${framework}-${year}`,
})
const baseline = (subject: string, more: Partial<Baseline> = {}): Baseline => ({
  id: `baseline-${subject}`,
  subject,
  framework: 'ecpat',
  from: '2023-01-01',
  last: '2023-12-31',
  agreedOn: '2024-02-01',
  body: 'text-7020',
  start: 'text-7021',
  values: ['O4a', 'O5b'].map(indicator => ({ indicator, version: 1, status: { state: 'no' }, source: 'study' })),
  ...more,
})
const place = threeCountries.places[0]!
const release = published(
  planted([ecpat, other], {
    editions: [{ ...adopted(ecpat), core: ['O4a', 'O5b'] }, adopted(other)],
    calls: [
      round(2023, ecpat, everybody),
      { ...round(2024, ecpat, later), scope: { country: countries } },
      round(2023, other, everybody),
      round(2024, other, everybody),
    ],
    places: countries.map((code, column) => ({ ...place, code, tile: [0, column] as const })),
    baselines: [
      baseline('QMA'),
      baseline('QMB'),
      baseline('QMC'),
      baseline('QME', { framework: 'other' }),
      baseline('QMF', { agreedOn: '2025-06-01' }),
      // A national results framework stands for the baseline: of its one indicator, which is not core, a value follows.
      baseline('QMG', {
        basis: 'national-framework',
        values: [{ indicator: 'O1b', version: 1, status: { state: 'no' }, source: 'study' }],
      }),
    ],
    answers: [
      ...['O4a', 'O5b'].flatMap(code => [said('ecpat', 2024, code, 'QMA'), said('ecpat', 2024, code, 'QMF')]),
      said('ecpat', 2024, 'O4a', 'QMB'),
      said('ecpat', 2024, 'O1b', 'QMG'),
      // Of its own year a value follows nothing, and equal codes of another framework are other things.
      said('ecpat', 2023, 'O4a', 'QMC'),
      ...['O4a', 'O5b'].flatMap(code => [said('other', 2024, code, 'QME'), said('other', 2024, code, 'QMC')]),
      ...countries.map(code => said('ecpat', 2023, 'O5b', code)),
    ],
  }),
)
const page = release.page<IndicatorPage>(`indicators/${folderOf(ecpat)}/S1b.json`)
const at = page.figures.findIndex(figure => figure.period.label === '2024')
const stateOf = (code: string) => {
  const cell = page.rows.find(row => row.subject === code)!.cells[at]!
  return cell.kind === 'answer' && 'state' in cell.status ? cell.status.state : cell.kind
}
const right = { QMA: 'yes', QMB: 'partial', QMC: 'no', QMD: 'no', QME: 'no', QMF: 'no', QMG: 'yes' }

test(sentence('S1b'), () => {
  assert.deepEqual(Object.fromEntries(countries.map(code => [code, stateOf(code)])), right)
  const { figure } = page.figures[at]!
  assert.ok(figure.kind === 'states')
  assert.deepEqual(figure.states, { yes: 2, partial: 1, no: 4 })
})

test('S1b in the file says the same of each country', () => {
  const rows = release
    .table('data/observations.csv')
    .filter(row => row['framework'] === 'ecpat' && row['indicator'] === 'S1b' && row['period'] === '2024')
  assert.deepEqual(Object.fromEntries(rows.map(row => [row['subject'], row['state']])), right)
  assert.equal(release.table('data/baselines.csv').length, 2 * 5 + 1)
})

test('S1b of a national results framework is said to be one, on the page of the country and in the file', () => {
  const { baselines } = release.page<CountryPage>('countries/QMG.json')
  assert.deepEqual(
    baselines.map(({ basis, published, followed }) => [basis, published, followed]),
    [['national-framework', 1, 1]],
  )
  const rows = release.table('data/baselines.csv').filter(row => row['basis'] === 'national-framework')
  assert.deepEqual(
    rows.map(row => [row['place'], row['indicator']]),
    [['QMG', 'O1b']],
  )
})

test('S1b as it was read once: any baseline of any framework and any answer of the code, and never partial', () => {
  const answered = new Set(
    release.table('data/observations.csv').flatMap(row => (row['state'] ? [row['subject']] : [])),
  )
  const begun = new Set(release.table('data/baselines.csv').map(row => row['place']))
  const once = countries.map(code => [code, begun.has(code) && answered.has(code) ? 'yes' : 'no'])
  assert.deepEqual(Object.fromEntries(once), { ...right, QMB: 'yes', QMC: 'yes', QME: 'yes', QMF: 'yes' })
})
