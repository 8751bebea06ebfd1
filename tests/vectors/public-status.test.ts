/** The worked example of the definitions (5a): twenty countries, as the network knows them and as the public may. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureView, partsOf, releaseIndex, seriesIn, sidesOf, type StatesView } from '@waymark/scorecard'
import { manyCountries } from '../../packages/scorecard/test/many-countries.ts'

const twenty = manyCountries(
  {
    yes: 9,
    partial: 2,
    no: 3,
    'not-applicable': 2,
    'not-answered': 1,
    refused: 1,
    'under-review': 1,
    contested: 1,
  },
  { yes: 1, 'not-applicable': 1 },
)
const { inside, open } = sidesOf(twenty)

test('inside: 18 applicable, 14 answered, yes 9 to 13, 50 to 72 per cent', () => {
  const [series] = seriesIn(releaseIndex(inside))
  const figure = figureView(series!) as StatesView
  assert.deepEqual(figure.sets, { inScope: 20, asked: 20, applicable: 18, answered: 14 })
  assert.deepEqual(figure.shares['yes']?.bounds, { low: 9, high: 13 })
  assert.deepEqual(figure.shares['yes']?.percent, { low: 50, high: 72 })
})

test('in public: 6 without a published answer, 19 applicable, 13 answered, yes 8 to 14, 42 to 74 per cent', () => {
  const [series] = seriesIn(releaseIndex(open, 'no-answer-published'))
  const figure = figureView(series!) as StatesView
  assert.deepEqual(figure.states, { yes: 8, partial: 2, no: 3 })
  assert.deepEqual(figure.missing, { 'not-applicable': 1, 'no-answer-published': 6 })
  assert.deepEqual(figure.sets, { inScope: 20, asked: 20, applicable: 19, answered: 13 })
  assert.deepEqual(figure.shares['yes']?.bounds, { low: 8, high: 14 })
  assert.deepEqual(figure.shares['yes']?.percent, { low: 42, high: 74 })
})

test('the split is 3 not answered or not published, 1 refused, 1 under review, 1 contested', () => {
  const [printed] = partsOf(twenty).base.splits
  assert.deepEqual(printed?.split, { 'not-answered': 3, refused: 1, unknown: 0, 'under-review': 1, contested: 1 })
})
