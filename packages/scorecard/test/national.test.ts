/** A national indicator stands on its country's card alone, and leaves the release where its country is not shown. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nationalIndicator } from '@waymark/framework'
import {
  assembleRelease,
  partsOf,
  verifyRelease,
  type Candidate,
  type CountryPage,
  type IndicatorPage,
} from '../src/index.ts'
import { anybody, keys, stamp } from './keys.ts'
import { texts, threeCountries } from './three-countries.ts'
import { pageFiles } from './page-files.ts'

const code = 'QMB-N1'
const answered = threeCountries.answers.find(answer => answer.subject === 'QMB' && answer.indicator === 'O1a')!
const own = nationalIndicator({
  code,
  section: threeCountries.editions[0]!.edition.sections[0]!.code,
  answer: 'rating',
  measures: 'structure',
  years: 2,
  language: 'en',
  source: `national-${code}`,
  texts: { name: 'Own', question: 'Own?', evidence: 'A law', criteria: { yes: 'Y', partial: null, no: 'N' } },
})
const source = { title: code, publisher: 'Members', date: '2025-01-20', licence: '', place: null }
const call = threeCountries.calls.find(eachCall => eachCall.id === answered.call)!
const asked = {
  indicator: code,
  version: 1,
  subjectKind: 'country',
  respondentType: 'member',
  subjects: ['QMB'],
} as const

const candidate: Candidate = {
  ...threeCountries,
  editions: threeCountries.editions.map(edition =>
    `${edition.edition.framework.code}/${edition.edition.edition.label}` === call.edition
      ? {
          ...edition,
          national: { [code]: { place: 'QMB', body: 'Members', day: '2025-01-20' } },
          edition: {
            ...edition.edition,
            sources: { ...edition.edition.sources, [`national-${code}`]: source },
            indicators: [...edition.edition.indicators, own],
          },
        }
      : edition,
  ),
  calls: threeCountries.calls.map(eachCall =>
    eachCall === call ? { ...eachCall, asked: [...eachCall.asked, asked] } : eachCall,
  ),
  answers: [
    ...threeCountries.answers,
    { ...answered, observation: 'own-1', indicator: code, version: 1, status: { state: 'yes' }, how: 'one' },
  ],
}
const made = assembleRelease(candidate, texts, { stamp, crypto: keys })
const pages = pageFiles(partsOf(candidate).base, stamp)
const path = call.edition.replace('/', '-')

test('its country says what it says, no other is in scope of it, and the release verifies', () => {
  const page = pages[`indicators/${path}/${code}.json`] as IndicatorPage
  assert.deepEqual([page.figures, page.rows], [[], []])
  assert.deepEqual(
    page.national!.answers.map(answer => answer.cell.kind === 'answer' && answer.cell.status),
    [{ state: 'yes' }],
  )
  const lines = (place: string) =>
    (pages[`countries/${place}.json`] as CountryPage).scorecards
      .flatMap(card => card.sections.flatMap(section => section.lines))
      .filter(line => line.indicator === code)
  assert.deepEqual([lines('QMB').length, lines('QMB')[0]!.national, lines('QMA').length], [1, true, 0])
  assert.equal(String(pages['data/figures.csv']).includes(code), false)
  assert.deepEqual(verifyRelease(made.files, anybody).findings, [])
})

test('of a country that is not shown nothing of it stands in any public file', () => {
  const members = candidate.members.map(member =>
    member.places.includes('QMB') ? { ...member, shown: 'hidden' as const } : member,
  )
  const release = assembleRelease({ ...candidate, members }, texts, { stamp, crypto: keys })
  const naming = Object.entries(release.files).filter(([name, bytes]) =>
    `${name} ${Buffer.from(bytes).toString('utf8')}`.includes(code),
  )
  assert.deepEqual(naming, [])
  assert.deepEqual(verifyRelease(release.files, anybody).findings, [])
})
