import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { chartOf, readSurvey, type SurveyedFigure } from '@waymark/exchange'
import { pool, printedFigure } from '@waymark/measure'

const root = new URL('../../', import.meta.url)
const file = 'content/surveys/framing-the-future.yaml'
const read = readSurvey({ file, text: readFileSync(new URL(file, root), 'utf8') })
assert.ok(read.ok, JSON.stringify(read))
const survey = read.value
const figure = (id: string): SurveyedFigure => survey.figures.find(figure => figure.id === id)!

// id: yes of answered of asked, printed per cent (- where none is printed), recomputed per cent
// Source: Framing the Future, executive summary, Arabic edition of May 2022; domain sections and note 4.
const published = `
K1 35/39/42 90 90
1.1a 32/42/42 76 76
1.1b 27/42/42 64 64
1.2a 35/42/42 83 83
1.3a 15/15/15 - 100
1.3b 8/15/15 - 53
1.3c 22/25/25 88 88
2.1a 42/42/42 - 100
2.2a 36/41/42 88 88
2.3a 30/42/42 71 71
2.3b 12/12/12 - 100
2.4a 29/42/42 69 69
2.4b 14/42/42 33 33
2.4c 12/13/13 92 92
3.1a 29/42/42 69 69
3.2a 34/41/42 83 83
3.3a 34/42/42 81 81
3.4a 40/42/42 95 95
4.1a 38/42/42 90 90
4.2a 32/42/42 76 76
4.3a 29/41/42 71 71
4.4a 24/41/42 59 59
4.4b 17/17/17 - 100
5.1a 30/41/42 73 73
5.2a 25/41/42 61 61
6.1a 23/42/42 54 55
6.2a 21/42/42 50 50`
  .trim()
  .split('\n')

test('the 27 published figures stand with their counts, the printed per cent and the one recomputed from the counts', () => {
  const ours = survey.figures.map(figure => {
    const printed = printedFigure(figure)
    assert.ok(printed.ok)
    return `${figure.id} ${figure.yes}/${figure.answered}/${figure.asked} ${figure.percent ?? '-'} ${printed.value.recomputed}`
  })
  assert.equal(ours.length, 27)
  assert.deepEqual(ours, published)
})

test('in every figure yes, not yes and not answered add up to the countries asked', () => {
  for (const figure of survey.figures) {
    const printed = printedFigure(figure)
    assert.ok(printed.ok)
    const { states, missing, sets, basis } = printed.value.figure
    const sum = [...Object.values(states), ...Object.values(missing)].reduce((a, b) => a + b, 0)
    assert.deepEqual([sum, sets.inScope, basis], [figure.asked, figure.asked, 'answered'])
  }
})

test('36 of the 41 who answered, of 42 asked: 36 yes, 5 not yes, 1 not answered', () => {
  const printed = printedFigure(figure('2.2a'))
  assert.deepEqual(printed.ok && [printed.value.figure.states, printed.value.figure.missing], [
    { yes: 36, 'not-yes': 5 },
    { 'not-answered': 1 },
  ])
})

test('23 of 42 is 55 per cent though 54 is printed: the only disagreement, and a note says so', () => {
  const differing = survey.figures.filter(figure => {
    const printed = printedFigure(figure)
    return printed.ok && printed.value.agrees === false
  })
  assert.deepEqual(
    differing.map(surveyFigure => surveyFigure.id),
    ['6.1a'],
  )
  assert.match(figure('6.1a').note?.ar ?? '', /54/)
})

test('six figures have an income group and no other is split: 15 and 25 are 40 of the 42', () => {
  const grouped = survey.figures
    .filter(figure => figure.incomeGroup !== null)
    .map(figure => `${figure.id} ${figure.incomeGroup}`)
  assert.deepEqual(grouped, [
    '1.3a high',
    '1.3b high',
    '1.3c low-and-middle',
    '2.3b low-and-middle',
    '2.4c low-and-middle',
    '4.4b low-and-middle',
  ])
  assert.equal(figure('1.3a').asked + figure('1.3c').asked, 40)
})

const toPool = (surveyFigure: SurveyedFigure) => ({
  version: surveyFigure.question,
  instrument: surveyFigure.instrument,
  respondentType: surveyFigure.respondentType,
})

test('legislation is never pooled, by the general rule: question, instrument and respondent all differ', () => {
  const refusal = pool([figure('1.3a'), figure('1.3c')].map(toPool))
  assert.ok(!refusal.ok)
  assert.deepEqual(
    refusal.refusal.differences.map(difference => difference.what),
    ['version', 'instrument', 'respondent-type'],
  )
})

test('without any name it is refused as well: the rule knows no figure', () => {
  const nameless = [figure('1.3a'), figure('1.3c')].map(surveyFigure => ({
    ...toPool(surveyFigure),
    version: 'the same question',
  }))
  const refusal = pool(nameless)
  assert.ok(!refusal.ok)
  assert.deepEqual(
    refusal.refusal.differences.map(difference => difference.what),
    ['instrument', 'respondent-type'],
  )
})

test('the chart shows 18 capabilities over all countries, leaves legislation out and says so', () => {
  const { shown, leftOut } = chartOf(survey)
  assert.equal(shown.length, 18)
  assert.ok(shown.every(one => one.figures.every(figure => figure.asked === 42)))
  assert.deepEqual(
    leftOut.map(one => one.capability.id),
    ['1.3'],
  )
  assert.match(leftOut[0]?.reason.en ?? '', /no figure over all countries/)
})

test('the 19 headings cover the 21 capabilities of the framework, each once', () => {
  const official = survey.capabilities.flatMap(capability => capability.official)
  assert.deepEqual(
    official,
    Array.from({ length: 21 }, (_, index) => index + 1),
  )
})

type Reference = {
  id: string
  numerator: number
  denominator: number
  printed_percent: number | null
  income_group: string
}
const shared = new URL('../shared/seeds/model-national-response.json', root)
const absent =
  !existsSync(shared) && 'shared reference files are absent: the extract is compared only where it lies beside'

test('all 27 agree with the extract of the Arabic text', { skip: absent }, () => {
  const extract = JSON.parse(readFileSync(shared, 'utf8'))
  const theirs: Reference[] = [
    extract.key_finding,
    ...extract.domains.flatMap((domain: { capabilities: { figures: Reference[] }[] }) =>
      domain.capabilities.flatMap(capability => capability.figures),
    ),
  ]
  assert.deepEqual(
    survey.figures.map(figure => [figure.id, figure.yes, figure.answered, figure.percent, figure.incomeGroup ?? 'all']),
    theirs.map(reference => [
      reference.id,
      reference.numerator,
      reference.denominator,
      reference.printed_percent,
      reference.income_group.replaceAll('_', '-'),
    ]),
  )
})
