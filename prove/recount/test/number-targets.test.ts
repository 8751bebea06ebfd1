import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contextOf } from '../context.ts'
import { numberTargetFigures } from '../number-targets.ts'
import { plant, smallSize, wide } from '../plant.ts'
import { recount } from '../recount.ts'
import type { Closing, Given, Indicator, World } from '../world.ts'
import type { NumberTarget } from '../world-more.ts'
import { accepted, answerOf, held, lacks, memberOf, only, rated, recountOf, submissionOf, worldOf } from './small.ts'
import { entryOf } from '../plant/entry.ts'

const numbered = (code: string, kind: 'count' | 'share'): Indicator => ({
  ...only('O1b')[0]!,
  code,
  kind,
  core: false,
  parts: [],
})

const target = (more: Partial<NumberTarget> = {}): NumberTarget => ({
  id: 'target',
  indicator: 'O1b',
  place: { kind: 'world' },
  measure: 'countries',
  state: 'yes',
  way: 'at least',
  value: 3,
  by: '2025-12-31',
  milestones: [],
  baseline: null,
  body: '',
  agreed: '2024-01-01',
  frozen: '2024-01-01',
  countries: ['AA', 'BB', 'CC', 'DD'],
  ...more,
})

const rounds = (codes: readonly string[]): World['rounds'] => [
  {
    ...worldOf([]).rounds[0]!,
    asks: codes.map(indicator => ({ indicator, types: ['member'] })),
  },
]

/** Each country's only member gives this of the indicator; `undefined` hands in nothing. */
function result(indicator: Indicator, given: Readonly<Record<string, Given | 'held' | undefined>>, some: NumberTarget) {
  const world = worldOf(
    Object.keys(given).map(country => memberOf(country)),
    {
      indicators: [indicator],
      rounds: rounds([indicator.code]),
      numberTargets: [some],
      submissions: Object.entries(given).flatMap(([country, one]) => {
        if (one === undefined) return []
        const answer = one === 'held' ? { given: rated('yes'), held } : { given: one, held: null }
        return [submissionOf(`${country}-1`, country, 'accepted', [answerOf(indicator.code, answer.given, answer)])]
      }),
    },
  )
  const found = recountOf(world).numberTargets
  assert.equal(found.length, 1)
  return found[0]!
}

const o1b = only('O1b')[0]!
const [yes, no] = [rated('yes'), rated('no')]

test('a number of countries is a range, and a target is reached or missed only where the whole range is', () => {
  const given = { AA: yes, BB: yes, CC: 'held', DD: undefined } as const
  const figure = result(o1b, given, target({ baseline: { value: 1, day: '2023-12-31' } }))
  assert.deepEqual(figure.observed, [
    {
      period: '2025',
      inside: { value: { from: 3, to: 4 }, open: 1, reached: 'yes' },
      public: { value: { from: 2, to: 4 }, open: 2, reached: 'open' },
      later: 0,
    },
  ])
  assert.deepEqual(figure.baseline, { inside: { from: 1, to: 1 }, public: { from: 1, to: 1 } })
  assert.deepEqual(figure.goals, [{ value: 3, by: '2025-12-31', period: '2025', inside: 'yes', public: 'open' }])
  const missed = result(o1b, { ...given, AA: no }, target({ value: 4 }))
  assert.deepEqual([missed.goals[0]!.inside, missed.goals[0]!.public], ['no', 'no'])
  const most = result(
    o1b,
    { AA: no, BB: no, CC: yes, DD: undefined },
    target({ state: 'no', way: 'at most', value: 3 }),
  )
  assert.equal(most.observed[0]!.inside.reached, 'yes')
})

test('a per cent is of the applicable countries on the frozen list; those that joined later stand apart', () => {
  const given = { AA: yes, BB: no, CC: lacks('not-applicable'), DD: yes, EE: yes }
  const of = (value: number) => result(o1b, given, target({ measure: 'per cent of countries', value }))
  const { inside, later } = of(67).observed[0]!
  // 2 of 3 is 66.67: printed as 67, and not 67.
  assert.deepEqual([inside, later], [{ value: { from: 67, to: 67 }, open: 0, reached: 'no' }, 1])
  assert.equal(of(66).observed[0]!.inside.reached, 'yes')
})

test('a sum is over those given: enough is enough, too little waits for those who gave none', () => {
  const numbers = numbered('N1', 'count')
  const of = (value: number, more: Partial<NumberTarget> = {}) =>
    target({ indicator: 'N1', measure: 'sum', value, ...more })
  const given = { AA: { count: 5 }, BB: { count: 7 }, CC: lacks('unknown'), DD: lacks('not-applicable') }
  const enough = result(numbers, given, of(12)).observed[0]!
  assert.deepEqual(enough.inside, { value: { from: 12, to: 12 }, open: 1, reached: 'yes' })
  assert.equal(result(numbers, given, of(13)).observed[0]!.inside.reached, 'open')
  assert.equal(result(numbers, given, of(11, { way: 'at most' })).observed[0]!.inside.reached, 'no')
  assert.equal(result(numbers, given, of(12, { way: 'at most' })).observed[0]!.inside.reached, 'open')
  assert.equal(result(numbers, { ...given, CC: { count: 0 } }, of(13)).observed[0]!.inside.reached, 'no')
  const none = result(numbers, { AA: lacks('unknown') }, of(1)).observed[0]!
  assert.deepEqual(none.inside, { value: null, open: 1, reached: 'open' })
})

test('a share is the share of the sums, and decides nothing while one is missing', () => {
  const shares = numbered('N2', 'share')
  const of = (given: Readonly<Record<string, Given>>, value: number) =>
    result(shares, given, target({ indicator: 'N2', measure: 'share', value })).observed[0]!.inside
  const [small, large] = [
    { numerator: 1, denominator: 2 },
    { numerator: 80, denominator: 98 },
  ]
  assert.deepEqual(of({ AA: small, BB: large }, 81), { value: { from: 81, to: 81 }, open: 0, reached: 'yes' })
  assert.equal(of({ AA: small, BB: large }, 82).reached, 'no')
  assert.equal(of({ AA: small, BB: large, CC: lacks('refused') }, 10).reached, 'open')
})

function story(country: string, at: number, more: Partial<World['entries'][number]> = {}) {
  return entryOf(`${country}-${at}`, {
    register: 'story',
    level: 'national',
    places: [country],
    keptBy: `${country}-1`,
    fields: { platform: 'global' },
    event: '2025-05-01',
    ...accepted,
    ...more,
  })
}

test('entries are counted at their place, and missed only once every list there is closed', () => {
  const close = (list: Closing['list'], by: string, said: Closing['said'] = 'nothing to report'): Closing => ({
    register: 'story',
    period: '2025',
    list,
    by,
    said,
    day: '2026-03-01',
    accepted: '2026-03-02',
    held: false,
    saw: [],
  })
  const lists = [close({ level: 'regional', region: 'R1' }, 'R1'), close({ level: 'international' }, 'secretariat')]
  const national = close({ level: 'national', country: 'AA' }, 'AA-1', 'complete')
  const place = { kind: 'country', code: 'AA' } as const
  const of = (value: number, closings: readonly Closing[]) =>
    recountOf(
      worldOf([memberOf('AA'), memberOf('BB')], {
        indicators: only('S4c'),
        entries: [story('AA', 1), story('AA', 2, { public: false }), story('BB', 1)],
        closings,
        numberTargets: [target({ indicator: 'S4c', measure: 'entries', place, value, state: null })],
      }),
    ).numberTargets[0]!
  const open = of(2, lists).observed[0]!
  assert.deepEqual(open.inside, { value: { from: 2, to: 2 }, open: 1, reached: 'yes' })
  assert.deepEqual(open.public, { value: { from: 1, to: 1 }, open: 1, reached: 'open' })
  const closed = of(3, [...lists, national])
  assert.deepEqual([closed.goals[0]!.inside, closed.goals[0]!.public], ['no', 'no'])
})

test('a goal is judged once its day is over and its period is in the release, by the newest period that ended by then', () => {
  const given = { AA: yes, BB: yes, CC: yes, DD: yes }
  const goals = (by: string) => result(o1b, given, target({ by, milestones: [{ value: 9, by: '2025-12-31' }] })).goals
  assert.deepEqual(
    goals('2026-04-30').map(goal => [goal.value, goal.period, goal.inside]),
    // No period of the release reaches that day.
    [
      [9, '2025', 'no'],
      [3, null, null],
    ],
  )
  assert.deepEqual(
    goals('2025-06-30').map(goal => goal.inside),
    ['no', null],
  )
})

test('a target of a hidden country, or of one all of whose members are not shown, is not in public files', () => {
  const world = worldOf([memberOf('AA'), memberOf('BB', 1, { shown: 'not shown' })], {
    indicators: [o1b],
    numberTargets: ['AA', 'BB'].map(code => target({ id: code, place: { kind: 'country', code }, value: 1 })),
    hidden: [{ country: 'AA', day: '2026-04-01' }],
    submissions: ['AA', 'BB'].map(country => submissionOf(`${country}-1`, country, 'accepted', [answerOf('O1b', yes)])),
  })
  for (const figure of recountOf(world).numberTargets) {
    assert.deepEqual([figure.shown, figure.baseline.public], [false, null])
    assert.deepEqual([figure.observed[0]!.public, figure.goals[0]!.public], [null, null])
    assert.equal(figure.observed[0]!.inside.reached, 'yes')
  }
})

test('planted targets are reached, missed and open, over all, over a region and for a country, of every measure', () => {
  const world = plant(7, wide(smallSize))
  const found = recount(world, '2026-1').numberTargets
  assert.deepEqual(
    [...new Set(world.numberTargets!.map(numberTarget => `${numberTarget.measure} ${numberTarget.place.kind}`))].sort(),
    [
      'countries region',
      'countries world',
      'entries country',
      'entries region',
      'entries world',
      'per cent of countries world',
      'share country',
      'share region',
      'share world',
      'sum country',
      'sum region',
      'sum world',
    ],
  )
  const verdicts = found.flatMap(numberTarget => numberTarget.goals.flatMap(goal => [goal.inside, goal.public]))
  assert.deepEqual([...new Set(verdicts)].map(String).sort(), ['no', 'null', 'open', 'yes'])
  const first = numberTargetFigures(contextOf(world, '2024-1'), { sets: [], entries: [] })
  assert.ok(first.length > 0 && first.length < found.length)
  for (const { goals, target: id } of found)
    if (world.numberTargets!.find(numberTarget => numberTarget.id === id)!.way === 'at least')
      for (const goal of goals) assert.ok(goal.public !== 'yes' || goal.inside === 'yes', id)
})
