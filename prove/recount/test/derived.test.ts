import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withheldRegions } from '../derived.ts'
import { keyOf } from '../status.ts'
import type { Baseline, Given, World } from '../world.ts'
import {
  answerOf,
  figureIn,
  held,
  lacks,
  memberOf,
  only,
  period,
  rated,
  recountOf,
  rowIn,
  submissionOf,
  worldOf,
} from './small.ts'

const inside = (world: World, indicator: string, subject: string) =>
  keyOf(rowIn(recountOf(world), indicator, subject).inside!)
const shown = (world: World, indicator: string, subject: string) => {
  const status = rowIn(recountOf(world), indicator, subject).public!
  return 'value' in status ? keyOf(status.value) : status.missing
}

const baseline = (
  country: string,
  values: Readonly<Record<string, Given>>,
  more: Partial<Baseline> = {},
): Baseline => ({
  country,
  start: '',
  speaksOf: '2024-12-31',
  agreed: { body: 'members', day: '2025-02-01' },
  locked: null,
  values: Object.entries(values).map(([indicator, given]) => ({ indicator, given })),
  revisions: [],
  ...more,
})

const twoCore = only('O1b', 'O2b', 'S1b')

function baselineWorld(
  values: Readonly<Record<string, Given>>,
  answers: Readonly<Record<string, Given>>,
  more: Partial<Baseline> = {},
) {
  const given = Object.entries(answers).map(([indicator, answer]) => answerOf(indicator, answer))
  return worldOf([memberOf('AA')], {
    indicators: twoCore,
    baselines: [baseline('AA', values, more)],
    submissions: [submissionOf('AA-1', 'AA', 'accepted', given)],
  })
}

test('S1b: yes where every baseline value has a later one, partial where some, no where none or no baseline agreed', () => {
  const both = { O1b: rated('no'), O2b: rated('yes') }
  const says = (...words: Parameters<typeof baselineWorld>) => inside(baselineWorld(...words), 'S1b', 'AA')
  assert.equal(says(both, { O1b: rated('no'), O2b: rated('no') }), 'yes')
  assert.equal(says(both, { O1b: rated('no') }), 'partial')
  assert.equal(says(both, { O1b: lacks('unknown') }), 'no')
  assert.equal(says(both, { O1b: rated('no') }, { agreed: null }), 'no')
  assert.equal(says({ O1b: lacks('unknown') }, { O1b: rated('yes') }), 'no')
  assert.equal(says({ O1b: rated('no'), O2b: lacks('unknown') }, { O1b: rated('no') }), 'yes')
})

test('S1b: a national results framework stands for the baseline, its indicators for the core', () => {
  const values = { O1b: rated('no'), O2b: rated('yes') }
  const world = baselineWorld(values, { O1b: rated('no') }, { over: ['O1b'] })
  const notCore = {
    ...world,
    indicators: world.indicators.map(indicator => ({ ...indicator, core: indicator.code === 'O2b' })),
  }
  assert.equal(inside(notCore, 'S1b', 'AA'), 'yes', 'O2b is core and is not followed: it is none of its indicators')
  assert.equal(shown(notCore, 'S1b', 'AA'), 'yes')
  const later = baselineWorld(values, { O2b: rated('no') }, { over: ['O1b'] })
  assert.equal(inside(later, 'S1b', 'AA'), 'no')
})

test('S1b in public says only what the published answers make certain', () => {
  const both = { O1b: rated('no'), O2b: rated('yes') }
  assert.equal(shown(baselineWorld(both, { O1b: rated('no'), O2b: rated('no') }), 'S1b', 'AA'), 'yes')
  assert.equal(shown(baselineWorld(both, { O1b: rated('no') }), 'S1b', 'AA'), 'no-answer-published')
  assert.equal(shown(baselineWorld(both, { O1b: rated('no'), O2b: lacks('not-applicable') }), 'S1b', 'AA'), 'partial')
  const none = lacks('not-applicable')
  assert.equal(shown(baselineWorld({ O1b: none, O2b: none }, { O1b: rated('no') }), 'S1b', 'AA'), 'no')
  // Why a line of a baseline has no value is not public: it could be a value that is followed.
  const open = lacks('unknown')
  assert.equal(shown(baselineWorld({ O1b: open, O2b: none }, { O1b: rated('no') }), 'S1b', 'AA'), 'no-answer-published')
  assert.equal(
    shown(baselineWorld({ O1b: rated('no'), O2b: open }, { O1b: rated('no'), O2b: none }), 'S1b', 'AA'),
    'no-answer-published',
  )
  assert.equal(
    shown(baselineWorld({ O1b: rated('no'), O2b: open }, { O1b: rated('no'), O2b: rated('no') }), 'S1b', 'AA'),
    'yes',
  )
  assert.equal(shown(baselineWorld(both, { O1b: rated('no') }, { agreed: null }), 'S1b', 'AA'), 'no')
  assert.equal(shown(baselineWorld({}, {}), 'S1b', 'AA'), 'no-answer-published')
})

test('O1c: a missing document or calendar is not collected, never no; without an adoption it does not apply', () => {
  const membership = [{ from: '2020-01-01', until: '2027-01-01' }]
  const world = (
    document: { symbol: string; mentions: boolean } | null | 'none',
    mechanism = 'CRC',
    calendars = membership,
  ) =>
    worldOf([memberOf('AA')], {
      indicators: only('O1c'),
      mechanisms: [{ code: mechanism, countries: ['AA'], calendars }],
      reviews: document === 'none' ? [] : [{ mechanism, country: 'AA', adopted: '2025-05-01', document }],
    })
  const says = (...words: Parameters<typeof world>) => inside(world(...words), 'O1c', 'AA')
  assert.equal(says({ symbol: '', mentions: true }), 'yes')
  assert.equal(says({ symbol: '', mentions: false }), 'no')
  assert.equal(says(null), 'missing not-collected')
  assert.equal(says('none'), 'missing not-applicable')
  assert.equal(says('none', 'CRC', []), 'missing not-collected')
  assert.equal(says({ symbol: '', mentions: false }, 'CRC', []), 'missing not-collected')
  assert.equal(says({ symbol: '', mentions: true }, 'CEDAW'), 'missing not-applicable')
})

test('E5a: accepted is yes, waiting is under review, a submission all of whose answers are held counts publicly as not handed in', () => {
  const members = ['AA', 'BB', 'CC', 'DD'].map(country => memberOf(country))
  const hand = (country: string, state: 'accepted' | 'submitted', hold: boolean) =>
    submissionOf(`${country}-1`, `${country}-1`, state, [answerOf('E2a', rated('yes'), { held: hold ? held : null })])
  const world = worldOf(members, {
    indicators: only('E2a', 'E5a'),
    submissions: [hand('AA', 'accepted', false), hand('BB', 'submitted', false), hand('CC', 'accepted', true)],
  })
  const says = ['AA', 'BB', 'CC', 'DD'].map(country => inside(world, 'E5a', `${country}-1`))
  assert.deepEqual(says, ['yes', 'missing under-review', 'yes', 'missing not-answered'])
  const published = ['AA', 'BB', 'CC', 'DD'].map(country => shown(world, 'E5a', `${country}-1`))
  assert.deepEqual(published, ['yes', 'no-answer-published', 'no-answer-published', 'no-answer-published'])
})

test('S3b: a confidential report is a full yes; no needs a record called complete; the figure is withheld where yes or the rest is under five', () => {
  const members = Array.from({ length: 12 }, (_, at) => memberOf(`C${at}`))
  const world = (yes: number) =>
    worldOf(members, {
      indicators: only('S3b'),
      contributions: members.slice(0, yes).map(member => ({
        member: member.id,
        what: 'human rights report',
        confidential: true,
        joint: false,
        day: '2025-05-01',
        recorded: '2026-01-20',
      })),
      recordClosings: members
        .slice(0, 11)
        .map(member => ({ member: member.id, period: period.label, day: '2026-02-01' })),
    })
  const rows = ['C0-1', 'C10-1', 'C11-1'].map(member => inside(world(6), 'S3b', member))
  assert.deepEqual(rows, ['yes', 'no', 'missing not-collected'])
  assert.equal(figureIn(recountOf(world(6)), 'S3b').public?.counts.values.yes, 6)
  assert.equal(figureIn(recountOf(world(4)), 'S3b').public, null)
  assert.equal(figureIn(recountOf(world(8)), 'S3b').public, null)
})

test('E5b: a region is yes where every member has a value or a reason of its own for each member indicator', () => {
  const members = Array.from({ length: 6 }, (_, at) => memberOf(`C${at}`))
  const world = (answers: (at: number) => Given | null) =>
    worldOf(members, {
      indicators: only('E2a', 'E3a', 'E5b'),
      submissions: members.map((member, at) =>
        submissionOf(member.id, member.id, 'accepted', [answerOf('E2a', answers(at)), answerOf('E3a', rated('yes'))]),
      ),
    })
  assert.equal(
    inside(
      world(() => rated('yes')),
      'E5b',
      'R1',
    ),
    'yes',
  )
  assert.equal(
    shown(
      world(() => rated('yes')),
      'E5b',
      'R1',
    ),
    'yes',
  )
  assert.equal(
    inside(
      world(() => lacks('unknown')),
      'E5b',
      'R1',
    ),
    'yes',
  )
  assert.equal(
    shown(
      world(() => lacks('unknown')),
      'E5b',
      'R1',
    ),
    'no-answer-published',
  )
  assert.equal(
    inside(
      world(at => (at === 0 ? null : rated('no'))),
      'E5b',
      'R1',
    ),
    'partial',
  )
  assert.equal(
    inside(
      world(() => null),
      'E5b',
      'R1',
    ),
    'no',
  )
})

test('where exactly one region would be withheld the next smallest is too', () => {
  const sizes = (...all: readonly number[]) => all.map((size, at) => ({ region: `R${at}`, size }))
  assert.deepEqual([...withheldRegions(sizes(4, 12, 7, 9))].sort(), ['R0', 'R2'])
  assert.deepEqual([...withheldRegions(sizes(4, 3, 7))].sort(), ['R0', 'R1'])
  assert.deepEqual([...withheldRegions(sizes(5, 6))], [])
})

test('S2a: a part that names no priority objective is no', () => {
  const part = (code: string, names: string | null) => ({ part: code, given: rated('yes'), names })
  const parts = [part('collection', 'objective'), part('analysis', 'objective'), part('use', null)]
  const world = worldOf([memberOf('AA')], {
    indicators: only('S2a'),
    submissions: [submissionOf('AA-1', 'AA-1', 'accepted', [answerOf('S2a', null, { parts })])],
  })
  assert.equal(inside(world, 'S2a', 'AA-1'), 'partial')
  assert.equal(inside(world, 'S2a/use', 'AA-1'), 'no')
})

test('S3b: a record called complete for another period says nothing of this one', () => {
  const world = worldOf([memberOf('AA')], {
    indicators: only('S3b'),
    recordClosings: [{ member: 'AA-1', period: '2024', day: '2026-02-01' }],
  })
  assert.equal(inside(world, 'S3b', 'AA-1'), 'missing not-collected')
})

test('E5a: an answer sent back does not open a submission whose other answers are held', () => {
  const answers = [answerOf('O1b', rated('yes'), { held }), answerOf('O2b', rated('yes'))]
  const world = worldOf([memberOf('AA')], {
    indicators: only('O1b', 'O2b', 'E5a'),
    submissions: [submissionOf('AA-1', 'AA', 'accepted', answers, { sentBack: ['O2b'] })],
  })
  assert.deepEqual([inside(world, 'E5a', 'AA-1'), shown(world, 'E5a', 'AA-1')], ['yes', 'no-answer-published'])
})

test('since baselines: over countries with a value in both, and beside a target how many began in its state', () => {
  const members = ['AA', 'BB', 'CC', 'DD'].map(country => memberOf(country))
  const say = (country: string) => submissionOf(`${country}-1`, country, 'accepted', [answerOf('O1b', rated('yes'))])
  const world = worldOf(members, {
    indicators: only('O1b'),
    submissions: ['AA', 'CC', 'DD'].map(say),
    baselines: [
      baseline('AA', { O1b: rated('no') }),
      baseline('BB', { O1b: rated('yes') }),
      baseline('CC', { O1b: lacks('unknown') }),
      baseline('DD', { O1b: rated('no') }, { speaksOf: '2025-06-30' }),
    ],
    targets: [
      {
        id: 'target',
        indicator: 'O1b',
        state: 'yes',
        value: 3,
        by: '2026-12-31',
        body: '',
        agreed: '2024-01-01',
        frozen: '2024-01-01',
        countries: ['AA', 'BB', 'CC'],
      },
    ],
  })
  const found = recountOf(world)
  const [change] = found.sinceBaselines
  assert.deepEqual([change?.place, change?.baselines, change?.followed], ['world', 3, 1])
  assert.deepEqual(change?.states.yes, { before: 0, after: 1, began: 1, ended: 0 })
  assert.deepEqual(change?.states.no, { before: 1, after: 0, began: 0, ended: 1 })
  assert.deepEqual(found.targets[0]?.baseline, { countries: 2, inState: 1 })
  assert.deepEqual([found.targets[0]?.of, found.targets[0]?.later], [3, 1])
})
