import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chartOf, readSurvey } from '@waymark/exchange'
import { problemsOf } from './problems.ts'

const words = '{ en: a, ru: б, ar: ب, sv: å }'
const text = `id: s
title: ${words}
original: ar
source: { title: t, publisher: p, address: a, licence: l, seen: 2022-05-01, note: ${words} }
collected: { from: 2021-02-01, until: 2021-04-01 }
framework: f
basis: answered
universes:
  - { id: all, count: 5, names: ${words} }
  - { id: few, count: 2, rest: A, names: ${words} }
instruments:
  - { id: q, respondentType: government, countries: 5, names: ${words} }
incomeGroups: []
method: [${words}]
caveats: [${words}]
domains: [{ id: d, names: ${words} }]
capabilities:
  - { id: one, domain: d, official: [1], names: ${words} }
  - { id: two, domain: d, official: [2], names: ${words}, notPooled: ${words} }
figures:
  - { id: A, capability: one, universe: all, answered: 4, yes: 2, printed: 50, instrument: q, place: p, counted: ${words} }
  - { id: B, capability: two, universe: few, answered: 2, yes: 1, instrument: q, place: p, counted: ${words} }
`
const file = (text: string) => ({ file: 's.yaml', text })
const found = (from: string, to: string) => {
  assert.ok(text.includes(from))
  return problemsOf(readSurvey(file(text.replace(from, to)))).map(({ path, kind }) => [path, kind])
}

test('a figure knows the countries it speaks of, how many answered, and the per cent only as printed', () => {
  const survey = readSurvey(file(text))
  assert.ok(survey.ok)
  assert.deepEqual(
    survey.value.figures.map(({ asked, answered, yes, percent }) => [asked, answered, yes, percent]),
    [
      [5, 4, 2, 50],
      [2, 2, 1, null],
    ],
  )
})

test('a capability without a figure over all countries is left out of the chart, with the reason', () => {
  const survey = readSurvey(file(text))
  assert.ok(survey.ok)
  const { shown, leftOut } = chartOf(survey.value)
  assert.deepEqual(
    shown.map(one => [one.capability.id, one.figures.map(figure => figure.id)]),
    [['one', ['A']]],
  )
  assert.deepEqual(
    leftOut.map(one => [one.capability.id, one.reason.en]),
    [['two', 'a']],
  )
})

test('leaving a capability out without saying why is refused, and so is giving a reason for nothing', () => {
  assert.deepEqual(found(`, notPooled: ${words}`, ''), [['capabilities[1].notPooled', 'survey.not-pooled']])
  const reason = `official: [1], notPooled: ${words}`
  assert.deepEqual(found('official: [1]', reason), [['capabilities[0].notPooled', 'survey.not-pooled']])
})

test('more yes than answers and more answers than countries are refused', () => {
  assert.deepEqual(found('answered: 2, yes: 1', 'answered: 2, yes: 3'), [['figures[1].yes', 'survey.above-answered']])
  assert.deepEqual(found('answered: 2, yes: 1', 'answered: 3, yes: 1'), [['figures[1].answered', 'survey.above-asked']])
})

test('"the two countries without" must be what is left of the figure they come from', () => {
  assert.deepEqual(found('answered: 4, yes: 2', 'answered: 4, yes: 1'), [['universes[1].count', 'survey.rest-differs']])
})

test('a problem is placed at the line of its figure', () => {
  const problems = problemsOf(readSurvey(file(text.replace('answered: 2, yes: 1', 'answered: 2, yes: 3'))))
  assert.deepEqual(
    problems.map(problem => problem.line),
    [22],
  )
})

test('an id that is unknown or stands twice is named', () => {
  assert.deepEqual(found('capability: two', 'capability: three'), [['figures[1].capability', 'survey.id-unknown']])
  assert.deepEqual(found('id: B', 'id: A'), [['figures[1].id', 'survey.id-twice']])
})

test('a wording missing in one language is refused at its line', () => {
  const problems = problemsOf(readSurvey(file(text.replace(`method: [${words}]`, 'method: [{ en: a, ru: б, ar: ب }]'))))
  assert.deepEqual(
    problems.map(({ line, path }) => [line, path]),
    [[14, 'method[0].sv']],
  )
})
