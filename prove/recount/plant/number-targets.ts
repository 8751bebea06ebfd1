/** Targets on numbers: small ones that are reached, large ones that are not, over all, over a region and for a country. */
import type { Network } from '../world.ts'
import type { AtPlace, NumberTarget } from '../world-more.ts'
import type { Cast } from './network.ts'
import type { Size } from './size.ts'

const agreed = '2023-06-01'
const world: AtPlace = { kind: 'world' }

type Some = Pick<NumberTarget, 'id' | 'indicator' | 'measure' | 'value'> & Partial<NumberTarget>

/** Those on N1 and N2 only where the network asks them. */
export function plantNumberTargets(network: Network, cast: Cast, size: Size): readonly NumberTarget[] {
  const target = (some: Some): NumberTarget => {
    const place = some.place ?? world
    return {
      place,
      state: null,
      way: 'at least',
      by: '2025-12-31',
      milestones: [],
      baseline: null,
      body: place.kind === 'country' ? 'Meeting of the members of the country' : 'Assembly',
      agreed,
      frozen: agreed,
      countries: countriesAt(network, place, agreed),
      ...some,
    }
  }
  const on = [...onShipped(cast), ...(size.wide ? onNumbers(network, cast) : [])]
  return on.map(target)
}

const region: AtPlace = { kind: 'region', code: 'region-1' }
const country = (code: string): AtPlace => ({ kind: 'country', code })
const yes = { state: 'yes' } as const

/** On what the shipped framework asks and counts. */
function onShipped(cast: Cast): readonly Some[] {
  const [ofEntries, , ofNational] = cast.singles.slice(12) as [string, string, string]
  return [
    {
      id: 'per-cent-O1b',
      indicator: 'O1b',
      measure: 'per cent of countries',
      value: 60,
      milestones: [
        { value: 10, by: '2023-12-31' },
        { value: 40, by: '2024-12-31' },
      ],
      baseline: { value: 25, day: '2022-12-31' },
      ...yes,
    },
    { id: 'region-O2b', indicator: 'O2b', measure: 'countries', value: 3, place: region, ...yes },
    // Due in the middle of a year: what had ended by then is the year before.
    { id: 'mid-year-O4a', indicator: 'O4a', measure: 'countries', value: 2, by: '2025-06-30', ...yes },
    // No more than so many say no.
    {
      id: 'at-most-O4b',
      indicator: 'O4b',
      measure: 'countries',
      value: 3,
      way: 'at most',
      state: 'no',
      by: '2024-12-31',
    },
    {
      id: 'entries-O5c',
      indicator: 'O5c',
      measure: 'entries',
      value: 2,
      baseline: { period: '2023' },
      by: '2024-12-31',
    },
    { id: 'many-entries-O3c', indicator: 'O3c', measure: 'entries', value: 10000 },
    { id: 'persons-S4b', indicator: 'S4b', measure: 'entries', value: 1000, baseline: { period: '2023' } },
    { id: 'region-O6c', indicator: 'O6c', measure: 'entries', value: 1, place: region, by: '2024-12-31' },
    { id: 'country-O3c', indicator: 'O3c', measure: 'entries', value: 1, place: country(ofEntries) },
    { id: 'hidden-O5c', indicator: 'O5c', measure: 'entries', value: 1, place: country(cast.hidden) },
    { id: 'not-shown-O5c', indicator: 'O5c', measure: 'entries', value: 1, place: country(cast.notShown) },
    // On what one country asks of itself.
    { id: 'national-sum', indicator: `${ofNational}-1`, measure: 'sum', value: 10, place: country(ofNational) },
    {
      id: 'national-share',
      indicator: `${ofNational}-2`,
      measure: 'share',
      value: 40,
      place: country(ofNational),
      baseline: { period: '2023' },
    },
    // Agreed only after the first release.
    { id: 'later-O2c', indicator: 'O2c', measure: 'entries', value: 4, agreed: '2024-09-01', frozen: '2024-09-01' },
  ]
}

function onNumbers(network: Network, cast: Cast): readonly Some[] {
  const ofNumbers = cast.singles[13]!
  return [
    {
      id: 'sum-N1',
      indicator: 'N1',
      measure: 'sum',
      value: network.countries.length * 5,
      baseline: { period: '2023' },
      milestones: [{ value: 10, by: '2023-12-31' }],
    },
    { id: 'large-sum-N1', indicator: 'N1', measure: 'sum', value: 1000000, by: '2024-12-31' },
    { id: 'region-N1', indicator: 'N1', measure: 'sum', value: 40, place: region },
    { id: 'share-N2', indicator: 'N2', measure: 'share', value: 30, baseline: { value: 20, day: '2022-12-31' } },
    { id: 'region-N2', indicator: 'N2', measure: 'share', value: 50, place: region, by: '2024-12-31' },
    { id: 'country-N1', indicator: 'N1', measure: 'sum', value: 12, place: country(ofNumbers) },
    { id: 'country-N2', indicator: 'N2', measure: 'share', value: 25, place: country(ofNumbers) },
    { id: 'hidden-N1', indicator: 'N1', measure: 'sum', value: 3, place: country(cast.hidden) },
  ]
}

/** Countries with a member on the day, at the place. */
export function countriesAt({ members, countries }: Network, place: AtPlace, day: string): readonly string[] {
  const asked = new Set(members.filter(member => member.first <= day).flatMap(member => member.countries))
  return countries
    .filter(({ code, regions }) => {
      if (!asked.has(code)) return false
      if (place.kind === 'world') return true
      return place.code === (place.kind === 'country' ? code : regions[0]!.region)
    })
    .map(country => country.code)
    .sort()
}
