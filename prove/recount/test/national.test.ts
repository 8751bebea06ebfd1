import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plant, smallSize } from '../plant.ts'
import { contextOf } from '../context.ts'
import { nationalFigures } from '../national.ts'
import { rowSets, type Recount } from '../recount.ts'
import { keyOf } from '../status.ts'
import type { Given, World } from '../world.ts'
import type { NationalAnswer, NationalIndicator } from '../world-more.ts'
import { held, lacks, memberOf, only, period, rated, recountOf, roundOf, worldOf } from './small.ts'

const answer = (respondent: string, given: Given, more: Partial<NationalAnswer> = {}): NationalAnswer => ({
  round: 'round',
  respondent,
  history: [{ day: '2026-02-10', state: 'accepted' }],
  given,
  held: null,
  corrections: [],
  ...more,
})

const indicator = (more: Partial<NationalIndicator> = {}): NationalIndicator => ({
  code: 'AA-1',
  country: 'AA',
  kind: 'rating',
  wording: '',
  proposed: { by: 'AA-1', day: '2025-01-01' },
  agreed: { body: '', day: '2025-02-01' },
  ended: null,
  rounds: ['round'],
  answers: [],
  rulings: [],
  ...more,
})

const members = [memberOf('AA', 1), memberOf('AA', 2), memberOf('BB')]
const worldWith = (some: Partial<NationalIndicator>, more: Partial<World> = {}) =>
  worldOf(members, { indicators: only('O1b'), national: [indicator(some)], ...more })

function statusOf(some: Partial<NationalIndicator>, more: Partial<World> = {}) {
  const found = recountOf(worldWith(some, more)).national[0]!
  const { inside, public: shown } = found.statuses[0]!
  const word = shown === null ? null : 'value' in shown ? keyOf(shown) : shown.missing
  return [found.standing, inside && keyOf(inside), word]
}

const silent = 'no-answer-published'
const [yes, no] = [rated('yes'), rated('no')]

test('a national indicator has one status a period, settled as any answer of a country is', () => {
  assert.deepEqual(statusOf({ answers: [answer('AA-1', yes), answer('AA-2', yes)] }), ['agreed', 'yes', 'yes'])
  assert.deepEqual(statusOf({ answers: [answer('AA-1', yes), answer('AA-2', no)] })[1], 'missing contested')
  assert.deepEqual(statusOf({ answers: [answer('AA-1', yes, { held })] }), ['agreed', 'yes', silent])
  assert.deepEqual(statusOf({ answers: [answer('AA-1', lacks('refused'))] }), ['agreed', 'missing refused', silent])
  assert.deepEqual(statusOf({ answers: [] }), ['agreed', 'missing not-answered', silent])
  const waits = answer('AA-1', yes, { history: [{ day: '2026-02-10', state: 'submitted' }] })
  assert.deepEqual(statusOf({ answers: [waits] }), ['agreed', 'missing under-review', silent])
  const ruling = { round: 'round', given: no, day: '2026-04-10', reason: '' }
  const differing = [answer('AA-1', yes), answer('AA-2', no)]
  assert.deepEqual(statusOf({ answers: differing, rulings: [ruling] }), ['agreed', 'no', 'no'])
  const mended = answer('AA-1', yes, { corrections: [{ day: '2026-04-01', given: no, reason: '' }] })
  assert.deepEqual(statusOf({ answers: [mended] }), ['agreed', 'no', 'no'])
})

test('nobody is asked before it is agreed nor after it ended, and public files have it once agreed', () => {
  const answers = [answer('AA-1', yes)]
  assert.deepEqual(statusOf({ answers, agreed: null }), ['proposed', null, null])
  assert.deepEqual(statusOf({ answers, agreed: { body: '', day: '2026-02-01' } }), ['agreed', null, 'not-asked'])
  assert.deepEqual(statusOf({ answers, agreed: { body: '', day: '2026-01-15' } }), ['agreed', 'yes', 'yes'])
  assert.deepEqual(statusOf({ answers, ended: '2025-12-31' }), ['ended', null, 'not-asked'])
  assert.deepEqual(statusOf({ answers, rounds: [] }), ['agreed', null, 'not-asked'])
  assert.deepEqual(statusOf({ answers }, { rounds: [roundOf({ countries: ['BB'] })] }), ['agreed', null, 'not-asked'])
  const later = { proposed: { by: '', day: '2026-06-01' }, agreed: null }
  assert.deepEqual(recountOf(worldWith(later)).national, [])
})

test('of a hidden country nothing of it is published, and one of a country that is not shown is in no public file', () => {
  const answers = [answer('AA-1', yes)]
  assert.deepEqual(statusOf({ answers }, { hidden: [{ country: 'AA', day: '2026-04-01' }] }), ['agreed', 'yes', silent])
  const world = worldOf([memberOf('AA', 1, { shown: 'not shown' })], { national: [indicator({ answers })] })
  const found = recountOf(world).national[0]!
  assert.deepEqual([found.shown, found.statuses[0]!.public, keyOf(found.statuses[0]!.inside!)], [false, null, 'yes'])
})

test('it is in no figure, row, split or change, and adds to no target but one of its own country', () => {
  const answers = [answer('AA-1', { count: 7 })]
  const own = {
    id: 'own',
    indicator: 'AA-1',
    place: { kind: 'country', code: 'AA' },
    measure: 'sum',
    state: null,
    way: 'at least',
    value: 7,
    by: '2025-12-31',
    milestones: [],
    baseline: null,
    body: '',
    agreed: '2025-03-01',
    frozen: '2025-03-01',
    countries: ['AA'],
  } as const
  const found = recountOf(worldWith({ kind: 'count', answers }, { numberTargets: [own] }))
  assert.deepEqual(found.numberTargets[0]!.observed, [
    {
      period: period.label,
      inside: { value: { from: 7, to: 7 }, open: 0, reached: 'yes' },
      public: { value: { from: 7, to: 7 }, open: 0, reached: 'yes' },
      later: 0,
    },
  ])
  const without = recountOf(worldOf(members, { indicators: only('O1b') }))
  const { national: _, numberTargets: __, ...rest } = found
  const { national: ___, numberTargets: ____, ...same } = without
  assert.deepEqual(rest, same)
})

type National = Pick<Recount, 'national'>

const nationalIn = (world: World, label: string): National => ({ national: nationalFigures(contextOf(world, label)) })

test('the planted national indicators come out as they were meant', () => {
  const world = plant(7, smallSize)
  const [first, second, third] = ['2024-1', '2025-1', '2026-1'].map(label => nationalIn(world, label)) as [
    National,
    National,
    National,
  ]
  const codes = new Set(world.national!.map(nationalIndicator => nationalIndicator.code))
  assert.equal(codes.size, world.national!.length)
  const sets = rowSets(contextOf(world, '2024-1'))
  assert.ok(sets.length > 0 && !sets.some(set => codes.has(set.indicator)))
  const says = (found: National, name: string, at = 0) => {
    const code = world.planted.find(planted => planted.case.includes(name))!.at.national
    const figure = found.national.find(nationalFigure => nationalFigure.code === code)!
    const { inside, public: shown } = figure.statuses[at]!
    return [figure.standing, inside && keyOf(inside), shown && ('value' in shown ? keyOf(shown) : shown.missing)]
  }
  assert.deepEqual(says(third, 'never agreed'), ['proposed', null, null])
  assert.deepEqual(says(first, 'agreed between'), ['proposed', null, null])
  assert.deepEqual(says(second, 'agreed between'), ['agreed', null, 'not-asked'])
  assert.deepEqual(says(third, 'ended before', 2), ['ended', null, 'not-asked'])
  assert.deepEqual(says(first, 'held until'), ['agreed', 'yes', silent])
  assert.deepEqual(says(second, 'held until'), ['agreed', 'yes', 'yes'])
  assert.deepEqual(
    [first, second].map(found => says(found, 'national answer corrected')[1]),
    ['count 4', 'count 9'],
  )
  assert.deepEqual(says(third, 'members differ about'), ['agreed', 'missing contested', silent])
  assert.deepEqual(says(first, 'ruling on a national'), ['agreed', 'missing contested', silent])
  assert.deepEqual(says(second, 'ruling on a national'), ['agreed', 'no', 'no'])
  assert.deepEqual(says(third, 'country that is hidden later')[2], silent)
  assert.deepEqual(says(third, 'country that is not shown')[2], null)
})
