import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plant, smallSize, wide } from '../plant.ts'
import { recount, type Recount } from '../recount.ts'
import { keyOf } from '../status.ts'
import type { Answer, Given, Part } from '../world.ts'
import {
  answerOf,
  figureIn,
  held,
  lacks,
  memberOf,
  only,
  rated,
  recountOf,
  rowIn,
  submissionOf,
  worldOf,
} from './small.ts'

const part = (code: string, given: Given): Part => ({ part: code, given, names: null })

/** One member per country, in this order: AA, BB ... */
const said = (...answers: readonly Answer[]) => {
  const countries = answers.map((_, at) => `${String.fromCharCode(65 + at)}A`)
  return recountOf(
    worldOf(
      countries.map(country => memberOf(country)),
      {
        indicators: only('O4a'),
        submissions: countries.map((country, at) => submissionOf(`${country}-1`, country, 'accepted', [answers[at]!])),
      },
    ),
  )
}

const partIn = (found: Recount, code: string) =>
  found.parts.find(figure => figure.part === code && figure.indicator === 'O4a')!

const answers = [
  answerOf('O4a', rated('yes'), { parts: [part('form-1', rated('yes')), part('form-2', rated('no'))] }),
  answerOf('O4a', rated('no'), { parts: [part('form-1', rated('yes')), part('form-2', lacks('not-applicable'))] }),
  answerOf('O4a', rated('partial'), { parts: [part('form-1', lacks('unknown'))] }),
  answerOf('O4a', rated('no'), { parts: [part('form-1', rated('yes')), part('form-2', rated('no'))], held }),
]

test('each part has a denominator of its own, inside and in public, and the parent keeps its own answer', () => {
  const found = said(...answers)
  const of = (asked: number, applicable: number, answered: number, yes: number, no: number) => ({
    asked,
    applicable,
    answered,
    yes,
    partial: 0,
    no,
  })
  assert.deepEqual(partIn(found, 'form-1').inside, of(4, 4, 3, 3, 0))
  assert.deepEqual(partIn(found, 'form-1').public, of(4, 4, 2, 2, 0))
  // One not applicable, one not answered by who answered the whole.
  assert.deepEqual(partIn(found, 'form-2').inside, of(4, 3, 2, 0, 2))
  assert.deepEqual(partIn(found, 'form-2').public, of(4, 3, 1, 0, 1))
  assert.deepEqual(partIn(found, 'form-5').inside, of(4, 4, 0, 0, 0))
  const parent = figureIn(found, 'O4a').inside
  assert.deepEqual([parent.answered, parent.counts.values], [4, { yes: 1, partial: 1, no: 2 }])
})

test('of a whole without a published answer no part goes out, though inside it is counted', () => {
  const found = said(
    answerOf('O4a', lacks('unknown'), { parts: [part('form-1', rated('yes'))] }),
    answerOf('O4a', lacks('refused'), { parts: [part('form-1', rated('no'))] }),
    answerOf('O4a', lacks('not-applicable'), { parts: [part('form-1', rated('no'))] }),
  )
  const { inside, public: open } = partIn(found, 'form-1')
  assert.deepEqual([inside.answered, inside.yes, inside.no], [3, 1, 2])
  assert.deepEqual([open?.answered, open?.yes, open?.no], [1, 0, 1])
})

test('a no beside a form that says yes is a warning, in public only where both are published', () => {
  assert.deepEqual(
    said(...answers).partWarnings.map(warning => [warning.part, warning.subject, warning.public]),
    [
      ['form-1', 'BA', true],
      ['form-1', 'DA', false],
    ],
  )
})

test('settling parts are no parts of this kind', () => {
  const found = recountOf(worldOf([memberOf('AA')], { indicators: only('O2a', 'S2a') }))
  assert.deepEqual(
    found.parts.map(figure => figure.part),
    ['form-1', 'form-2', 'form-3', 'form-4', 'form-5'],
  )
})

test('the planted parts come out as they were meant', () => {
  const world = plant(7, wide(smallSize))
  const [first, second, third] = ['2024-1', '2025-1', '2026-1'].map(label => recount(world, label)) as [
    Recount,
    Recount,
    Recount,
  ]
  const says = (found: Recount, indicator: string, name: string, period: string) => {
    const country = world.planted.find(planted => planted.case.includes(name))!.at.country!
    const row = rowIn(found, indicator, country, period)
    const shown = row.public !== null && 'value' in row.public ? keyOf(row.public) : (row.public?.missing ?? 'left out')
    return [keyOf(row.inside!), shown]
  }
  const silent = 'no-answer-published'
  assert.deepEqual(says(first, 'O4a', 'a no beside', '2023'), ['no', 'no'])
  assert.deepEqual(says(first, 'O4a/form-1', 'a no beside', '2023'), ['yes', 'yes'])
  assert.deepEqual(says(first, 'O4a/online-dimension', 'a no beside', '2023'), ['yes', 'yes'])
  assert.deepEqual(says(first, 'O4a/form-3', 'a no beside', '2023'), ['missing not-answered', silent])
  assert.deepEqual(says(second, 'O4a/form-1', 'forms of a held', '2024'), ['yes', silent])
  assert.deepEqual(says(first, 'O5a/form-2', 'some forms', '2023'), ['missing unknown', silent])
  assert.deepEqual(says(first, 'O5a/form-3', 'some forms', '2023'), ['missing not-applicable', 'not-applicable'])
  assert.deepEqual(says(first, 'O5a/online-dimension', 'some forms', '2023'), ['partial', 'partial'])
  assert.deepEqual(
    [first, second].map(found => says(found, 'O4c/form-1', 'a form corrected', '2023')[0]),
    ['no', 'yes'],
  )
  assert.deepEqual(says(third, 'O5b', 'differ in a form', '2025'), ['yes', 'yes'])
  assert.deepEqual(says(third, 'O5b/form-1', 'differ in a form', '2025'), ['missing contested', silent])
  assert.deepEqual(says(third, 'O5b/online-dimension', 'differ in a form', '2025'), ['yes', 'yes'])
  assert.deepEqual(says(third, 'O4b/form-2', 'a form ruled', '2025'), ['no', 'no'])
  const country = world.planted.find(planted => planted.case.includes('a no beside'))!.at.country
  const warned = second.partWarnings.filter(warning => warning.subject === country && warning.indicator === 'O4a')
  assert.deepEqual(
    warned.map(warning => [warning.part, warning.period, warning.public]),
    [
      ['form-1', '2023', true],
      ['form-1', '2024', false],
    ],
  )
  // Eight indicators are asked by the five forms and the online dimension.
  assert.equal(third.parts.filter(figure => figure.period === '2025').length, 8 * 6)
  const denominators = new Set(third.parts.map(figure => figure.inside.applicable))
  assert.ok(denominators.size > 3, 'parts have the denominators of their own')
})
