/** The odd cases, each in a country of its own: who ends a round how, what is answered on purpose, ruled, held, corrected. */
import type { Answer, CountryHold, Given, Network, Planted, Rating, Ruling } from '../world.ts'
import type { Cast } from './network.ts'
import { ofParts } from './odd-parts.ts'
import type { Ending } from './submissions.ts'

type Some = Readonly<Record<string, Partial<Answer>>>

/** Keys are `round member`. A member with a plot answers everything else plainly, by its country's truth. */
export type Plot = {
  readonly endings: ReadonlyMap<string, Ending>
  readonly answers: ReadonlyMap<string, Some>
  readonly heldWhole: ReadonlySet<string>
  /** Regions whose members answer everything in the third round, records included. */
  readonly complete: ReadonlySet<string>
  readonly sentBack: ReadonlyMap<string, readonly string[]>
  readonly rulings: readonly Ruling[]
  readonly countryHolds: readonly CountryHold[]
  readonly planted: readonly Planted[]
}

const rated = (rating: Rating, step?: string): Partial<Answer> => ({
  given: step === undefined ? { rating } : { rating, step },
})
const missing = (reason: 'unknown' | 'refused' | 'not-applicable'): Partial<Answer> => ({ given: { missing: reason } })

export class Plotter {
  readonly endings = new Map<string, Ending>()
  readonly answers = new Map<string, Some>()
  readonly heldWhole = new Set<string>()
  readonly complete = new Set<string>()
  readonly sentBack = new Map<string, readonly string[]>()
  readonly rulings: Ruling[] = []
  readonly countryHolds: CountryHold[] = []
  readonly planted: Planted[] = []
  readonly network: Network

  constructor(network: Network) {
    this.network = network
  }

  /** Notes a case and makes each member of the country end the round so, with these answers (one set per member). */
  plan(name: string, round: string, country: string, ending: Ending | readonly Ending[], ...answers: readonly Some[]) {
    const members = this.network.members.filter(member => member.countries.includes(country))
    members.forEach((member, at) => {
      const key = `${round} ${member.id}`
      this.endings.set(key, typeof ending === 'string' ? ending : ending[at]!)
      this.answers.set(key, { ...this.answers.get(key), ...answers[at] })
    })
    const indicators = [...new Set(answers.flatMap(some => Object.keys(some)))].join(' ')
    this.planted.push({ case: name, at: { round, country: country, ...(indicators && { indicators }) } })
    return members
  }

  plain(round: string, member: string, ending: Ending) {
    const key = `${round} ${member}`
    if (!this.endings.has(key)) this.endings.set(key, ending)
    this.answers.set(key, this.answers.get(key) ?? {})
  }

  rule(round: string, country: string, indicator: string, given: Given, day: string) {
    this.rulings.push({
      round,
      country: country,
      indicator,
      type: 'member',
      given,
      day,
      reason: 'The text of the law was read.',
    })
  }
}

/** `wide`: those of parts too. */
export function oddCases(network: Network, cast: Cast, wide: boolean): Plot {
  const plot = new Plotter(network)
  ofOneMember(plot, cast)
  ofOnePeriodAskedTwice(plot, cast)
  ofTwoMembers(plot, cast)
  ofThreeMembers(plot, cast)
  if (wide) ofParts(plot, cast)
  ofRegions(plot)
  return plot
}

function ofOneMember(plot: Plotter, cast: Cast) {
  const [held, focal, back, draft] = cast.singles as [string, string, string, string]
  const [late, corrected, mended, part] = cast.singles.slice(7) as [string, string, string, string]
  plot.plan('held by its only member until the hold is lifted before the second release', 'round-1', held, 'accepted', {
    O4a: { ...rated('yes'), held: { from: '2024-02-01', to: '2025-06-01' } },
  })
  plot.plan('every answer of the country held by its focal point', 'round-2', focal, 'accepted')
  plot.countryHolds.push({ round: 'round-2', country: focal, indicator: null, from: '2025-04-10', to: null })
  plot.plan('one answer held by the focal point until the second year', 'round-1', focal, 'accepted', {
    O5b: rated('yes'),
  })
  const until = { from: '2024-04-10', to: '2025-06-01' }
  plot.countryHolds.push({ round: 'round-1', country: focal, indicator: 'O5b', ...until })
  plot.plan('returned', 'round-1', back, 'returned')
  plot.plan('still a draft', 'round-2', draft, 'draft')
  plot.plan('accepted only after the first release', 'round-1', late, 'accepted after the release')
  plot.plan('corrected after the first release, yes to no', 'round-1', corrected, 'accepted', {
    O5a: { ...rated('yes'), corrections: [correction('2024-11-01', 'no')] },
  })
  plot.plan('corrected after the first release, no to yes', 'round-1', mended, 'accepted', {
    O6a: { ...rated('no'), corrections: [correction('2024-12-01', 'yes')] },
  })
  const members = plot.plan('one answer sent back, the rest accepted', 'round-3', part, 'accepted', {
    O4b: rated('yes'),
  })
  for (const member of members) plot.sentBack.set(`round-3 ${member.id}`, ['O4b'])
  const heldBack = plot.plan('a submission all of whose answers are held', 'round-3', back, 'accepted')
  for (const member of heldBack) plot.heldWhole.add(`round-3 ${member.id}`)
  plot.plan('answers after the due day, before the round closes', 'round-1', draft, 'late')
  plot.plan('answers after its membership ended', 'round-2', cast.leaving, 'accepted')
  for (const round of ['round-1', 'round-2', 'round-2b'])
    plot.plan('answers that a later hiding takes away', round, cast.hidden, 'accepted', { O1b: rated('yes') })
}

const correction = (day: string, rating: Rating) => ({
  day,
  given: { rating },
  parts: [],
  reason: 'The law was read again.',
})

function ofOnePeriodAskedTwice(plot: Plotter, cast: Cast) {
  const [later, earlier, both] = cast.singles.slice(4) as [string, string, string]
  const waiting = cast.singles[11]!
  plot.plan('silent in one round, answered in the later one of the period', 'round-2', later, 'silent')
  plot.plan('silent in one round, answered in the later one of the period', 'round-2b', later, 'accepted', {
    O1b: rated('yes'),
  })
  plot.plan('answered, and silent in the later round of the period', 'round-2', earlier, 'accepted', {
    O1b: rated('yes'),
  })
  plot.plan('answered, and silent in the later round of the period', 'round-2b', earlier, 'silent')
  plot.plan('answered twice in one period, differently', 'round-2', both, 'accepted', { O1b: rated('yes') })
  plot.plan('answered twice in one period, differently', 'round-2b', both, 'accepted', { O1b: rated('no') })
  plot.plan('under review, and silent in the later round of the period', 'round-2', waiting, 'submitted')
  plot.plan('under review, and silent in the later round of the period', 'round-2b', waiting, 'silent')
}

function ofTwoMembers(plot: Plotter, cast: Cast) {
  const [pair, contested, ruled, reasons] = cast.pairs as [string, string, string, string]
  plot.plan(
    'both say yes, one of them held',
    'round-1',
    pair,
    'accepted',
    { O2b: { ...rated('yes'), held: { from: '2024-02-01', to: null } } },
    { O2b: rated('yes') },
  )
  plot.plan(
    'contested, ruled after the first release',
    'round-1',
    contested,
    'accepted',
    { O1b: rated('yes') },
    { O1b: rated('no') },
  )
  plot.rule('round-1', contested, 'O1b', { rating: 'yes' }, '2024-10-01')
  plot.plan(
    'contested, and silent in the later round of the period',
    'round-2',
    contested,
    'accepted',
    { O1b: rated('yes') },
    { O1b: rated('partial') },
  )
  plot.plan('contested, and silent in the later round of the period', 'round-2b', contested, 'silent')
  plot.plan('ruled before the first release', 'round-1', ruled, 'accepted', { O5b: rated('yes') }, { O5b: rated('no') })
  plot.rule('round-1', ruled, 'O5b', { rating: 'no' }, '2024-05-10')
  plot.plan(
    'not applicable against a value',
    'round-1',
    ruled,
    'accepted',
    { O6b: missing('not-applicable') },
    { O6b: rated('no') },
  )
  ofReasonsBesideValues(plot, reasons)
  plot.plan('one accepted, the other silent', 'round-3', pair, ['accepted', 'silent'])
  plot.plan('one returned, the other waiting', 'round-3', reasons, ['returned', 'submitted'])
}

function ofReasonsBesideValues(plot: Plotter, reasons: string) {
  plot.plan(
    'unknown and refused do not contest',
    'round-1',
    reasons,
    'accepted',
    { O4a: missing('unknown') },
    { O4a: missing('refused') },
  )
  plot.plan(
    'unknown beside a value',
    'round-1',
    reasons,
    'accepted',
    { O4b: missing('unknown') },
    { O4b: rated('partial') },
  )
  plot.plan(
    'a ruling that no answer carries',
    'round-1',
    reasons,
    'accepted',
    { O4c: rated('yes') },
    { O4c: rated('no') },
  )
  plot.rule('round-1', reasons, 'O4c', { rating: 'partial' }, '2024-05-10')
}

function ofThreeMembers(plot: Plotter, cast: Cast) {
  const three = cast.triples[0]!
  plot.plan(
    'two of three agree',
    'round-2',
    three,
    'accepted',
    { O6a: rated('yes') },
    { O6a: rated('yes') },
    { O6a: rated('no') },
  )
  plot.plan('two of three silent', 'round-3', three, ['silent', 'accepted', 'silent'])
}

/** In the third round one region answers everything and the smallest, in the second, nothing (E5b: yes and no). */
function ofRegions(plot: Plotter) {
  const regionOf = new Map(plot.network.countries.map(country => [country.code, country.regions[0]!.region]))
  const membersOf = (region: string) =>
    plot.network.members.filter(member => regionOf.get(member.countries[0]!) === region && member.last === null)
  const isFree = (region: string) =>
    membersOf(region).every(
      member =>
        (plot.endings.get(`round-3 ${member.id}`) ?? 'accepted') === 'accepted' &&
        !plot.heldWhole.has(`round-3 ${member.id}`),
    )
  const regions = plot.network.regions.map(region => region.code)
  const answering = regions.slice(0, -2).find(isFree)
  if (answering !== undefined) {
    for (const member of membersOf(answering)) plot.plain('round-3', member.id, 'accepted')
    plot.complete.add(answering)
    plot.planted.push({
      case: 'a region all of whose members answer everything',
      at: { round: 'round-3', region: answering },
    })
  }
  const silent = regions.at(-1)!
  for (const member of membersOf(silent)) plot.plain('round-2', member.id, 'silent')
  plot.planted.push({ case: 'a region none of whose members answers', at: { round: 'round-2', region: silent } })
}
