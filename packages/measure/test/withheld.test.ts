import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  byGroup,
  checkFigure,
  figureOf,
  membersByGroup,
  membersFigure,
  printedFigure,
  privateByGroup,
  privateFigure,
  type PrivateAggregate,
  type StatesFigure,
} from '../src/index.ts'
import { anyToCountOf, ratings, times } from './any-statuses.ts'

const rated = (list: readonly (string | null)[]) =>
  figureOf({ kind: 'rating', overPlaces: 'count-by-state', ...ratings(list) }) as StatesFigure
const respondents = (n: number, from = 0) => new Set(Array.from({ length: n }, (_, index) => `r${index + from}`))
const aggregate = (yes: number, partial: number, no: number): PrivateAggregate => ({
  figure: rated([...times('yes', yes), ...times('partial', partial), ...times('no', no)]),
  respondents: respondents(yes + partial + no),
  groupings: 0,
  shownBefore: [],
})
const ruleOf = (figure: object) => ('rule' in figure ? figure.rule : 'shown')

test('a figure about four members is withheld with no sets at all, about five it is shown', () => {
  const four = membersFigure(rated(times('yes', 4)))
  assert.deepEqual(four, { kind: 'withheld', rule: 'members-under-5-asked' })
  assert.deepEqual(checkFigure(four), [])
  assert.equal(membersFigure(rated(times('yes', 5))).kind, 'states')
})

test('a lone small region takes the next smallest with it, or the total would give it away', () => {
  const groups = [20, 3, 9, 0].map((n, index) => ({ group: `region ${index}`, figure: rated(times('no', n)) }))
  assert.deepEqual(
    membersByGroup(groups).map(member => ruleOf(member.figure)),
    ['shown', 'members-under-5-asked', 'members-recoverable', 'shown'],
  )
})

test('two small regions of four members each hide each other', () => {
  const groups = [20, 4, 4].map((n, index) => ({ group: `region ${index}`, figure: rated(times('no', n)) }))
  assert.deepEqual(
    membersByGroup(groups).map(member => ruleOf(member.figure)),
    ['shown', 'members-under-5-asked', 'members-under-5-asked'],
  )
})

test('a region of exactly five is shown, and two hidden ones with five between them need no third', () => {
  const shown = (sizes: readonly number[]) =>
    membersByGroup(sizes.map((n, index) => ({ group: `${index}`, figure: rated(times('no', n)) }))).map(
      member => member.figure.kind !== 'withheld',
    )
  assert.deepEqual(shown([20, 5, 9]), [true, true, true])
  assert.deepEqual(shown([20, 3, 2, 9]), [true, false, false, true])
})

test('the regions withheld together always have five members asked or more, or nothing else is shown', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), sizes => {
      const groups = sizes.map((n, index) => ({ group: `${index}`, figure: rated(times('no', n)) }))
      const shown = membersByGroup(groups).map(member => member.figure.kind !== 'withheld')
      const asked = (of: boolean) => sizes.reduce((sum, n, index) => sum + (shown[index] === of ? n : 0), 0)
      assert.ok(asked(false) === 0 || asked(false) >= 5 || asked(true) === 0)
      assert.ok(sizes.every((n, index) => !shown[index] || n === 0 || n >= 5))
    }),
  )
})

test('a private aggregate of nine governments is withheld, of ten it is shown', () => {
  assert.equal(ruleOf(privateFigure(aggregate(3, 3, 3))), 'private-under-10-respondents')
  assert.equal(ruleOf(privateFigure(aggregate(4, 3, 3))), 'shown')
})

test('a private count of two, or of all but two, is withheld', () => {
  assert.equal(ruleOf(privateFigure(aggregate(2, 10, 10))), 'private-count-under-3')
  assert.equal(ruleOf(privateFigure(aggregate(0, 10, 10))), 'private-count-under-3')
})

test('private assessments by region and income at once are withheld', () => {
  assert.equal(ruleOf(privateFigure({ ...aggregate(4, 4, 4), groupings: 2 })), 'private-two-groupings')
  assert.equal(ruleOf(privateFigure({ ...aggregate(4, 4, 4), groupings: 1 })), 'shown')
})

test('a release over one government more than the one before would show what it answered, so it is withheld', () => {
  const now = aggregate(4, 4, 4)
  const shownBefore = (n: number) => ruleOf(privateFigure({ ...now, shownBefore: [respondents(n)] }))
  assert.deepEqual(
    [shownBefore(12), shownBefore(11), shownBefore(13), shownBefore(10), shownBefore(9)],
    ['shown', 'private-difference-under-3', 'private-difference-under-3', 'private-difference-under-3', 'shown'],
  )
})

test('one withheld part of a breakdown withholds the others, since the total would give it away', () => {
  const parts = [aggregate(4, 4, 4), aggregate(5, 5, 1), aggregate(4, 4, 4)]
  const shown = privateByGroup(parts.map((part, index) => ({ group: `${index}`, aggregate: part })))
  assert.deepEqual(
    shown.map(one => ruleOf(one.figure)),
    ['private-recoverable', 'private-count-under-3', 'private-recoverable'],
  )
  const whole = privateByGroup([{ group: 'a', aggregate: aggregate(4, 4, 4) }])
  assert.equal(ruleOf(whole[0]!.figure), 'shown')
})

test('no shown private figure has a count, or all but a count, between none and two', () => {
  fc.assert(
    fc.property(anyToCountOf('rating'), any => {
      const figure = figureOf({ ...any, overPlaces: 'count-by-state' }) as StatesFigure
      const shown = privateFigure({
        figure,
        respondents: respondents(figure.sets.answered),
        groupings: 0,
        shownBefore: [],
      })
      if (shown.kind === 'withheld') return
      assert.ok(Object.values(shown.states).every(n => n >= 3 && shown.sets.answered - n >= 3))
    }),
  )
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
  ].map(one => (one.ok ? [one.value.figure.states, one.value.recomputed, one.value.figure.missing] : one.refusal.kind))
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
  ].map(one => (one.ok ? 'read' : one.refusal.kind))
  assert.deepEqual(kinds, ['count.above-denominator', 'printed.answered-above-asked', 'printed.not-whole'])
})

test('a breakdown about members is figures or withheld ones, and both keep the law', () => {
  const toCount = { kind: 'rating', overPlaces: 'count-by-state', ...ratings(times('yes', 12)) } as const
  const groups = byGroup(toCount, new Map([['north', new Set(['Q0', 'Q1'])]]))
  assert.ok(membersByGroup(groups).every(member => checkFigure(member.figure).length === 0))
})
