/** Entries of every register, level and year, and those planted on purpose. */
import { addDays } from '../days.ts'
import type { Entry, Level, Network, Planted } from '../world.ts'
import type { Chance } from './chance.ts'
import { criterion, dayIn, entryOf, stage, type Fields } from './entry.ts'
import type { Cast } from './network.ts'
import { oddEntries } from './odd-entries.ts'
import type { Size } from './size.ts'

type Made = { readonly entries: readonly Entry[]; readonly planted: readonly Planted[] }

const years = [2023, 2024, 2025] as const

export function plantEntries(network: Network, cast: Cast, size: Size, chance: Chance): Made {
  const odd = oddEntries(network, cast)
  const kinds = Object.keys(fill) as (keyof typeof fill)[]
  // Who comes and goes keeps no list of its own, so that nobody writes before joining.
  const countries = network.countries.filter(({ code }) => code !== cast.joining && code !== cast.leaving)
  const staying = { ...network, countries }
  const random = kinds.flatMap(register =>
    years.flatMap(year =>
      Array.from({ length: size.entries }, (_, at) =>
        randomEntry(`${register}-${year}-${at + 1}`, register, year, at, staying, chance),
      ),
    ),
  )
  return { entries: [...odd.entries, ...random], planted: odd.planted }
}

/** Events have the day of the event; standing things a stage, and confirmations in later years for most. */
function randomEntry(
  id: string,
  register: keyof typeof fill,
  year: number,
  at: number,
  network: Network,
  chance: Chance,
): Entry {
  const day = dayIn(year, at + chance.below(10))
  const where = placed(register, network, chance)
  // Accepted in the spring after its year, before the round on that year closes.
  const accepted = `${year + 1}-03-20`
  const common = {
    register,
    ...where,
    fields: fill[register](chance),
    submitted: `${year + 1}-02-20`,
    accepted: chance.happens(0.93) ? accepted : null,
  }
  if (register === 'private-sector-rule' || register === 'industry-measure') {
    const adopted = chance.happens(0.8)
      ? [stage('adopted', day, common.submitted)]
      : [stage('proposed', day, common.submitted)]
    const implemented = chance.happens(0.3)
      ? [stage('implemented', addDays(day, 370), later(addDays(day, 380), common.submitted))]
      : []
    return entryOf(id, { ...common, stages: [...adopted, ...(register === 'industry-measure' ? implemented : [])] })
  }
  if (!(register in standingStage)) return entryOf(id, { ...common, event: day })
  const start = stage(standingStage[register as keyof typeof standingStage], day, common.submitted)
  const end = chance.happens(0.15) ? [stage('left', addDays(day, 400), later(addDays(day, 400), common.submitted))] : []
  // One in four is never confirmed again and stands apart once its two years are over.
  const confirmed = chance.happens(0.75) ? [`${year + 2}-03-01`] : []
  const dated = register === 'company' ? datedIn(year, chance) : []
  return entryOf(id, { ...common, stages: [start, ...end], confirmed, dated })
}

/** Nothing is written down before the entry is. */
const later = (day: string, other: string) => (day > other ? day : other)

const standingStage = { company: 'joined', 'private-partner': 'engaged', partnership: 'running' } as const

const datedIn = (first: number, chance: Chance) =>
  years
    .filter(year => year >= first && chance.happens(0.6))
    .map(year => criterion(1 + chance.below(6), dayIn(year, 5 + chance.below(5)), `${year + 1}-02-20`))

/** Level, keeper, places and members. National things have one country, joint actions two or three. */
function placed(register: string, network: Network, chance: Chance) {
  const level: Level =
    register === 'citation'
      ? 'international'
      : chance.weighted({ national: 55, local: 15, regional: 20, international: 10 })
  const countries = network.countries.map(country => country.code)
  const region = chance.pick(network.regions).code
  const ofRegion = network.countries
    .filter(eachCountry => eachCountry.regions[0]!.region === region)
    .map(eachCountry => eachCountry.code)
  const several = register === 'joint-action' ? 1 + chance.below(3) : 1
  const from = level === 'regional' ? ofRegion : countries
  const places = level === 'international' && register === 'citation' ? [] : chance.some(from, several)
  const members = network.members.filter(member => places.includes(member.countries[0]!)).map(member => member.id)
  const keeper =
    level === 'regional' ? region : level === 'international' ? 'secretariat' : (members[0] ?? 'secretariat')
  return {
    level,
    places,
    regions: level === 'regional' ? [region] : [],
    members: members.slice(0, several),
    keptBy: keeper,
  }
}

const sectors = ['civil society', 'prosecution', 'private sector', 'social services'] as const

/** What the fields of each register hold; some meet the counting rule and some do not. */
const fill = {
  'joint-action': (chance: Chance): Fields => ({
    sectors: [...(chance.happens(0.9) ? ['law enforcement'] : []), ...chance.some(sectors, 1 + chance.below(3))],
  }),
  company: (chance: Chance): Fields => ({
    industry: chance.happens(0.9) ? 'travel and tourism' : 'finance',
    programme: chance.pick(['The Code', 'national code']),
  }),
  'private-sector-rule': (chance: Chance): Fields => ({
    what: chance.pick(['law', 'action']),
    maker: chance.weighted({ government: 8, 'regional mechanism': 2 }),
    about: chance.happens(0.8) ? ['private sector'] : ['criminal code'],
  }),
  'industry-measure': (chance: Chance): Fields => ({
    industry: chance.pick(['hotels', 'transport', 'platforms', 'farming']),
  }),
  campaign: (chance: Chance): Fields => ({
    kinds: chance.some(['help-seeking', 'evidence-based', 'influencing'], 1 + chance.below(2)),
    online: chance.happens(0.6),
    aims: chance.some(['institutional accountability', 'public information'], 1 + chance.below(2)),
    people: 50 + chance.below(5000),
  }),
  citation: (chance: Chance): Fields => ({ product: `product-${1 + chance.below(4)}` }),
  research: (chance: Chance): Fields => ({
    supports: chance.some(['national', 'regional', 'global'], chance.below(3)),
  }),
  'private-partner': (chance: Chance): Fields => ({
    purposes: chance.some(['prevention', 'response', 'funding'], 1 + chance.below(2)),
  }),
  partnership: (chance: Chance): Fields => ({ convenedByNetwork: chance.happens(0.7) }),
  'voice-product': (chance: Chance): Fields => ({
    voices: chance.some(['children', 'survivors'], 1 + chance.below(2)),
    changedContent: chance.happens(0.7),
  }),
  story: (chance: Chance): Fields => ({ platform: chance.pick(['global', 'global', 'national']) }),
  training: (chance: Chance): Fields => {
    const participants = 10 + chance.below(40)
    return { participants, journalists: chance.below(participants + 1) }
  },
  'income-initiative': (chance: Chance): Fields => ({
    kind: chance.pick(['donor advocacy', 'private sector', 'digital', 'legacy']),
  }),
} as const
