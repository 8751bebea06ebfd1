import assert from 'node:assert/strict'
import { test } from 'node:test'
import { criterion, entryOf, stage, type Sketch } from '../plant/entry.ts'
import type { Closing, World } from '../world.ts'
import { accepted, entriesIn, memberOf, only, period, recountOf, roundOf, worldOf } from './small.ts'

const members = ['AA', 'BB', 'CC'].map(country => memberOf(country))
const regions = { AA: 'R1', BB: 'R1', CC: 'R2' }

const entry = (id: string, sketch: Sketch) => entryOf(id, { ...accepted, ...sketch })

const worldWith = (indicator: string, entries: World['entries'], more: Partial<World> = {}) =>
  worldOf(members, { indicators: only(indicator), entries, ...more }, regions)

const closing = (register: string, list: Closing['list'], more: Partial<Closing> = {}): Closing => ({
  register,
  period: period.label,
  list,
  by: 'secretariat',
  said: 'nothing to report',
  day: '2026-02-20',
  accepted: '2026-02-20',
  held: false,
  saw: [],
  ...more,
})

const allClosed = (register: string) => [
  ...['AA', 'BB', 'CC'].map(country => closing(register, { level: 'national', country }, { by: `${country}-1` })),
  ...['R1', 'R2'].map(region => closing(register, { level: 'regional', region }, { by: region })),
  closing(register, { level: 'international' }),
]

const jointAction = (id: string, places: readonly string[], sectors: readonly string[]) =>
  entry(id, { register: 'joint-action', level: 'international', places, event: '2025-05-01', fields: { sectors } })

test('a joint action of three countries counts once in each, once in each region, once in the world', () => {
  const found = recountOf(
    worldWith('O2c', [jointAction('a', ['AA', 'BB', 'CC'], ['law enforcement', 'civil society'])]),
  )
  for (const place of ['AA', 'BB', 'CC', 'R1', 'R2', 'world'])
    assert.equal(entriesIn(found, 'O2c', place).inside.prints, 1)
})

test('O2c needs law enforcement with civil society among others and two countries; the rest stands beside', () => {
  const { inside } = entriesIn(
    recountOf(
      worldWith('O2c', [
        jointAction('counted', ['AA', 'BB'], ['law enforcement', 'civil society']),
        jointAction('one country', ['AA'], ['law enforcement', 'civil society']),
        jointAction('without', ['AA', 'BB'], ['law enforcement', 'prosecution']),
        jointAction('no police', ['AA', 'BB'], ['civil society', 'prosecution']),
      ]),
    ),
    'O2c',
  )
  assert.deepEqual([inside.count, inside.entries], [1, ['counted']])
  assert.deepEqual(inside.beside, { 'two countries': 1, 'two sectors': 2, 'without civil society': 1 })
})

test('S4b counts people of campaigns online and aimed at accountability; S4d journalists only', () => {
  const campaign = (id: string, online: boolean, aim: string) =>
    entry(id, {
      register: 'campaign',
      level: 'national',
      places: ['AA'],
      event: '2025-02-01',
      fields: { online, aims: [aim], people: 100, kinds: [] },
    })
  const campaigns = [
    campaign('a', true, 'institutional accountability'),
    campaign('b', false, 'institutional accountability'),
    campaign('c', true, 'public information'),
  ]
  assert.equal(entriesIn(recountOf(worldWith('S4b', campaigns)), 'S4b').inside.prints, 100)
  const training = entry('t', {
    register: 'training',
    level: 'national',
    places: ['AA'],
    event: '2025-02-01',
    fields: { participants: 40, journalists: 6 },
  })
  assert.equal(entriesIn(recountOf(worldWith('S4d', [training])), 'S4d', 'AA').inside.prints, 6)
})

test('O3b counts what is made for the private sector; no State is credited with a regional act', () => {
  const rule = (id: string, maker: string, about: string) =>
    entry(id, {
      register: 'private-sector-rule',
      level: maker === 'government' ? 'national' : 'regional',
      places: ['AA'],
      regions: maker === 'government' ? [] : ['R1'],
      stages: [stage('adopted', '2025-04-01')],
      fields: { what: 'law', maker, about: [about] },
    })
  const found = recountOf(
    worldWith('O3b', [
      rule('law', 'government', 'private sector'),
      rule('criminal', 'government', 'criminal code'),
      rule('regional', 'regional mechanism', 'private sector'),
    ]),
  )
  assert.deepEqual(entriesIn(found, 'O3b').inside.split, { 'law by government': 1, 'law by regional mechanism': 1 })
  assert.equal(entriesIn(found, 'O3b', 'R1').inside.prints, 2)
  assert.equal(entriesIn(found, 'O3b', 'AA').inside.prints, 1)
})

const year = (label: number) => ({ label: String(label), from: `${label}-01-01`, until: `${label + 1}-01-01` })

/** Issue 9: entered in year 1, continuing in year 2, merged with a duplicate in year 2, left in year 3. */
test('a company entered twice, merged in year 2 and left in year 3 is counted rightly in three releases', () => {
  const company = {
    register: 'company',
    level: 'national',
    fields: { industry: 'travel and tourism', programme: 'The Code' },
  } as const
  const kept = entryOf('kept', {
    ...company,
    places: ['AA'],
    stages: [stage('joined', '2023-03-01', '2024-02-01'), stage('left', '2025-08-01')],
    dated: [
      criterion(1, '2023-05-01', '2024-02-01'),
      criterion(2, '2024-05-01', '2025-02-01'),
      criterion(3, '2025-03-01'),
    ],
    edits: [{ day: '2025-03-01', places: ['AA', 'CC'], reason: 'One company.' }],
    submitted: '2024-02-01',
    accepted: '2024-02-02',
  })
  const duplicate = entryOf('duplicate', {
    ...company,
    places: ['CC'],
    stages: [stage('joined', '2023-04-01', '2024-02-01')],
    dated: [criterion(1, '2023-06-01', '2024-02-01')],
    merged: { into: 'kept', day: '2025-03-01' },
    submitted: '2024-02-01',
    accepted: '2024-02-02',
  })
  const rounds = [2023, 2024, 2025].map(label =>
    roundOf({ id: String(label), period: year(label), opened: `${label + 1}-01-15` }),
  )
  const releases = [2024, 2025, 2026].map((label, at) => ({
    label: `${label}-1`,
    day: `${label}-06-01`,
    rounds: rounds.slice(0, at + 1).map(round => round.id),
  }))
  const world = worldWith('O3a', [kept, duplicate], { rounds, releases })
  const says = (label: string, of: string) =>
    ['AA', 'CC', 'R1', 'R2', 'world'].map(place => entriesIn(recountOf(world, label), 'O3a', place, of).inside.count)
  assert.deepEqual(says('2024-1', '2023'), [1, 1, 1, 1, 2])
  assert.deepEqual(says('2025-1', '2023'), [1, 1, 1, 1, 1])
  assert.deepEqual(says('2025-1', '2024'), [1, 1, 1, 1, 1])
  assert.deepEqual(says('2026-1', '2025'), [0, 0, 0, 0, 0])
})

test('a company that joined and did nothing stands beside, and one not confirmed for two years stands apart', () => {
  const company = (id: string, joined: string) =>
    entry(id, {
      register: 'company',
      level: 'national',
      places: ['AA'],
      stages: [stage('joined', joined)],
      fields: { industry: 'travel and tourism', programme: 'The Code' },
    })
  const { inside } = entriesIn(
    recountOf(worldWith('O3a', [company('idle', '2025-02-01'), company('old', '2022-02-01')])),
    'O3a',
  )
  assert.deepEqual([inside.count, inside.beside], [0, { 'joined without action': 1, 'last confirmed earlier': 1 }])
})

test('with no entry a country prints 0 only if its list and the regional and international lists above it are closed', () => {
  const closed = allClosed('joint-action')
  const at = (closings: readonly Closing[], place: string) =>
    entriesIn(recountOf(worldWith('O2c', [], { closings })), 'O2c', place).public?.prints
  assert.equal(at(closed, 'AA'), 0)
  const without = (level: string) => closed.filter(eachClosing => eachClosing.list.level !== level)
  for (const level of ['national', 'regional', 'international'])
    assert.equal(at(without(level), 'AA'), 'no answer published')
  assert.equal(at(closed, 'world'), 0)
  assert.equal(at(closed.slice(1), 'world'), 'none recorded')
  assert.equal(at(closed.slice(1), 'R2'), 0)
})

test('lists closed are counted by level; a held closing is open in public', () => {
  const closings = allClosed('joint-action').map((eachClosing, at) =>
    at === 0 ? { ...eachClosing, held: true } : eachClosing,
  )
  const figure = entriesIn(recountOf(worldWith('O2c', [], { closings })), 'O2c')
  assert.deepEqual(figure.inside.lists.national, { closed: 3, of: 3 })
  assert.deepEqual(figure.public?.lists, {
    national: { closed: 2, of: 3 },
    regional: { closed: 2, of: 2 },
    international: { closed: 1, of: 1 },
  })
  assert.deepEqual([figure.inside.prints, figure.public?.prints], [0, 'none recorded'])
})

const research = (id: string, more: Partial<Sketch> = {}) =>
  entry(id, {
    register: 'research',
    level: 'national',
    places: ['AA'],
    keptBy: 'AA-1',
    event: '2025-02-01',
    fields: { supports: [] },
    ...more,
  })

const saidAtHome = (said: Closing['said'], entries: World['entries']) => {
  const closings = allClosed('research').map(eachClosing =>
    eachClosing.by === 'AA-1' ? { ...eachClosing, said } : eachClosing,
  )
  const found = recountOf(worldWith('S2c', entries, { closings }))
  return [entriesIn(found, 'S2c', 'AA').inside.prints, entriesIn(found, 'S2c').inside.lists.national?.closed]
}

test('"nothing to report" beside an accepted entry of the same keeper closes no list, nor does "complete" of nothing', () => {
  const of = [research('a')]
  assert.deepEqual(saidAtHome('complete', of), [0, 3])
  assert.deepEqual(saidAtHome('nothing to report', of), ['no answer published', 2])
  assert.deepEqual(saidAtHome('complete', []), ['no answer published', 2])
  assert.deepEqual(saidAtHome('complete', [research('gone', { withdrawn: '2026-04-01' })]), ['no answer published', 2])
  assert.deepEqual(saidAtHome('nothing to report', [research('b', { keptBy: 'CC-1' })]), [0, 3])
})

test('a list on which an entry waits for a reviewer is open', () => {
  assert.deepEqual(saidAtHome('complete', [research('a'), research('b', { accepted: null })]), [
    'no answer published',
    2,
  ])
  assert.deepEqual(saidAtHome('complete', [research('a'), research('b', { accepted: '2026-04-30' })]), [0, 3])
})

test('a national list is closed by all who were asked about the country; a reason or the silence of one leaves it open', () => {
  const two = [memberOf('AA', 1), memberOf('AA', 2)]
  const says = (...said: readonly (Closing['said'] | null)[]) => {
    const closings = said.flatMap((word, at) =>
      word === null
        ? []
        : [closing('research', { level: 'national', country: 'AA' }, { by: `AA-${at + 1}`, said: word })],
    )
    const found = recountOf(worldOf(two, { indicators: only('S2c'), closings }))
    return entriesIn(found, 'S2c', 'AA').public?.lists.national?.closed
  }
  assert.equal(says('nothing to report', 'nothing to report'), 1)
  assert.deepEqual([says('nothing to report', null), says('nothing to report', 'unknown')], [0, 0])
})

test('going through a list confirms as of the last day of its period, and not to the day on which that time is over', () => {
  const joined = { register: 'company', level: 'national' as const, places: ['AA'], keptBy: 'AA-1' }
  const fields = { industry: 'travel and tourism', programme: 'The Code' }
  const stages = [stage('joined', '2020-05-01')]
  const world = worldWith(
    'O3a',
    [entry('c', { ...joined, stages, fields, dated: [criterion(1, '2025-03-01', '2020-05-01')] })],
    {
      rounds: [2023, 2025].map(label => roundOf({ id: String(label), period: year(label) })),
      releases: [{ label: '2026-1', day: '2026-05-01', rounds: ['2023', '2025'] }],
      closings: [
        closing(
          'company',
          { level: 'national', country: 'AA' },
          { period: '2023', by: 'AA-1', said: 'complete', saw: ['c'] },
        ),
      ],
    },
  )
  const { inside } = entriesIn(recountOf(world), 'O3a')
  assert.deepEqual([inside.count, inside.beside], [0, { 'last confirmed earlier': 1 }])
  const closed = { ...world.closings[0]!, period: '2025' }
  const since = entriesIn(recountOf({ ...world, closings: [closed] }), 'O3a').inside
  assert.deepEqual([since.count, since.beside], [1, {}])
})

const both = ['law enforcement', 'civil society']
const hidden = [{ country: 'CC', day: '2026-03-01' }]

test('an entry in a hidden country alone is in no public figure, one with other places in theirs', () => {
  const says = (places: readonly string[], place: string) =>
    entriesIn(recountOf(worldWith('O2c', [jointAction('a', places, both)], { hidden })), 'O2c', place).public?.prints
  const three = ['AA', 'BB', 'CC']
  assert.deepEqual([says(three, 'AA'), says(three, 'R1'), says(three, 'world')], [1, 1, 1])
  assert.deepEqual([says(three, 'CC'), says(three, 'R2')], ['no answer published', 'none recorded'])
  assert.deepEqual([says(['CC'], 'CC'), says(['CC'], 'world')], ['no answer published', 'none recorded'])
})

test('what a rule asks of places is asked of the public ones: of two countries, one hidden, one is left', () => {
  const world = worldWith('O2c', [jointAction('two', ['AA', 'CC'], both)], { hidden })
  const { inside, public: shown } = entriesIn(recountOf(world), 'O2c')
  assert.deepEqual([inside.count, inside.beside], [1, { 'two countries': 1, 'two sectors': 1 }])
  assert.deepEqual([shown?.prints, shown?.beside], ['none recorded', { 'two sectors': 1 }])
})

test('an entry of a region whose only country is not shown counts nowhere in public', () => {
  const initiative = entry('i', {
    register: 'income-initiative',
    level: 'regional',
    places: ['CC'],
    regions: ['R2'],
    event: '2025-05-01',
  })
  const unseen = [...members.slice(0, 2), memberOf('CC', 1, { shown: 'not shown' })]
  const found = recountOf(worldOf(unseen, { indicators: only('E3b'), entries: [initiative] }, regions))
  const says = (place: string) => {
    const figure = entriesIn(found, 'E3b', place)
    return [figure.inside.prints, figure.public?.prints]
  }
  assert.deepEqual(
    [says('R2'), says('world')],
    [
      [1, 'none recorded'],
      [1, 'none recorded'],
    ],
  )
})

test('E4a: of 31 agreed 20 adopted (9 of them implemented), 2 dropped with a reason, 9 open', () => {
  const entries = Array.from({ length: 31 }, (_, at) =>
    entry(`r${at}`, {
      register: 'recommendation',
      level: 'international',
      places: [],
      stages: [
        stage('agreed', '2024-01-01'),
        ...(at < 20 ? [stage('adopted', '2025-01-01')] : []),
        ...(at < 9 ? [stage('implemented', '2025-06-01')] : []),
        ...(at === 20 || at === 21 || at === 22 ? [stage('dropped', '2025-03-01')] : []),
      ],
      fields: at === 20 || at === 21 ? { reasonDropped: 'Done by others.' } : {},
    }),
  )
  const found = recountOf(
    worldWith('E4a', entries, {
      closings: [closing('recommendation', { level: 'international' }, { said: 'complete' })],
    }),
  )
  assert.deepEqual(found.recommendations[0]?.public, {
    agreed: 31,
    adopted: 20,
    implemented: 9,
    dropped: 2,
    open: 9,
    closed: true,
  })
})

test('drafts, entries not reviewed, withdrawn, merged and split ones do not count; internal ones count inside only', () => {
  const research = (id: string, more: Partial<Sketch>) =>
    entry(id, {
      register: 'research',
      level: 'national',
      places: ['AA'],
      event: '2025-02-01',
      fields: { supports: ['national'] },
      ...more,
    })
  const { inside, public: shown } = entriesIn(
    recountOf(
      worldWith('S2c', [
        research('counted', {}),
        research('draft', { submitted: null, accepted: null }),
        research('waiting', { accepted: null }),
        research('withdrawn', { withdrawn: '2026-03-01' }),
        research('merged', { merged: { into: 'counted', day: '2026-03-01' } }),
        research('split', { split: { into: ['counted'], day: '2026-03-01' } }),
        research('internal', { public: false }),
        research('too late', { accepted: '2026-06-01' }),
      ]),
    ),
    'S2c',
  )
  assert.deepEqual([inside.entries, shown?.entries], [['counted', 'internal'], ['counted']])
})

test('a stage written down after the release is not known to it', () => {
  const measure = (recorded: string) =>
    entry('m', {
      register: 'industry-measure',
      level: 'national',
      places: ['AA'],
      stages: [stage('adopted', '2025-06-01', recorded)],
      fields: { industry: 'hotels' },
    })
  const says = (recorded: string) => entriesIn(recountOf(worldWith('O3c', [measure(recorded)])), 'O3c').inside.count
  assert.deepEqual([says('2026-04-01'), says('2026-06-01')], [1, 0])
})
