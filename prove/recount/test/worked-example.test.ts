import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importFigure } from '../imports.ts'
import { percentOf } from '../figure.ts'
import type { Given, State, Submission } from '../world.ts'
import { answerOf, figureIn, held, lacks, memberOf, only, rated, recountOf, submissionOf, worldOf } from './small.ts'

/** Source: definitions 5a, "Example, 20 in scope and asked". */
function exampleOf5a() {
  const members = Array.from({ length: 20 }, (_, at) => memberOf(`C${at + 1}`))
  const says = (at: number, given: Given, state: State = 'accepted', hold = false): Submission =>
    submissionOf(`C${at}-1`, `C${at}`, state, [answerOf('O2b', given, { held: hold ? held : null })])
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const submissions = [
    ...range(1, 8).map(at => says(at, rated('yes'))),
    says(9, rated('yes'), 'accepted', true),
    ...range(10, 11).map(at => says(at, rated('partial'))),
    ...range(12, 14).map(at => says(at, rated('no'))),
    says(15, lacks('not-applicable')),
    says(16, lacks('not-applicable'), 'accepted', true),
    // The 17th says nothing.
    says(18, lacks('refused')),
    says(19, rated('yes'), 'submitted'),
    says(20, rated('yes')),
    submissionOf('C20-2', 'C20', 'accepted', [answerOf('O2b', rated('no'))]),
  ]
  return recountOf(worldOf([...members, memberOf('C20', 2)], { submissions, indicators: only('O2b') }))
}

test('inside, the example of 20 counts 9 yes, 18 applicable, 14 answered, 50 to 72 per cent', () => {
  const { inside } = figureIn(exampleOf5a(), 'O2b')
  assert.deepEqual(inside.counts.values, { yes: 9, partial: 2, no: 3 })
  assert.deepEqual(inside.missing, {
    contested: 1,
    'not-answered': 1,
    'not-applicable': 2,
    refused: 1,
    'under-review': 1,
  })
  assert.deepEqual([inside.inScope, inside.asked, inside.applicable, inside.answered], [20, 20, 18, 14])
  assert.deepEqual(inside.ranges?.yes, { from: 9, to: 13, percent: { from: 50, to: 72 }, overScope: null })
})

test('in public, the example of 20 counts 8 to 14 yes, 42 to 74 per cent, 6 without a published answer', () => {
  const figure = figureIn(exampleOf5a(), 'O2b').public!
  assert.deepEqual(figure.counts.values, { yes: 8, partial: 2, no: 3 })
  assert.deepEqual(figure.missing, { 'no-answer-published': 6, 'not-applicable': 1 })
  assert.deepEqual([figure.applicable, figure.answered], [19, 13])
  assert.deepEqual(figure.ranges?.yes, { from: 8, to: 14, percent: { from: 42, to: 74 }, overScope: null })
})

test('the split of the example is 3, 1, 1, 1 and is printed', () => {
  const split = exampleOf5a().splits.find(eachSplit => eachSplit.indicator === 'O2b')!
  assert.deepEqual(split.classes, {
    'not answered or not published': 3,
    refused: 1,
    unknown: 0,
    'under-review': 1,
    contested: 1,
  })
  assert.equal(split.printed, true)
})

test('a per cent is taken from the exact fraction, half away from zero', () => {
  assert.equal(percentOf(23, 42), 55)
  assert.equal(percentOf(1, 8), 13)
  assert.equal(percentOf(1, 200), 1)
  assert.equal(percentOf(0, 7), 0)
})

/** Source: definitions 3, import arithmetic. */
test('OPIC: 193 asked, 46 yes, 15 signed only and 131 none are no, 1 not collected', () => {
  const places = Array.from({ length: 193 }, (_, at) => `P${at}`)
  const rows = new Map(
    places
      .slice(0, 192)
      .map((place, at) => [
        place,
        at < 46 ? { rating: 'yes' as const } : { rating: 'no' as const, step: at < 61 ? 'signed' : 'none' },
      ]),
  )
  const figure = importFigure(places, new Set(places), rows)
  assert.deepEqual(figure.counts.values, { yes: 46, partial: 0, no: 146 })
  assert.deepEqual(figure.counts.steps, { 'no/none': 131, 'no/signed': 15 })
  assert.deepEqual([figure.asked, figure.notAsked, figure.missing], [193, 0, { 'not-collected': 1 }])
})

test('the labour department of 2017: 142 in scope, 132 asked, 95 yes, 32 no, 5 not collected, 10 not asked', () => {
  const places = Array.from({ length: 142 }, (_, at) => `P${at}`)
  const rows = new Map(
    places.slice(0, 127).map((place, at) => [place, { rating: at < 95 ? ('yes' as const) : ('no' as const) }]),
  )
  const figure = importFigure(places, new Set(places.slice(0, 132)), rows)
  assert.deepEqual(
    [figure.inScope, figure.asked, figure.counts.values.yes, figure.counts.values.no, figure.missing, figure.notAsked],
    [142, 132, 95, 32, { 'not-collected': 5 }, 10],
  )
  assert.deepEqual(figure.ranges?.yes?.overScope, { from: 95, to: 110, percent: { from: 67, to: 77 } })
})
