/** Small random worlds with every kind of status in them, two periods, two releases, a period asked twice. */
import { chanceOf, type Chance } from '../plant/chance.ts'
import { recount, type Recount } from '../recount.ts'
import type { Answer, Given, Indicator, Member, Round, State, World } from '../world.ts'
import { answerOf, memberOf, only, roundOf, submissionOf, worldOf } from './small.ts'

const indicators = only('O1b', 'O1c', 'O2a', 'S1b', 'S3b', 'E2a', 'E5a', 'E5b')
const asks = (codes: readonly string[]) => codes.map(indicator => ({ indicator, types: ['member'] }))
const all = indicators.map(indicator => indicator.code)
const period = (year: number) => ({ label: String(year), from: `${year}-01-01`, until: `${year + 1}-01-01` })

const rounds: readonly Round[] = [
  roundOf({ id: 'first', period: period(2024), opened: '2025-01-15', asks: asks(all) }),
  roundOf({ id: 'again', period: period(2024), opened: '2025-03-15', asks: asks(['O1b', 'O2a']) }),
  roundOf({ id: 'next', period: period(2025), opened: '2026-01-15', asks: asks(all) }),
]
const releases = [
  { label: 'one', day: '2025-06-01', rounds: ['first', 'again'] },
  { label: 'two', day: '2026-06-01', rounds: ['first', 'again', 'next'] },
]

export function* randomRecounts(count: number): Generator<Recount> {
  for (let seed = 1; seed <= count; seed++) {
    const world = randomWorld(chanceOf(seed))
    for (const { label } of releases) yield recount(world, label)
  }
}

function randomWorld(chance: Chance): World {
  const countries = Array.from({ length: 4 + chance.below(9) }, (_, at) => `C${at}`)
  const members = countries.flatMap(country =>
    Array.from({ length: 1 + chance.below(3) }, (_, at) =>
      memberOf(country, at, {
        first: chance.happens(0.1) ? '2025-06-01' : '2020-01-01',
        last: chance.happens(0.1) ? '2025-02-01' : null,
        shown: chance.happens(0.2) ? 'not shown' : 'country only',
      }),
    ),
  )
  const regions = Object.fromEntries(countries.map(country => [country, chance.pick(['R1', 'R2', 'R3'])]))
  const some = (probability: number) => countries.filter(() => chance.happens(probability))
  const world = worldOf(
    members,
    {
      indicators,
      rounds,
      releases,
      submissions: rounds.flatMap(round => members.flatMap(member => handedIn(member, round, chance))),
      rulings: some(0.2).map(country => ({
        round: 'first',
        indicator: 'O1b',
        country,
        type: 'member',
        given: given(chance),
        day: chance.pick(['2025-05-01', '2025-12-01']),
        reason: '',
      })),
      countryHolds: some(0.1).map(country => ({
        round: 'first',
        country,
        indicator: null,
        from: '2025-02-01',
        to: null,
      })),
      hidden: some(0.1).map(country => ({ country, day: chance.pick(['2025-04-01', '2025-12-01']) })),
      baselines: some(0.7).map(country => baselineOf(country, chance)),
      mechanisms: [
        { code: 'CRC', countries, calendars: [{ from: '2020-01-01', until: '2027-01-01' }] },
        { code: 'ACERWC', countries: some(0.3), calendars: [{ from: '2020-01-01', until: '2025-01-01' }] },
      ],
      reviews: some(0.6).map(country => ({
        mechanism: 'CRC',
        country,
        adopted: chance.pick(['2024-05-01', '2025-05-01']),
        document: chance.happens(0.8) ? { symbol: '', mentions: chance.happens(0.6) } : null,
      })),
      ...recordsOf(members, chance),
    },
    regions,
  )
  return world
}

function baselineOf(country: string, chance: Chance): World['baselines'][number] {
  return {
    country,
    start: '',
    speaksOf: '2023-12-31',
    agreed: chance.happens(0.8) ? { body: '', day: '2024-05-01' } : null,
    locked: null,
    values: ['O1b', 'O2a', 'O1c'].map(indicator => ({ indicator, given: given(chance) })),
    revisions: [],
  }
}

function recordsOf(members: readonly Member[], chance: Chance): Pick<World, 'contributions' | 'recordClosings'> {
  return {
    contributions: members
      .filter(() => chance.happens(0.4))
      .map(member => ({
        member: member.id,
        what: 'national forum' as const,
        confidential: false,
        joint: false,
        day: '2024-05-01',
        recorded: '2025-02-01',
      })),
    recordClosings: members
      .filter(() => chance.happens(0.7))
      .map(member => ({ member: member.id, period: '2024', day: '2025-02-01' })),
  }
}

function handedIn(member: Member, round: Round, chance: Chance) {
  const state: State | 'none' = chance.weighted({ accepted: 70, submitted: 8, returned: 6, draft: 6, none: 10 })
  if (state === 'none') return []
  const history = [{ day: round.opened, state }]
  const late = chance.happens(0.1) ? [{ day: '2025-12-01', state: 'accepted' as const }] : []
  return [member.countries[0]!, member.id].map(subject =>
    submissionOf(
      member.id,
      subject,
      state,
      indicators
        .filter(indicator => indicator.subject === (subject === member.id ? 'member' : 'country'))
        .flatMap(indicator => answer(indicator, chance)),
      { round: round.id, history: [...history, ...late] },
    ),
  )
}

function answer(indicator: Indicator, chance: Chance): readonly Answer[] {
  if (chance.happens(0.1)) return []
  const held = chance.happens(0.15) ? { from: '2025-01-01', to: chance.happens(0.3) ? '2025-12-01' : null } : null
  const corrections = chance.happens(0.1)
    ? [{ day: '2025-12-01', given: indicator.how === 'parts' ? null : given(chance), parts: [], reason: '' }]
    : []
  if (indicator.how === 'asked') return [answerOf(indicator.code, given(chance), { held, corrections })]
  if (indicator.how !== 'parts') return []
  const parts = indicator.parts
    .filter(() => chance.happens(0.95))
    .map(part => ({ part: part.code, given: given(chance), names: null }))
  return [answerOf(indicator.code, null, { parts, held })]
}

const given = (chance: Chance): Given => {
  const word = chance.weighted({ yes: 45, partial: 15, no: 20, 'not-applicable': 8, unknown: 6, refused: 6 })
  return word === 'yes' || word === 'partial' || word === 'no' ? { rating: word } : { missing: word }
}
