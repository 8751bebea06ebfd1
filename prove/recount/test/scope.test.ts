import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitOf } from '../split.ts'
import type { Row } from '../rows.ts'
import { recount } from '../recount.ts'
import {
  answerOf,
  figureIn,
  held,
  lacks,
  memberOf,
  only,
  rated,
  recountOf,
  roundOf,
  rowIn,
  submissionOf,
  worldOf,
} from './small.ts'

test('a version that the round leaves out has nobody asked and its whole scope not asked', () => {
  const world = worldOf([memberOf('AA'), memberOf('BB')], {
    indicators: only('O1b', 'O2b'),
    rounds: [roundOf({ asks: [{ indicator: 'O1b', types: ['member'] }] })],
  })
  const { inside } = figureIn(recountOf(world), 'O2b')
  assert.deepEqual([inside.inScope, inside.asked, inside.notAsked, inside.ranges?.yes?.percent], [2, 0, 2, null])
})

test('what was asked before a membership ended may be finished; the next round does not ask', () => {
  const leaving = memberOf('AA', 1, { last: '2026-02-01' })
  const next = roundOf({
    id: 'next',
    period: { label: '2026', from: '2026-01-01', until: '2027-01-01' },
    opened: '2027-01-15',
  })
  const world = worldOf([leaving, memberOf('BB')], {
    indicators: only('O1b'),
    rounds: [roundOf(), next],
    submissions: [submissionOf('AA-1', 'AA', 'accepted', [answerOf('O1b', rated('yes'))])],
    releases: [{ label: 'both', day: '2027-06-01', rounds: ['round', 'next'] }],
  })
  const found = recount(world, 'both')
  assert.deepEqual(figureIn(found, 'O1b').inside.counts.values, { yes: 1, partial: 0, no: 0 })
  assert.equal(figureIn(found, 'O1b', 'world', '2026').inside.asked, 1)
  const change = found.changes.find(periodChange => periodChange.place === 'world')!.inside.states.yes!
  assert.deepEqual([change.earlier, change.later, change.noLongerAsked], [1, 0, 1])
})

test('a country all of whose members are not shown is asked inside and left out in public', () => {
  const world = worldOf([memberOf('AA', 1, { shown: 'not shown' }), memberOf('BB')], { indicators: only('O1b') })
  const figure = figureIn(recountOf(world), 'O1b')
  assert.deepEqual([figure.inside.asked, figure.public?.inScope, figure.public?.asked], [2, 1, 1])
})

test('a release knows what its day knew; a later hiding reaches it, a later correction only the next release', () => {
  const correction = { day: '2026-06-01', given: rated('no'), parts: [], reason: '' }
  const world = worldOf([memberOf('AA')], {
    indicators: only('O1b'),
    submissions: [
      submissionOf('AA-1', 'AA', 'accepted', [answerOf('O1b', rated('yes'), { corrections: [correction] })]),
    ],
    hidden: [{ country: 'AA', day: '2026-07-01' }],
    releases: [
      { label: 'before', day: '2026-05-01', rounds: ['round'] },
      { label: 'after', day: '2026-06-15', rounds: ['round'] },
    ],
  })
  assert.deepEqual(rowIn(recount(world, 'before'), 'O1b', 'AA').public, { value: { rating: 'yes' } })
  assert.deepEqual(rowIn(recount(world, 'before', '2026-08-01'), 'O1b', 'AA').public, {
    missing: 'no-answer-published',
  })
  const after = recount(world, 'after')
  assert.deepEqual(rowIn(after, 'O1b', 'AA').inside, { value: { rating: 'no' } })
  const change = after.releaseChanges[0]!.inside.states.yes!
  assert.deepEqual([change.earlier, change.later, change.ended, change.hidden], [1, 0, 1, 0])
})

test('members of a region under five are withheld, and the next smallest region with them', () => {
  const sizes = { R1: 3, R2: 6, R3: 8 }
  const countries = Object.entries(sizes).flatMap(([region, size]) =>
    Array.from({ length: size }, (_, at) => [`${region}${at}`, region] as const),
  )
  const world = worldOf(
    countries.map(([country]) => memberOf(country)),
    { indicators: only('E2a') },
    Object.fromEntries(countries),
  )
  const found = recountOf(world)
  const withheld = ['world', 'R1', 'R2', 'R3'].map(place => figureIn(found, 'E2a', place).public === null)
  assert.deepEqual(withheld, [false, true, true, false])
})

test('offices settle apart from members, and together where their types are declared equivalent', () => {
  const world = worldOf([memberOf('AA')], {
    indicators: only('O1b'),
    rounds: [roundOf({ asks: [{ indicator: 'O1b', types: ['member', 'government'] }] })],
    submissions: [
      submissionOf('AA-1', 'AA', 'accepted', [answerOf('O1b', rated('yes'))]),
      submissionOf('office', 'AA', 'accepted', [answerOf('O1b', rated('no'))]),
    ],
  })
  const office = { id: 'office', type: 'government', country: 'AA', first: '2020-01-01', last: null }
  const pooled = [{ types: ['government', 'member'], day: '2025-01-01' }]
  const found = recountOf({ ...world, network: { ...world.network, offices: [office], pooled } })
  const rows = found.rows.filter(set => set.indicator === 'O1b').map(set => [set.type, set.rows[0]!.inside])
  assert.deepEqual(rows, [
    ['government', { value: { rating: 'no' } }],
    ['member', { value: { rating: 'yes' } }],
    ['government+member', { missing: 'contested' }],
  ])
})

const silentRow = (subject: string, splitClass: Row['splitClass']): Row => ({
  subject,
  region: null,
  inside: { missing: 'not-answered' },
  public: { missing: 'no-answer-published' },
  round: null,
  ruled: false,
  held: false,
  hidden: false,
  noBeside: false,
  excluded: [],
  excludedInPublic: [],
  splitClass,
})

test('a split is printed only for ten asked, five silent, three beside each class, and not near an earlier one', () => {
  const name = { indicator: 'O1b', period: '2025', type: 'member' }
  const first = 'not answered or not published'
  const rows = (silent: number, refused: number, asked = 12) =>
    Array.from({ length: asked }, (_, at): Row => {
      const row = silentRow(`C${at}`, at < refused ? 'refused' : first)
      return at < silent ? row : { ...row, public: { value: { rating: 'yes' } }, splitClass: null }
    })
  const judged = (some: readonly Row[], earlier: Parameters<typeof splitOf>[2] = []) =>
    splitOf(name, some, earlier).because
  assert.deepEqual(judged(rows(6, 3)), [])
  assert.deepEqual(judged(rows(6, 4)), ['a class nearly alone'])
  assert.deepEqual(judged(rows(4, 0)), ['few without an answer'])
  assert.deepEqual(judged(rows(6, 0, 9)), ['few asked'])
  const printed = splitOf(name, rows(6, 0), [])
  assert.deepEqual(judged(rows(7, 0), [printed]), ['near an earlier split'])
  assert.deepEqual(judged(rows(8, 0), [printed]), ['near an earlier split'])
  assert.deepEqual(judged(rows(9, 0), [printed]), [])
  assert.deepEqual(judged(rows(6, 0), [printed]), [])
})

test('what is held or hidden stands in the first class of a split whatever was said', () => {
  const say = (country: string, hold: boolean) =>
    submissionOf(`${country}-1`, country, 'accepted', [answerOf('O1b', lacks('refused'), { held: hold ? held : null })])
  const world = worldOf(
    ['AA', 'BB', 'CC'].map(country => memberOf(country)),
    {
      indicators: only('O1b'),
      submissions: [say('AA', false), say('BB', true), say('CC', false)],
      hidden: [{ country: 'CC', day: '2026-04-01' }],
    },
  )
  const { classes } = recountOf(world).splits[0]!
  assert.deepEqual([classes.refused, classes['not answered or not published']], [1, 2])
})

test('a split over a country hidden since is not printed again; counts about members stay', () => {
  const countries = Array.from({ length: 12 }, (_, at) => `A${String.fromCharCode(65 + at)}`)
  const world = worldOf(
    countries.map(country => memberOf(country)),
    {
      indicators: only('O1b', 'E2a'),
      submissions: [
        submissionOf('AA-1', 'AA', 'accepted', [answerOf('O1b', lacks('refused'))]),
        submissionOf('AA-1', 'AA-1', 'accepted', [answerOf('E2a', rated('yes'))]),
      ],
      hidden: [{ country: 'AA', day: '2026-07-01' }],
    },
  )
  const says = (day?: string) => {
    const found = recount(world, '2026-1', day)
    const members = figureIn(found, 'E2a').public?.counts.values.yes
    return [found.splits.find(split => split.indicator === 'O1b')?.printed, members]
  }
  assert.deepEqual(
    [says(), says('2026-08-01')],
    [
      [true, 1],
      [false, 1],
    ],
  )
})

test('a type of respondent counts only in the rounds that ask it', () => {
  const office = { id: 'office', type: 'government', country: 'AA', first: '2020-01-01', last: null }
  const asks = (...types: readonly string[]) => [{ indicator: 'O1b', types }]
  const world = worldOf([memberOf('AA')], {
    indicators: only('O1b'),
    rounds: [
      roundOf({ id: 'one', asks: asks('member', 'government') }),
      roundOf({ id: 'two', opened: '2026-02-15', asks: asks('member') }),
    ],
    submissions: [submissionOf('office', 'AA', 'accepted', [answerOf('O1b', rated('yes'))], { round: 'two' })],
    releases: [{ label: 'both', day: '2026-06-01', rounds: ['one', 'two'] }],
  })
  const found = recount({ ...world, network: { ...world.network, offices: [office] } }, 'both')
  const government = found.rows.find(set => set.indicator === 'O1b' && set.type === 'government')
  assert.deepEqual(government?.rows[0]?.inside, { missing: 'not-answered' })
})

test('a target is observed over the countries frozen with it; later ones stand apart', () => {
  const say = (country: string) => submissionOf(`${country}-1`, country, 'accepted', [answerOf('O1b', rated('yes'))])
  const world = worldOf(
    ['AA', 'BB', 'CC'].map(country => memberOf(country)),
    {
      indicators: only('O1b'),
      submissions: [say('AA'), say('CC')],
      targets: [
        {
          id: 'target',
          indicator: 'O1b',
          state: 'yes',
          value: 2,
          by: '2025-12-31',
          body: '',
          agreed: '2024-01-01',
          frozen: '2024-01-01',
          countries: ['AA', 'BB'],
        },
      ],
    },
  )
  const [observed] = recountOf(world).targets
  assert.deepEqual([observed?.wanted, observed?.later], [2, 1])
  const { from, to } = observed!.public.ranges!.yes!
  assert.deepEqual([from, to], [1, 2])
})
