/** What stands around the answers: baselines, targets, review documents, members' own records. */
import { addDays } from '../days.ts'
import type {
  Baseline,
  Contribution,
  Given,
  Indicator,
  Mechanism,
  Network,
  RecordClosing,
  Review,
  Target,
} from '../world.ts'
import type { Chance } from './chance.ts'
import type { Cast } from './network.ts'
import { periods } from './rounds.ts'

const body = 'Meeting of the members of the country'

/** Seven countries of ten agree a baseline in 2023, some later, some never; some have reasons only; one is revised. */
export function plantBaselines(
  network: Network,
  cast: Cast,
  indicators: readonly Indicator[],
  chance: Chance,
): readonly Baseline[] {
  const core = indicators.filter(indicator => indicator.core)
  const value = (): Given =>
    chance.happens(0.7) ? { rating: chance.pick(['yes', 'partial', 'no']) } : { missing: 'unknown' }
  const all = (given: () => Given) => core.map(indicator => ({ indicator: indicator.code, given: given() }))
  const [reasonsOnly, revised] = cast.singles.slice(17) as [string, string]
  return network.countries.flatMap((country): readonly Baseline[] => {
    const when = chance.weighted({ first: 70, late: 10, proposed: 8, none: 12 })
    const planted = country.code === reasonsOnly || country.code === revised
    if ((when === 'none' && !planted) || country.code === cast.joining) return []
    const day = when === 'late' && !planted ? '2024-10-01' : when === 'proposed' && !planted ? null : '2023-03-01'
    return [
      {
        country: country.code,
        start: 'Where the country started.',
        // The end of the year before its first later period: one agreed in 2024 speaks of 2023.
        speaksOf: day === '2024-10-01' ? '2023-12-31' : '2022-12-31',
        agreed: day === null ? null : { body, day },
        locked: day === null ? null : addDays(day, 30),
        values: all(country.code === reasonsOnly ? () => ({ missing: 'unknown' }) : value),
        revisions:
          country.code === revised ? [{ day: '2025-02-10', reason: 'A study was found.', values: all(value) }] : [],
      },
    ]
  })
}

export function plantTargets(network: Network): readonly Target[] {
  const founding = new Set(
    network.members.filter(member => member.first <= network.founded).flatMap(member => member.countries),
  )
  const target = (indicator: string, value: number): Target => ({
    id: `target-${indicator}`,
    indicator,
    state: 'yes',
    value,
    by: '2025-12-31',
    body: 'Assembly',
    agreed: '2023-05-20',
    frozen: '2023-05-20',
    countries: [...founding].sort(),
  })
  return [target('O1b', Math.round(founding.size * 0.6)), target('O2b', Math.round(founding.size * 0.4))]
}

/** CRC and UPR can review all, OPSC all but some, ACERWC one region, whose calendar of 2025 is missing. CEDAW's documents do not count. */
export function plantMechanisms(network: Network): readonly Mechanism[] {
  const all = network.countries.map(country => country.code)
  const africa = network.countries
    .filter(country => country.regions[0]!.region === 'region-1')
    .map(country => country.code)
  const membership = [{ from: '2020-01-01', until: '2027-01-01' }]
  return [
    { code: 'CRC', countries: all, calendars: membership },
    { code: 'UPR', countries: all, calendars: membership },
    { code: 'OPSC', countries: all.filter((_, at) => at % 9 !== 0), calendars: membership },
    { code: 'ACERWC', countries: africa, calendars: [{ from: '2020-01-01', until: '2025-01-01' }] },
    { code: 'CEDAW', countries: all, calendars: membership },
  ]
}

export function plantReviews(mechanisms: readonly Mechanism[], chance: Chance): readonly Review[] {
  return periods.flatMap(period =>
    mechanisms.flatMap(mechanism =>
      mechanism.countries.flatMap(country => {
        if (!chance.happens(mechanism.code === 'CRC' ? 0.25 : 0.15)) return []
        const adopted = addDays(period.from, chance.below(360))
        const symbol = `${mechanism.code}/${country}/${period.label}`
        return [
          {
            mechanism: mechanism.code,
            country,
            adopted,
            document: chance.happens(0.9) ? { symbol, mentions: chance.happens(0.7) } : null,
          },
        ]
      }),
    ),
  )
}

export function plantRecords(
  network: Network,
  complete: ReadonlySet<string>,
  chance: Chance,
): { contributions: readonly Contribution[]; recordClosings: readonly RecordClosing[] } {
  const contributions: Contribution[] = []
  const recordClosings: RecordClosing[] = []
  for (const period of periods)
    for (const member of network.members.filter(eachMember => eachMember.first <= period.from)) {
      const closed = `${Number(period.label) + 1}-03-01`
      if (member.last !== null && member.last < closed) continue
      if (chance.happens(0.5))
        contributions.push({
          member: member.id,
          what: chance.pick(['human rights report', 'national forum']),
          confidential: chance.happens(0.2),
          joint: chance.happens(0.3),
          day: addDays(period.from, chance.below(360)),
          recorded: closed,
        })
      const country = network.countries.find(eachCountry => eachCountry.code === member.countries[0])
      const answersAll = period.label === '2025' && complete.has(country?.regions[0]?.region ?? '')
      if (answersAll || chance.happens(0.8))
        recordClosings.push({ member: member.id, period: period.label, day: closed })
    }
  return { contributions, recordClosings }
}
