/** National indicators: some countries propose one or two, most agree, all their members answer; the odd ones are planted on purpose. */
import type { Answer, Given, Kind, Member, Network, Planted, Round, Submission } from '../world.ts'
import type { NationalAnswer, NationalIndicator } from '../world-more.ts'
import type { Chance } from './chance.ts'
import type { Cast } from './network.ts'
import { numberTruth } from './truth.ts'

type Made = { readonly national: readonly NationalIndicator[]; readonly planted: readonly Planted[] }

type World = {
  readonly network: Network
  readonly rounds: readonly Round[]
  readonly submissions: readonly Submission[]
}

const body = 'Meeting of the members of the country'
const asking = ['round-1', 'round-2', 'round-3'] as const
const kinds: readonly Kind[] = ['rating', 'count', 'share', 'narrative']

export function plantNational(world: World, cast: Cast, chance: Chance): Made {
  const planted: Planted[] = []
  const make = (country: string, at: number, more: Partial<NationalIndicator> = {}): NationalIndicator => {
    const kind = more.kind ?? chance.pick(kinds)
    const bare = {
      code: `${country}-${at}`,
      country,
      kind,
      wording: `What ${country} asks of itself, ${at}.`,
      proposed: { by: membersOf(world.network, country)[0]!.id, day: '2023-04-01' },
      agreed: { body, day: '2023-05-15' },
      ended: null,
      rounds: asking,
      rulings: [],
      ...more,
    }
    return { ...bare, answers: more.answers ?? answersOf(world, bare, chance) }
  }
  const odd = (name: string, indicator: NationalIndicator) => {
    planted.push({ case: name, at: { country: indicator.country, national: indicator.code } })
    return indicator
  }
  const on = oddNational(world, cast, make).map(([name, indicator]) => odd(name, indicator))
  const named = new Set(on.map(nationalIndicator => nationalIndicator.country))
  const others = world.network.countries
    .filter(({ code }) => !named.has(code) && code !== cast.joining && code !== cast.leaving)
    .filter(() => chance.happens(0.15))
    .map(({ code }) => make(code, 1, chance.happens(0.2) ? { agreed: null } : {}))
  return { national: [...on, ...others], planted }
}

const membersOf = (network: Network, country: string): readonly Member[] =>
  network.members.filter(member => member.countries.includes(country))

/** Every member answers where it hands in something about its country, on the same days; now and then unknown, or held. */
function answersOf(
  { network, rounds, submissions }: World,
  indicator: Omit<NationalIndicator, 'answers'>,
  chance: Chance,
): readonly NationalAnswer[] {
  const { country, agreed, ended } = indicator
  if (agreed === null) return []
  const asked = rounds.filter(
    round =>
      indicator.rounds.includes(round.id) && round.opened >= agreed.day && (ended === null || round.opened <= ended),
  )
  return asked.flatMap(round => {
    const year = Number(round.period.label) - 2023
    const truth = truthOf(indicator, year, chance)
    return membersOf(network, country).flatMap(({ id }): readonly NationalAnswer[] => {
      const own = submissions.find(
        submission =>
          submission.round === round.id && submission.respondent === id && submission.subject.kind === 'country',
      )
      if (!own) return []
      const word = chance.weighted({ given: 85, unknown: 8, held: 7 })
      const held = word === 'held' ? { from: own.history[0]!.day, to: null } : null
      const given: Given = word === 'unknown' ? { missing: 'unknown' } : truth
      return [{ round: round.id, respondent: id, history: own.history, given, held, corrections: [] }]
    })
  })
}

function truthOf(
  { kind, code, country }: Pick<NationalIndicator, 'kind' | 'code' | 'country'>,
  year: number,
  chance: Chance,
): Given {
  if (kind === 'count' || kind === 'share') return numberTruth(kind, country, year)
  if (kind === 'narrative') return { narrative: `What ${code} came to in year ${year + 1}.` }
  return { rating: chance.pick(['yes', 'partial', 'no'] as const) }
}

type Make = (country: string, at: number, more?: Partial<NationalIndicator>) => NationalIndicator

function oddNational(world: World, cast: Cast, make: Make): readonly (readonly [string, NationalIndicator])[] {
  const [held, , returned, draft, late, corrected] = cast.singles as [string, string, string, string, string, string]
  const [proposed, ended, number] = cast.singles.slice(12, 15) as [string, string, string]
  const [differing, , ruled] = cast.pairs as [string, string, string]
  const said = (round: string, country: string, givens: readonly Given[], more: Partial<NationalAnswer> = {}) =>
    membersOf(world.network, country).map(({ id }, at) => answer(world, round, id, givens[at] ?? givens[0]!, more))
  const hold: Answer['held'] = { from: '2024-02-20', to: '2025-06-01' }
  const later = [{ day: '2024-11-20', given: { count: 9 }, reason: 'The register was read again.' }]
  const [yes, no] = [{ rating: 'yes' } as const, { rating: 'no' } as const]
  return [
    ['a national indicator proposed and never agreed', make(proposed, 1, { agreed: null })],
    [
      'a national indicator agreed between the first and the second round',
      make(late, 1, {
        kind: 'rating',
        proposed: { by: 'secretariat', day: '2024-05-02' },
        agreed: { body, day: '2024-08-01' },
      }),
    ],
    ['a national indicator ended before the third round', make(ended, 1, { kind: 'rating', ended: '2025-12-31' })],
    ['two national indicators of one country: a number', make(number, 1, { kind: 'count' })],
    ['two national indicators of one country: a share', make(number, 2, { kind: 'share' })],
    [
      'a national answer held until before the second release',
      make(held, 1, { kind: 'rating', answers: said('round-1', held, [yes], { held: hold }) }),
    ],
    [
      'a national answer corrected after the first release',
      make(corrected, 1, {
        kind: 'count',
        answers: said('round-1', corrected, [{ count: 4 }], { corrections: later }),
      }),
    ],
    [
      'members differ about a national indicator',
      make(differing, 1, { kind: 'rating', answers: said('round-1', differing, [yes, no]) }),
    ],
    [
      'a ruling on a national indicator before the second release',
      make(ruled, 1, {
        kind: 'rating',
        answers: said('round-1', ruled, [yes, no]),
        rulings: [{ round: 'round-1', given: no, day: '2024-09-10', reason: 'The document was read.' }],
      }),
    ],
    ['a national answer sent back in the first round', make(returned, 1, { kind: 'rating' })],
    ['a national answer still a draft in the second round', make(draft, 1, { kind: 'rating' })],
    ['a national indicator of a country that is hidden later', make(cast.hidden, 1, { kind: 'rating' })],
    ['a national indicator of a country that is not shown', make(cast.notShown, 1, { kind: 'rating' })],
  ]
}

/** On the days of what the member hands in about its country in the round; a fortnight after the opening where it hands in nothing. */
function answer(
  { submissions }: World,
  round: string,
  respondent: string,
  given: Given,
  more: Partial<NationalAnswer>,
): NationalAnswer {
  const own = submissions.find(
    submission =>
      submission.round === round && submission.respondent === respondent && submission.subject.kind === 'country',
  )
  const history = own?.history ?? [
    { day: '2024-02-10', state: 'submitted' },
    { day: '2024-02-20', state: 'accepted' },
  ]
  return { round, respondent, history, given, held: null, corrections: [], ...more }
}
