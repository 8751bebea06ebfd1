/** The network file: members with dates, countries, regions. All of it is invented, with country codes of invented places (QMA to QZZ). */
import type { Country, Member, Network, Planted } from '../world.ts'
import type { Chance } from './chance.ts'
import type { Size } from './size.ts'

export const founded = '2023-01-01'

/** Countries with a part in the plot, by what happens in them. Each has one member unless it says otherwise. */
export type Cast = {
  /** Two members each, of different mind on purpose. */
  readonly pairs: readonly string[]
  /** Three members each. */
  readonly triples: readonly string[]
  /** One member each and nothing planted yet. */
  readonly singles: readonly string[]
  readonly notShown: string
  /** Two members, both not shown. */
  readonly bothNotShown: string
  /** Two members, one of them not shown: the country is shown. */
  readonly oneNotShown: string
  readonly hidden: string
  /** Its only member leaves in the middle of the second round. */
  readonly leaving: string
  /** A country beyond the file, whose member joins before the second round. */
  readonly joining: string
}

/** `QMA`, `QMB` ... `QZZ`. */
const codeOf = (at: number) => `Q${String.fromCharCode(77 + Math.floor(at / 26))}${String.fromCharCode(65 + (at % 26))}`

const padded = (at: number) => String(at + 1).padStart(3, '0')

export function plantNetwork(
  size: Size,
  chance: Chance,
): { network: Network; cast: Cast; planted: readonly Planted[] } {
  const codes = Array.from({ length: size.countries }, (_, at) => codeOf(at))
  const extra = size.members - size.countries
  const triples = codes.slice(0, Math.floor((extra * 2) / 9))
  const pairs = codes.slice(triples.length, triples.length + extra - 2 * triples.length)
  const singles = codes.slice(triples.length + pairs.length)
  const joining = codeOf(size.countries)
  const cast: Cast = {
    triples,
    pairs: pairs.slice(0, -2),
    bothNotShown: pairs.at(-1)!,
    oneNotShown: pairs.at(-2)!,
    notShown: singles[0]!,
    hidden: singles[1]!,
    leaving: singles[2]!,
    // The smallest region is made of the last ones: nothing is planted there.
    singles: singles.slice(3),
    joining,
  }
  const members = [...codes, joining].flatMap(country => membersOf(country, cast, chance))
  const numbered = members.map((member, at) => ({
    ...member,
    id: `member-${padded(at)}`,
    name: `Member ${padded(at)}`,
  }))
  const network: Network = {
    slug: 'planted',
    name: 'A planted network',
    founded,
    regions: Array.from({ length: size.regions }, (_, at) => ({ code: `region-${at + 1}`, name: `Region ${at + 1}` })),
    countries: [...codes, joining].map((code, at) => countryOf(code, at, size)),
    members: numbered,
    targetIndustries: ['hotels', 'transport', 'platforms'],
    offices: [],
    pooled: [],
  }
  const planted: Planted[] = [
    { case: 'a country whose only member is not shown', at: { country: cast.notShown } },
    { case: 'a country whose two members are not shown', at: { country: cast.bothNotShown } },
    { case: 'a country with one member not shown of two', at: { country: cast.oneNotShown } },
    { case: 'a membership that ends in the middle of the second round', at: { country: cast.leaving } },
    { case: 'a member that joins before the second round', at: { country: cast.joining } },
    { case: 'a region of four members', at: { region: `region-${size.regions}` } },
  ]
  return { network, cast, planted }
}

type Unnamed = Omit<Member, 'id' | 'name'>

function membersOf(country: string, cast: Cast, chance: Chance): readonly Unnamed[] {
  const two = cast.pairs.includes(country) || [cast.bothNotShown, cast.oneNotShown].includes(country)
  const count = cast.triples.includes(country) ? 3 : two ? 2 : 1
  const hides = (at: number) =>
    country === cast.notShown || country === cast.bothNotShown || (country === cast.oneNotShown && at === 0)
  return Array.from({ length: count }, (_, at) => ({
    countries: [country],
    first: country === cast.joining ? '2024-06-01' : '2020-01-01',
    last: country === cast.leaving ? '2025-02-15' : null,
    shown: hides(at) ? 'not shown' : chance.happens(0.3) ? 'name and country' : 'country only',
  }))
}

const smallRegion = 4 // countries with one member each: under five members, so that its figures are withheld
const nextSmallest = 6 // countries

/** The last four countries make the smallest region, the six before them the next one; the others are dealt out in turn. */
function countryOf(code: string, at: number, size: Size): Country {
  const fromEnd = size.countries - at
  const others = size.regions - 2
  const region =
    fromEnd < 1
      ? 1
      : fromEnd <= smallRegion
        ? size.regions
        : fromEnd <= smallRegion + nextSmallest
          ? size.regions - 1
          : (at % others) + 1
  return { code, name: `Country ${code}`, regions: [{ region: `region-${region}`, first: '2000-01-01', last: null }] }
}
