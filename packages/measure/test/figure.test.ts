import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { count, missing, rating, share, type Answer } from '@waymark/collection'
import {
  bounds,
  checkFigure,
  figureOf,
  percent,
  stateShare,
  type StatesFigure,
  type Figure,
  within,
} from '../src/index.ts'
import { anyToCount, anyToCountOf, ratings, times } from './any-statuses.ts'

const rated = (list: readonly (string | null)[]) => {
  const figure = figureOf({ kind: 'rating', overPlaces: 'count-by-state', ...ratings(list) })
  return figure.kind === 'states' ? figure : assert.fail()
}

test('the law of honest numbers holds for whatever is counted, by whatever rule', () => {
  fc.assert(
    fc.property(anyToCount, toCount => checkFigure(figureOf(toCount)).length === 0),
    { numRuns: 300 },
  )
})

test('a figure survives JSON unchanged', () => {
  fc.assert(
    fc.property(anyToCount, toCount => {
      const figure = figureOf(toCount)
      assert.deepEqual(JSON.parse(JSON.stringify(figure)), figure)
    }),
  )
})

test('the order in which statuses come changes no byte of the figure', () => {
  fc.assert(
    fc.property(anyToCount, toCount => {
      const other = { ...toCount, statuses: new Map([...toCount.statuses].toReversed()) }
      assert.equal(JSON.stringify(figureOf(other)), JSON.stringify(figureOf(toCount)))
    }),
  )
})

test('asking one more silent country widens the sets and changes no count of a state', () => {
  fc.assert(
    fc.property(anyToCountOf('rating'), toCount => {
      const wider = {
        ...toCount,
        scope: new Set([...toCount.scope, 'QZZ']),
        statuses: new Map([...toCount.statuses, ['QZZ', missing('not-answered')] as const]),
      }
      const [before, after] = [figureOf(toCount), figureOf(wider)]
      assert.equal(after.sets.applicable, before.sets.applicable + 1)
      assert.equal(after.sets.answered, before.sets.answered)
      if (before.kind === 'states' && after.kind === 'states') assert.deepEqual(after.states, before.states)
    }),
  )
})

test('a silent country that comes to answer moves every count within its bounds', () => {
  fc.assert(
    fc.property(anyToCountOf('rating'), fc.constantFrom('yes', 'partial', 'no'), (toCount, state) => {
      const asStates = { ...toCount, overPlaces: 'count-by-state' as const }
      const silent = [...toCount.statuses].find(
        ([, answer]) => 'missing' in answer && answer.missing !== 'not-applicable',
      )
      fc.pre(silent !== undefined)
      const after = new Map(toCount.statuses).set(silent![0], { kind: 'rating', state: state as 'yes' })
      const [was, is] = [figureOf(asStates), figureOf({ ...asStates, statuses: after })] as [StatesFigure, StatesFigure]
      for (const key of Object.keys(was.states)) {
        const { low, high } = bounds(was, key)
        assert.ok(low <= is.states[key]! && is.states[key]! <= high)
        assert.ok(bounds(is, key).low >= low && bounds(is, key).high <= high)
      }
    }),
  )
})

test('a page can print "21 of 42, 30 answered": the silent stay in the 42', () => {
  const figure = rated([...times('yes', 21), ...times('no', 9), ...times('not-answered', 10), ...times('refused', 2)])
  assert.deepEqual(stateShare(figure, 'yes'), {
    count: 21,
    of: 42,
    answered: 30,
    bounds: { low: 21, high: 33 },
    percent: { low: 50, high: 79 },
    overScope: null,
  })
  assert.deepEqual(figure.missing, { refused: 2, 'not-answered': 10 })
})

test('a country to which it does not apply leaves the "of", one that was not asked was never in it', () => {
  const figure = rated(['yes', 'not-applicable', null, 'unknown'])
  assert.deepEqual(figure.sets, { inScope: 4, asked: 3, applicable: 2, answered: 1 })
  assert.deepEqual(bounds(figure, 'yes'), { low: 1, high: 2 })
})

test('no country asked is a figure of nothing, without a per cent', () => {
  const share = stateShare(rated([null, null]), 'yes')
  assert.deepEqual(share, {
    count: 0,
    of: 0,
    answered: 0,
    bounds: { low: 0, high: 0 },
    percent: null,
    overScope: { of: 2, bounds: { low: 0, high: 2 }, percent: null },
  })
})

test('the per cent is the range of the bounds, never the lower end as if it were the value', () => {
  const figure = rated([
    ...times('yes', 8),
    ...times('no', 5),
    ...times('not-answered', 6),
    ...times('not-applicable', 1),
  ])
  assert.deepEqual(stateShare(figure, 'yes').percent, { low: 42, high: 74 })
  assert.deepEqual(stateShare(rated(['yes', 'yes', 'no']), 'yes').percent, { low: 67, high: 67 })
})

test('"O1b 0 of 20, 0%; 0 answered": where nobody answered there is no per cent', () => {
  const share = stateShare(rated(times('not-answered', 20)), 'yes')
  assert.deepEqual([share.count, share.of, share.bounds, share.percent], [0, 20, { low: 0, high: 20 }, null])
})

test('where some in scope were not asked a second range runs over the scope', () => {
  const share = stateShare(rated(['yes', 'no', 'unknown', 'not-applicable', null, null]), 'yes')
  assert.deepEqual(
    [share.bounds, share.percent],
    [
      { low: 1, high: 2 },
      { low: 33, high: 67 },
    ],
  )
  assert.deepEqual(share.overScope, { of: 5, bounds: { low: 1, high: 4 }, percent: { low: 20, high: 80 } })
})

test('a figure published on the basis of those who answered keeps one per cent and has no range', () => {
  const figure: StatesFigure = { ...rated([...times('yes', 36), ...times('no', 5), 'not-answered']), basis: 'answered' }
  const { of, percent: eachBounds, bounds: none, overScope } = stateShare(figure, 'yes')
  assert.deepEqual([of, eachBounds, none, overScope], [41, { low: 88, high: 88 }, null, null])
})

test('23 of 42 is 55 per cent, halves go away from zero, and nothing is of nothing', () => {
  assert.equal(percent(23, 42), 55)
  assert.deepEqual([percent(1, 8), percent(1, 200), percent(1, 201)], [13, 1, 0])
  assert.deepEqual([percent(-1, 8), percent(-1, 201)], [-13, 0])
  assert.equal(percent(0, 0), null)
  assert.equal(percent(10n ** 30n + 1n, 2n * 10n ** 30n), 50)
})

test('a per cent is never further than half a per cent from its fraction', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }), (some, of) => {
      const n = some % (of + 1n)
      const rounded = BigInt(percent(n, of) ?? -1)
      const twiceOff = 2n * (rounded * of - 100n * n)
      return -of < twiceOff && twiceOff <= of
    }),
  )
})

test('a sum is over exactly those who gave a count, however large, and 0 is a count', () => {
  const statuses = new Map<string, Answer>([
    ['QMA', count(9_007_199_254_740_993n)],
    ['QMB', count(0)],
    ['QMC', missing('unknown')],
  ])
  const scope = new Set(['QMA', 'QMB', 'QMC', 'QMD'])
  assert.deepEqual(figureOf({ kind: 'count', overPlaces: 'sum', scope, statuses }), {
    kind: 'sum',
    sets: { inScope: 4, asked: 3, applicable: 3, answered: 2 },
    given: 2,
    total: '9007199254740993',
    missing: { unknown: 1 },
  })
})

test('shares come together as two sums, not as an average: 1 of 2 and 1 of 98 are 2 of 100', () => {
  const statuses = new Map([
    ['QMA', share(1, 2)],
    ['QMB', share(1, 98)],
  ])
  const figure = figureOf({ kind: 'share', overPlaces: 'share-of-sums', scope: new Set(['QMA', 'QMB']), statuses })
  assert.ok(figure.kind === 'share')
  assert.deepEqual([figure.numerator, figure.denominator], ['2', '100'])
})

test('where nobody gave a count there is no largest one', () => {
  const scope = new Set(['QMA', 'QMB'])
  const largest = (statuses: ReadonlyMap<string, Answer>) => {
    const figure = figureOf({ kind: 'count', overPlaces: 'maximum', scope, statuses })
    return figure.kind === 'maximum' ? figure.largest : assert.fail()
  }
  assert.equal(largest(new Map([['QMA', missing('refused')]])), null)
  assert.equal(
    largest(
      new Map([
        ['QMA', count(3)],
        ['QMB', count(12)],
      ]),
    ),
    '12',
  )
})

test('a status from outside the scope, or of another kind, is a broken row and stops the count', () => {
  const scope = new Set(['QMA'])
  assert.throws(() =>
    figureOf({ kind: 'rating', overPlaces: 'none', scope, statuses: new Map([['QMB', rating('no')]]) }),
  )
  assert.throws(() => figureOf({ kind: 'rating', overPlaces: 'none', scope, statuses: new Map([['QMA', count(1)]]) }))
})

test('groups that do not overlap, with what lies in none, add up to the whole', () => {
  fc.assert(
    fc.property(
      anyToCountOf('rating'),
      fc.array(fc.constantFrom('north', 'south', null), { minLength: 30, maxLength: 30 }),
      (any, into) => {
        const toCount = { ...any, overPlaces: 'count-by-state' as const }
        const inGroup = (group: string) => new Set([...toCount.scope].filter((_, index) => into[index] === group))
        const inNone = new Set([...toCount.scope].filter((_, index) => into[index] === null))
        const groups = [inGroup('north'), inGroup('south'), inNone].map(own => figureOf(within(toCount, own)))
        const counted = figureOf(toCount)
        for (const set of ['inScope', 'asked', 'applicable', 'answered'] as const) {
          assert.equal(
            groups.reduce((sum, figure) => sum + figure.sets[set], 0),
            counted.sets[set],
          )
        }
        assert.ok(groups.every(group => checkFigure(group).length === 0))
      },
    ),
  )
})

test('each way of breaking the law is found and said', () => {
  const right = rated(['yes', 'no', 'not-applicable', 'unknown', null])
  assert.deepEqual(checkFigure(right), [])
  const broken: readonly Figure[] = [
    { ...right, states: { ...right.states, yes: 2 } },
    { ...right, states: { yes: 1, no: 1 } },
    { ...right, states: { ...right.states, maybe: 0 } },
    { ...right, missing: { unknown: 1 } },
    { ...right, missing: { ...right.missing, 'not-asked': 1 } as StatesFigure['missing'] },
    { ...right, sets: { ...right.sets, inScope: 3 } },
    { ...right, sets: { ...right.sets, applicable: 4 } },
    { ...right, sets: { ...right.sets, answered: 1 } },
    { ...right, sets: { ...right.sets, asked: 4.5 } },
    { kind: 'sum', sets: right.sets, given: 2, total: '1.5', missing: right.missing },
    { kind: 'maximum', sets: right.sets, given: 2, largest: null, missing: right.missing },
    { kind: 'share', sets: right.sets, given: 2, numerator: '3', denominator: '2', missing: right.missing },
    { kind: 'entries', distinct: -1, lists: { asked: 0, closed: 0, complete: 0, nothing: 0, missing: {} } },
    { kind: 'entries', distinct: 1, lists: { asked: 3, closed: 1, complete: 1, nothing: 0, missing: {} } },
    { kind: 'withheld', rule: 'members-under-5-asked', sets: right.sets } as Figure,
  ]
  for (const figure of broken) assert.notEqual(checkFigure(figure).length, 0, JSON.stringify(figure))
})

test('one more or one less in any count of a figure is always found', () => {
  fc.assert(
    fc.property(anyToCountOf('rating'), fc.nat(), fc.constantFrom(1, -1), (any, at, off) => {
      const figure = figureOf({ ...any, overPlaces: 'count-by-state' }) as StatesFigure
      const cells = [
        ...Object.keys(figure.states).map(key => ['states', key] as const),
        ...(['asked', 'applicable', 'answered'] as const).map(key => ['sets', key] as const),
        ...Object.keys(figure.missing).map(key => ['missing', key] as const),
      ]
      const [part, key] = cells[at % cells.length]!
      const counts = figure[part] as Readonly<Record<string, number>>
      const changed = { ...figure, [part]: { ...counts, [key]: counts[key]! + off } } as Figure
      assert.notEqual(checkFigure(changed).length, 0)
    }),
  )
})

test('what only claims to be a figure is found out, whatever it is, and never breaks the check', () => {
  const claims: readonly unknown[] = [
    null,
    3,
    [],
    {},
    { kind: 'average' },
    { kind: 'toString' },
    { kind: 'states' },
    { kind: 'states', of: 'rating', basis: 'everybody', sets: {}, states: {}, missing: {} },
    { kind: 'sum', sets: { inScope: 1 }, given: 0, total: '0', missing: null },
    { kind: 'entries', distinct: 0, lists: { asked: 0, closed: 0, complete: 0, nothing: 0 } },
    { kind: 'withheld' },
  ]
  for (const claim of claims) assert.notEqual(checkFigure(claim as Figure).length, 0, JSON.stringify(claim))
  fc.assert(fc.property(fc.anything(), value => checkFigure(value as Figure).length > 0))
  const anyShape = fc.record(
    {
      kind: fc.constantFrom('states', 'sum', 'entries', 'share'),
      sets: fc.anything(),
      lists: fc.anything(),
      missing: fc.anything(),
    },
    { requiredKeys: ['kind'] },
  )
  fc.assert(fc.property(anyShape, value => checkFigure(value as unknown as Figure).length > 0))
})
