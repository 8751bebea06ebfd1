import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { missing, rating } from '@waymark/collection'
import {
  checkFigure,
  clearMembership,
  contributedData,
  derivedStatuses,
  figureOf,
  followedUp,
  monitoredBaseline,
  regionsOfFewMembers,
  type FollowUp,
} from '../src/index.ts'

test('a derived indicator asks its whole scope, and a missing input is "not collected", never "no"', () => {
  const scope = new Set(['a', 'b', 'c'])
  const statuses = derivedStatuses(scope, [
    new Map([
      ['a', true],
      ['b', false],
    ]),
  ])
  const figure = figureOf({ kind: 'rating', overPlaces: 'count-by-state', scope, statuses })
  assert.deepEqual(figure.sets, { inScope: 3, asked: 3, applicable: 3, answered: 2 })
  assert.deepEqual(figure.missing, { 'not-collected': 1 })
  assert.deepEqual(checkFigure(figure), [])
})

test('a member contributes data when a submission of its was accepted; one that waits is under review, and nobody is a no', () => {
  const statuses = contributedData({
    members: new Set(['lighthouse', 'harbour', 'quay', 'meadow']),
    asked: new Set(['lighthouse', 'harbour', 'quay']),
    withAcceptedSubmission: new Set(['lighthouse']),
    withWaitingSubmission: new Set(['lighthouse', 'harbour']),
  })
  const expected = [rating('yes'), missing('under-review'), missing('not-answered'), missing('not-collected')]
  assert.deepEqual([...statuses.values()], expected)
})

const value = (later: FollowUp['later']): FollowUp => ({ baseline: 'value', later })
const reason = (later: FollowUp['later']): FollowUp => ({ baseline: 'reason', later })

test('S1b: yes where every baseline value has a later one, partial where some, no where none, no baseline or reasons only', () => {
  assert.deepEqual(monitoredBaseline([value('value'), value('value'), reason('none')]), rating('yes'))
  assert.deepEqual(monitoredBaseline([value('value'), value('none'), reason('value')]), rating('partial'))
  assert.deepEqual(monitoredBaseline([value('none'), value('none')]), rating('no'))
  assert.deepEqual(monitoredBaseline([reason('value'), reason('value')]), rating('no'))
  assert.deepEqual(monitoredBaseline([]), rating('no'))
  assert.deepEqual(followedUp([value('value'), value('none'), reason('value')]), { followed: 1, of: 2 })
})

test('S1b in public is said only where every reading of what is not published gives the same', () => {
  const row = fc.record({
    baseline: fc.constantFrom<FollowUp['baseline']>('value', 'reason', 'unpublished'),
    later: fc.constantFrom<FollowUp['later']>('value', 'none', 'unpublished'),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), rows => {
      const read = readings(rows).map(known => {
        const { followed, of } = followedUp(known)
        return followed === 0 ? 'no' : followed === of ? 'yes' : 'partial'
      })
      const [only, ...others] = new Set(read)
      assert.deepEqual(
        monitoredBaseline(rows),
        only && others.length === 0 ? rating(only) : missing('not-collected'),
        JSON.stringify(rows),
      )
    }),
  )
})

/** Every way in which what is not published may be. */
function readings(rows: readonly FollowUp[]): readonly (readonly FollowUp[])[] {
  const [first, ...rest] = rows
  if (!first) return [[]]
  const baselines = first.baseline === 'unpublished' ? (['value', 'reason'] as const) : [first.baseline]
  const laters = first.later === 'unpublished' ? (['value', 'none'] as const) : [first.later]
  const heads = baselines.flatMap(baseline => laters.map((later): FollowUp => ({ baseline, later })))
  return readings(rest).flatMap(tail => heads.map(head => [head, ...tail]))
}

test('E5b: yes where every member asked has a complete scorecard, partial where some, no where none, and nothing of an empty region', () => {
  const of = (...said: (boolean | null)[]) => clearMembership(new Map(said.map((one, at) => [`m${at}`, one])))
  assert.deepEqual(of(true, true), rating('yes'))
  assert.deepEqual(of(true, false), rating('partial'))
  assert.deepEqual(of(false, false), rating('no'))
  assert.deepEqual(of(), missing('not-collected'))
})

test('E5b in public is said only where every reading of what is not published gives the same', () => {
  const of = (said: readonly (boolean | null)[]) => clearMembership(new Map(said.map((one, at) => [`m${at}`, one])))
  const readingsOf = (said: readonly (boolean | null)[]): readonly (readonly boolean[])[] =>
    said.reduce<readonly (readonly boolean[])[]>(
      (all, one) => all.flatMap(before => (one === null ? [true, false] : [one]).map(next => [...before, next])),
      [[]],
    )
  fc.assert(
    fc.property(fc.array(fc.constantFrom(true, false, null), { minLength: 1, maxLength: 5 }), said => {
      const read = new Set(readingsOf(said).map(known => JSON.stringify(of(known))))
      const expected = read.size === 1 ? JSON.parse([...read][0]!) : missing('not-collected')
      assert.deepEqual(of(said), expected, JSON.stringify(said))
    }),
  )
})

test('E5b: regions of under five members are withheld, and where that is exactly one the next smallest too', () => {
  const withheld = (...sizes: number[]) => [...regionsOfFewMembers(new Map(sizes.map((n, at) => [`r${at}`, n])))].sort()
  assert.deepEqual(withheld(9, 4, 6), ['r1', 'r2'])
  assert.deepEqual(withheld(9, 4, 3), ['r1', 'r2'])
  assert.deepEqual(withheld(9, 5, 6), [])
  assert.deepEqual(withheld(9, 0, 6), [])
  assert.deepEqual(withheld(4), ['r0'])
})
