import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actNames, actsOf } from '../acts.ts'
import { plant, smallSize } from '../plant.ts'
import { recount } from '../recount.ts'
import { answerOf, lacks, memberOf, only, rated, recountOf, submissionOf, worldOf } from './small.ts'

test('a baseline page says how many core indicators are set, open, or cannot be and why', () => {
  const baseline = (country: string, day: string | null) => ({
    country,
    start: '',
    speaksOf: '2024-12-31',
    agreed: day === null ? null : { body: '', day },
    locked: null,
    values: [
      { indicator: 'O1b', given: rated('yes') },
      { indicator: 'O2b', given: lacks('unknown') },
    ],
    revisions: [],
  })
  const world = worldOf(
    ['AA', 'BB', 'CC'].map(country => memberOf(country)),
    {
      indicators: only('O1b', 'O2b', 'O4a'),
      baselines: [baseline('AA', '2025-02-01'), baseline('BB', null), baseline('CC', '2025-02-01')],
      hidden: [{ country: 'CC', day: '2026-04-01' }],
    },
  )
  const found = recountOf(world).baselines
  assert.deepEqual(
    found.map(figure => [figure.country, figure.agreed, figure.public]),
    [
      ['AA', true, true],
      ['BB', false, false],
      ['CC', true, false],
    ],
  )
  assert.deepEqual([found[0]!.set, found[0]!.reasons, found[0]!.open], [1, { unknown: 1 }, 1])
})

/** `agree` and `differ` countries of two members, `single` of one; the members of `silent` more countries of one say nothing. */
function pairs(agree: number, differ: number, single: number, silent: number) {
  const two = Array.from({ length: agree + differ }, (_, at) => `T${at}`)
  const one = Array.from({ length: single + silent }, (_, at) => `S${at}`)
  const say = (member: string, country: string, rating: 'yes' | 'no') =>
    submissionOf(member, country, 'accepted', [answerOf('O1b', rated(rating))])
  return worldOf(
    [...two.flatMap(country => [memberOf(country, 1), memberOf(country, 2)]), ...one.map(country => memberOf(country))],
    {
      indicators: only('O1b'),
      submissions: [
        ...two.flatMap((country, at) => [
          say(`${country}-1`, country, 'yes'),
          say(`${country}-2`, country, at < agree ? 'yes' : 'no'),
        ]),
        ...one.slice(0, single).map(country => say(`${country}-1`, country, 'yes')),
      ],
    },
  )
}

test('response and agreement are printed only where every class and its complement have ten countries', () => {
  const of = (...sizes: Parameters<typeof pairs>) => recountOf(pairs(...sizes)).responses[0]!
  const enough = of(10, 10, 10, 10)
  assert.deepEqual(
    [enough.one, enough.several],
    [
      { asked: 20, published: 10 },
      { asked: 20, published: 10 },
    ],
  )
  assert.deepEqual([enough.heard, enough.agreed, enough.responsePrinted, enough.agreementPrinted], [20, 10, true, true])
  assert.equal(of(9, 11, 10, 10).agreementPrinted, false)
  assert.deepEqual([of(10, 9, 10, 10).responsePrinted, of(10, 9, 10, 10).agreementPrinted], [false, false])
  assert.deepEqual([of(10, 10, 10, 9).responsePrinted, of(10, 10, 10, 9).agreementPrinted], [false, true])
})

test('a planted world can be lived day by day: rounds open before answers, and every kind of act occurs', () => {
  const world = plant(3, smallSize)
  const acts = actsOf(world)
  assert.deepEqual(
    acts.map(act => act.day),
    acts.map(act => act.day).sort(),
  )
  const place = (act: string, of: string) => acts.findIndex(eachAct => eachAct.act === act && eachAct.of === of)
  for (const submission of world.submissions) {
    const round = world.rounds.find(eachRound => eachRound.id === submission.round)!
    const first = place(`a submission is ${submission.history[0]!.state}`, submission.id)
    assert.ok(place('a round opens', round.id) < first && submission.history[0]!.day <= round.closed)
  }
  for (const entry of world.entries.filter(eachEntry => eachEntry.submitted !== null)) {
    const own = acts.filter(act => act.of === entry.id && act.act.includes('entry'))
    assert.equal(own[0]?.act, 'an entry is handed in', entry.id)
  }
  const found = new Set(acts.map(act => act.act))
  assert.deepEqual(
    actNames.filter(name => !found.has(name)),
    [],
  )
})

test('between the years of a planted network members join and leave, and every term of change occurs', () => {
  const world = plant(3, smallSize)
  const changes = recount(world, '2026-1').changes.filter(change => change.place === 'world')
  const terms = changes
    .flatMap(change => [change.inside, change.public])
    .flatMap(view => Object.values(view?.states ?? {}))
  const sum = (
    name:
      | 'newlyAsked'
      | 'noLongerAsked'
      | 'began'
      | 'ended'
      | 'becameApplicable'
      | 'becameNotApplicable'
      | 'answeredAgain'
      | 'noLongerAnswered',
  ) => terms.reduce((total, term) => total + term[name], 0)
  for (const name of [
    'newlyAsked',
    'noLongerAsked',
    'began',
    'ended',
    'becameApplicable',
    'becameNotApplicable',
    'answeredAgain',
    'noLongerAnswered',
  ] as const)
    assert.ok(sum(name) > 0, `no change of the kind ${name}`)
  assert.deepEqual([...new Set(world.entries.map(entry => entry.level))].sort(), [
    'international',
    'local',
    'national',
    'regional',
  ])
})
