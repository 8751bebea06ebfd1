import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromParts, keyOf, over, publicOf, settle, type InRound, type Seen, type Settled } from '../status.ts'
import type { Answer, Given } from '../world.ts'
import { answerOf, held, lacks, memberOf, only, rated, recountOf, rowIn, submissionOf, worldOf } from './small.ts'

const says = (given: Given | null, state: Seen['state'] = 'accepted', isHeld = false): Seen => ({
  respondent: 'one',
  state,
  given,
  held: isHeld,
})
const settledAs = (...seen: readonly Seen[]) => keyOf(settle(seen, null).settled)

test('accepted values that differ are contested; not applicable against a value too; other reasons are not', () => {
  assert.equal(settledAs(says(rated('yes')), says(rated('no'))), 'missing contested')
  assert.equal(settledAs(says(rated('yes')), says(lacks('not-applicable'))), 'missing contested')
  assert.equal(settledAs(says(rated('yes')), says(lacks('unknown')), says(lacks('refused'))), 'yes')
})

test('reasons follow the order: not applicable, unknown, refused, not answered', () => {
  assert.equal(settledAs(says(lacks('refused')), says(lacks('unknown'))), 'missing unknown')
  assert.equal(settledAs(says(lacks('unknown')), says(lacks('not-applicable'))), 'missing not-applicable')
  assert.equal(settledAs(says(lacks('refused')), says(null)), 'missing refused')
  assert.equal(settledAs(says(null)), 'missing not-answered')
})

test('under review only where nothing is accepted; a draft or returned answer is not an answer', () => {
  assert.equal(settledAs(says(rated('yes'), 'submitted')), 'missing under-review')
  assert.equal(settledAs(says(rated('yes'), 'submitted'), says(lacks('unknown'))), 'missing unknown')
  assert.equal(settledAs(says(rated('yes'), 'returned'), says(rated('no'), 'draft')), 'missing not-answered')
})

test('a ruling settles what is contested, and is published only if an answer not held carries it', () => {
  const seen = [says(rated('yes')), says(rated('no'))]
  assert.deepEqual(publicOf(settle(seen, rated('yes')), false), { value: { rating: 'yes' } })
  assert.deepEqual(publicOf(settle(seen, rated('partial')), false), { missing: 'no-answer-published' })
})

test('a held answer never unsettles; the value is published while another accepted answer carries it', () => {
  const both = settle([says(rated('yes'), 'accepted', true), says(rated('yes'))], null)
  assert.deepEqual([keyOf(both.settled), publicOf(both, false)], ['yes', { value: { rating: 'yes' } }])
  const heldAndUnknown = settle([says(rated('yes'), 'accepted', true), says(lacks('unknown'))], null)
  assert.deepEqual(
    [keyOf(heldAndUnknown.settled), publicOf(heldAndUnknown, false)],
    ['yes', { missing: 'no-answer-published' }],
  )
})

test('a hidden country publishes nothing', () => {
  assert.deepEqual(publicOf(settle([says(rated('yes'))], null), true), { missing: 'no-answer-published' })
})

const inRound = (round: string, seen: readonly Seen[], ruling: Given | null = null): InRound => ({
  ...settle(seen, ruling),
  round,
  opened: `2026-0${round}-01`,
})

test('over two rounds of one period silence replaces nothing, and of two values the later round counts', () => {
  const kept = (...rounds: readonly InRound[]) => keyOf(over(rounds).kept.settled)
  const contested = [says(rated('yes')), says(rated('no'))]
  assert.equal(kept(inRound('1', contested), inRound('2', [says(null)])), 'missing contested')
  assert.equal(
    kept(inRound('1', [says(rated('yes'), 'submitted')]), inRound('2', [says(null)])),
    'missing under-review',
  )
  assert.equal(kept(inRound('1', [says(rated('yes'))]), inRound('2', [says(null)])), 'yes')
  assert.equal(kept(inRound('1', [says(null)]), inRound('2', [says(rated('no'))])), 'no')
  const twice = over([inRound('1', [says(rated('yes'))]), inRound('2', [says(rated('no'))])])
  assert.deepEqual([twice.kept.round, twice.excluded.map(round => round.round)], ['2', ['1']])
})

test('a parent is yes if all parts are, no if all are, else partial; a missing part makes it missing', () => {
  const value = (rating: 'yes' | 'partial' | 'no'): Settled => ({ value: { rating } })
  const parent = (...parts: readonly Settled[]) => keyOf(fromParts(parts).settled)
  assert.equal(parent(value('yes'), value('yes')), 'yes')
  assert.equal(parent(value('no'), value('no')), 'no')
  assert.equal(parent(value('yes'), value('no')), 'partial')
  assert.equal(parent(value('partial'), value('partial')), 'partial')
  assert.equal(parent(value('yes'), { missing: 'refused' }, { missing: 'unknown' }), 'missing unknown')
  assert.equal(fromParts([value('no'), { missing: 'unknown' }]).noBeside, true)
  assert.equal(fromParts([value('yes'), { missing: 'unknown' }]).noBeside, false)
})

test('a missing one: the parent is missing with the first reason in order 5, and that is its status in public too', () => {
  const part = (name: string, given: Given) => ({ part: name, given, names: null })
  const said = (...given: readonly Given[]) =>
    answerOf('O2a', null, {
      parts: given.map((eachGiven, at) => part(['police', 'lawyers', 'judges'][at]!, eachGiven)),
    })
  const hand = (country: string, answer: Answer) => submissionOf(`${country}-1`, country, 'accepted', [answer])
  const mixed = [lacks('not-applicable'), lacks('unknown'), rated('yes')] as const
  const world = worldOf(
    ['AA', 'BB', 'CC'].map(country => memberOf(country)),
    {
      indicators: only('O2a'),
      submissions: [
        hand('AA', said(...mixed)),
        hand('BB', { ...said(...mixed), held }),
        hand('CC', said(rated('yes'), lacks('unknown'), rated('yes'))),
      ],
    },
  )
  const rows = ['AA', 'BB', 'CC'].map(country => rowIn(recountOf(world), 'O2a', country))
  assert.deepEqual(
    rows.map(row => row.inside),
    [{ missing: 'not-applicable' }, { missing: 'not-applicable' }, { missing: 'unknown' }],
  )
  assert.deepEqual(
    rows.map(row => row.public),
    [{ missing: 'not-applicable' }, { missing: 'no-answer-published' }, { missing: 'no-answer-published' }],
  )
})
