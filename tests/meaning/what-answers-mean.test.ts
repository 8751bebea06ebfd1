/**
 * What an answer means by the sentence it stands for: developing is drafting, nobody's answer is no per cent, a question asks one country.
 * Sources: ECPAT Strategic Framework 2021-2025; definitions 5a, 8 and 10a; models.md 1.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IndicatorPage } from '@waymark/scorecard'
import { answer, members, threeCountries } from '../../packages/scorecard/test/three-countries.ts'
import { ecpat, folderOf, keyOf, planted, published, round, sentence } from './planted.ts'

const countries = ['QMA', 'QMB', 'QMC']
const call = round(2025, ecpat, { O1a: countries, O1b: countries })
const said = (subject: string, status: { readonly state: string; readonly step?: string }) => ({
  ...answer(2025, 'O1a', { subject, status }),
  call: call.id,
})
const release = published(
  planted([ecpat], {
    calls: [call],
    answers: [said('QMA', { state: 'yes', step: 'drafted' }), said('QMB', { state: 'no' })],
  }),
)
const figureOf = (code: string) => {
  const { figure } = release.page<IndicatorPage>(`indicators/${folderOf(ecpat)}/${code}.json`).figures[0]!
  assert.ok(figure.kind === 'states')
  return figure
}
const lines = (code: string) =>
  release.table('data/figures.csv').filter(row => row['indicator'] === code && row['part'] === '')

test(`developing is drafting, a yes with its stage beneath: ${sentence('O1a')}`, () => {
  const drafted = ecpat.indicators
    .find(indicator => indicator.code === 'O1a')!
    .steps.find(step => step.code === 'drafted')!
  assert.equal(drafted.of, 'yes', 'the old reading took a draft for partial')
  const figure = figureOf('O1a')
  assert.deepEqual([figure.states['yes'], figure.states['partial'], figure.steps], [1, 0, { yes: { drafted: 1 } }])
  assert.equal(lines('O1a').find(row => row['line'] === 'yes')!['value'], '1')
  const row = release
    .table('data/observations.csv')
    .find(one => one['indicator'] === 'O1a' && one['subject'] === 'QMA')!
  assert.deepEqual([row['state'], row['step']], ['yes', 'drafted'])
})

test(`where nobody answered there is no per cent, never "0 %": ${sentence('O1b')}`, () => {
  const share = figureOf('O1b').shares['yes']!
  assert.equal(share.percent, null)
  const yes = lines('O1b').find(row => row['line'] === 'yes')!
  assert.deepEqual([yes['value'], yes['percent_low'], yes['percent_high'], yes['asked']], ['0', '', '', '3'])
  // The old reading divides nothing by all who were asked, and prints the lower bound as the value.
  assert.equal(Math.round((100 * Number(yes['value'])) / Number(yes['asked'])), 0)
  const some = lines('O1a').find(row => row['line'] === 'yes')!
  assert.deepEqual([some['percent_low'], some['percent_high']], ['33', '67'])
})

test('the form asks a respondent about its own subject, in four languages, and never how many countries there are', () => {
  const asked = ecpat.indicators.filter(indicator => indicator.asks !== null && indicator.origin.kind === 'asked')
  assert.equal(asked.length, 19)
  for (const { code, question, name } of asked)
    for (const language of ['en', 'ru', 'ar', 'sv'] as const) {
      assert.ok(question[language]?.text, `${code} has a question in ${language}`)
      assert.notEqual(question[language].text, name[language]?.text, 'the old form asked the wording of the network')
      assert.doesNotMatch(question[language].text, /^(?:Number of|Количество|Число|عدد|Antal)/, code)
    }
})

test(`clear data is about the membership, not about whether countries answered: ${sentence('E5b')}`, () => {
  const ofMembers = ecpat.indicators.filter(
    indicator => indicator.asks === 'member' && indicator.origin.kind === 'asked',
  )
  const own = members.slice(0, 5)
  const members5 = {
    ...call,
    // It comes from members' own records, of which this world has none: documents-and-records.test.ts.
    leftOut: ['S3b'],
    scope: { country: countries, member: own, group: ['north'] },
    asked: [
      ...call.asked,
      ...ofMembers.map(({ code }) => ({
        indicator: code,
        version: 1,
        subjectKind: 'member' as const,
        respondentType: 'member',
        subjects: own,
      })),
    ],
  }
  const stateOf = (missing: readonly string[]) => {
    const answers = own.flatMap(member =>
      ofMembers
        .filter(({ code }) => !missing.includes(`${member} ${code}`))
        .map(({ code }) => ({
          ...answer(2025, code, { subject: member, subjectKind: 'member', status: { state: 'yes' } }),
          call: call.id,
        })),
    )
    const made = published(
      planted([ecpat], {
        calls: [members5],
        answers,
        members: own.map((id, at) => ({ id, name: `Member ${at}`, shown: 'country' as const, places: ['QMA'] })),
        groups: threeCountries.groups.filter(group => group.id === 'north' && group.on === '2025-12-31'),
      }),
    )
    const row = made.table('data/observations.csv').find(one => one['indicator'] === 'E5b')!
    assert.equal(row['edition'], keyOf(ecpat).split('/')[1])
    return row['state'] || row['missing']
  }
  // No country answered anything, and still the membership is clear: the old reading would say no.
  assert.equal(stateOf([]), 'yes')
  assert.equal(stateOf([`${own[0]} ${ofMembers[0]!.code}`]), 'no-answer-published')
})
