/** Two computations of the same definitions, written apart: the product's, and the recount that imports nothing of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Answer, Reason } from '@waymark/collection'
import {
  figureOf,
  mayPrintSplit,
  overRounds,
  publicStatus,
  splitClassOf,
  splitOf,
  stateShare,
  type Split,
} from '@waymark/measure'
import { figureOf as recountFigure } from '../../prove/recount/figure.ts'
import { classOf } from '../../prove/recount/rows.ts'
import { isNear } from '../../prove/recount/split.ts'
import {
  over,
  publicOf,
  type InRound,
  type Missing,
  type PublicStatus,
  type Settled,
} from '../../prove/recount/status.ts'

// Without `not-collected`: the order of definition 5 has no place for it, and the two place it differently (docs/decisions/0012).
const reasons: readonly Missing[] = [
  'contested',
  'under-review',
  'outdated',
  'not-applicable',
  'unknown',
  'refused',
  'not-answered',
]
const anySettled = fc.oneof(
  fc.constantFrom('yes', 'partial', 'no').map((rating): Settled => ({ value: { rating: rating as 'yes' } })),
  fc.constantFrom(...reasons).map((missing): Settled => ({ missing })),
)
/** One round's say of a subject. What was ruled is a value or not applicable; nothing else can be carried by an answer and go out. */
const anyRound = fc
  .tuple(anySettled, fc.boolean(), fc.boolean(), fc.constantFrom('2025-03-01', '2025-06-01', '2025-09-01'))
  .map(([settled, ruled, held, opened]) => {
    const open = 'value' in settled || settled.missing === 'not-applicable'
    return { settled, ruled: ruled && open, held, opened }
  })
const anySubject = fc.record({ rounds: fc.array(anyRound, { minLength: 1, maxLength: 3 }), hidden: fc.boolean() })

/** The same status in the product's words. */
function ours(settled: Settled | PublicStatus): Answer {
  if ('missing' in settled) return { missing: settled.missing as Reason }
  return { kind: 'rating', state: 'rating' in settled.value ? settled.value.rating : 'no' }
}

type Subject = typeof anySubject extends fc.Arbitrary<infer T> ? T : never

function counted({ rounds, hidden }: Subject) {
  // Rounds of one day are told apart by their names, which the definitions leave open.
  const named = [...new Map(rounds.map(round => [round.opened, round])).values()]
  const theirs = named.map((round, at): InRound => ({
    ...round,
    round: `r${at}`,
    carried: !round.held,
    held: round.held,
  }))
  const [first, ...others] = named.map((round, at) => ({ ...round, round: `r${at}`, status: ours(round.settled) }))
  const { kept, excluded } = over(theirs)
  const { taken, left } = overRounds<Answer, typeof first & {}>([first!, ...others])
  return { kept, excluded, taken, left, recounted: publicOf(kept, hidden), hidden }
}

test('status over rounds, exclusions and public status come out as the recount has them', () => {
  fc.assert(
    fc.property(anySubject, subject => {
      const { kept, excluded, taken, left, recounted, hidden } = counted(subject)
      assert.deepEqual(taken.status, ours(kept.settled))
      assert.deepEqual(new Set(left.map(round => round.round)), new Set(excluded.map(round => round.round)))
      assert.deepEqual(publicStatus(taken.status, { held: taken.held, hidden }), ours(recounted))
    }),
    { numRuns: 2000 },
  )
})

test('figures inside and in public, with ranges and per cents, and splits come out as the recount has them', () => {
  fc.assert(
    fc.property(fc.array(anySubject, { maxLength: 30 }), fc.nat(4), (subjects, notAsked) => {
      const all = subjects.map(counted)
      const outside = Array.from({ length: notAsked }, () => null)
      for (const side of ['inside', 'open'] as const) {
        const statuses = all.map(eachCounted => (side === 'inside' ? eachCounted.kept.settled : eachCounted.recounted))
        const theirs = recountFigure('rating', [...statuses, ...outside])
        const mine = figureOf({
          kind: 'rating',
          overPlaces: 'count-by-state',
          scope: new Set(Array.from({ length: all.length + notAsked }, (_, at) => String(at))),
          statuses: new Map(statuses.map((status, at) => [String(at), ours(status)])),
        })
        assert.ok(mine.kind === 'states')
        const { inScope, asked, applicable, answered } = theirs
        assert.deepEqual(mine.sets, { inScope, asked, applicable, answered })
        assert.deepEqual([mine.states, mine.missing], [theirs.counts.values, mine.missing])
        assert.deepEqual({ ...mine.missing }, { ...theirs.missing })
        for (const [state, range] of Object.entries(theirs.ranges ?? {})) {
          const share = stateShare(mine, state)
          const ends = (one: { low: number; high: number } | null | undefined) => one && { from: one.low, to: one.high }
          assert.deepEqual(ends(share.bounds), { from: range.from, to: range.to })
          assert.deepEqual(ends(share.percent), range.percent)
          assert.deepEqual(ends(share.overScope?.percent) ?? null, range.overScope?.percent ?? null)
        }
      }
      const classes = all.map(eachCounted =>
        classOf(eachCounted.kept.settled, eachCounted.recounted, eachCounted.kept.held, eachCounted.hidden),
      )
      const silent = all.flatMap((eachCounted, at) => {
        if (classes[at] === null) return []
        const reason = 'missing' in eachCounted.taken.status ? eachCounted.taken.status.missing : null
        return [
          { subject: String(at), reason, held: eachCounted.taken.held || eachCounted.hidden, theirs: classes[at] },
        ]
      })
      for (const { theirs, ...one } of silent)
        assert.equal(splitClassOf(one), theirs === 'not answered or not published' ? 'not-answered' : theirs)
      assert.equal(
        Object.values(splitOf(silent)).reduce((sum, n) => sum + n, 0),
        silent.length,
      )
    }),
    { numRuns: 300 },
  )
})

test('which two splits are too near each other is judged alike', () => {
  const split: Split = { 'not-answered': 5, refused: 0, unknown: 0, 'under-review': 0, contested: 0 }
  const countries = fc.uniqueArray(fc.constantFrom('QMA', 'QMB', 'QMC', 'QMD', 'QME', 'QMF'))
  fc.assert(
    fc.property(countries, countries, (country, other) => {
      assert.equal(mayPrintSplit(split, 20, new Set(country), [new Set(other)]), !isNear(country, other))
    }),
  )
})
