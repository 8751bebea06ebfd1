import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkFigure, figureOf, membersFigure, printedFigure, type StatesFigure } from '../src/index.ts'
import { ratings, times } from './any-statuses.ts'

const rated = (list: readonly (string | null)[]) =>
  figureOf({ kind: 'rating', overPlaces: 'count-by-state', ...ratings(list) }) as StatesFigure

test('a figure about four members is withheld with no sets at all, about five it is shown', () => {
  const four = membersFigure(rated(times('yes', 4)))
  assert.deepEqual(four, { kind: 'withheld', rule: 'members-under-5-asked' })
  assert.deepEqual(checkFigure(four), [])
  assert.equal(membersFigure(rated(times('yes', 5))).kind, 'states')
})

test('36 of 41 that answered, 42 asked: 5 are "not yes", 1 did not answer, and 88 per cent agrees with the print', () => {
  const read = printedFigure({ yes: 36, answered: 41, asked: 42, percent: 88 })
  assert.deepEqual(read.ok && read.value, {
    figure: {
      kind: 'states',
      of: 'printed',
      sets: { inScope: 42, asked: 42, applicable: 42, answered: 41 },
      states: { yes: 36, 'not-yes': 5 },
      missing: { 'not-answered': 1 },
      basis: 'answered',
    },
    printed: 88,
    recomputed: 88,
    agrees: true,
  })
  assert.deepEqual(read.ok && checkFigure(read.value.figure), [])
})

test('23 of 42 printed as 54 per cent is recomputed as 55 and does not agree; nothing printed is nothing to agree with', () => {
  const wrong = printedFigure({ yes: 23, answered: 42, asked: 42, percent: 54 })
  assert.deepEqual(wrong.ok && [wrong.value.recomputed, wrong.value.agrees], [55, false])
  const unprinted = printedFigure({ yes: 8, answered: 15, asked: 15, percent: null })
  assert.deepEqual(unprinted.ok && [unprinted.value.recomputed, unprinted.value.agrees], [53, null])
})

test('42 of 42 and 0 of 13 are figures like any other', () => {
  const states = [
    printedFigure({ yes: 42, answered: 42, asked: 42, percent: null }),
    printedFigure({ yes: 0, answered: 13, asked: 13, percent: 0 }),
  ].map(result =>
    result.ok
      ? [result.value.figure.states, result.value.recomputed, result.value.figure.missing]
      : result.refusal.kind,
  )
  assert.deepEqual(states, [
    [{ yes: 42, 'not-yes': 0 }, 100, {}],
    [{ yes: 0, 'not-yes': 13 }, 0, {}],
  ])
})

test('a publication that claims more yes than answers, or more answers than asked, is refused', () => {
  const kinds = [
    printedFigure({ yes: 42, answered: 41, asked: 42, percent: null }),
    printedFigure({ yes: 40, answered: 43, asked: 42, percent: null }),
    printedFigure({ yes: 1.5, answered: 3, asked: 3, percent: null }),
  ].map(result => (result.ok ? 'read' : result.refusal.kind))
  assert.deepEqual(kinds, ['count.above-denominator', 'printed.answered-above-asked', 'printed.not-whole'])
})
