/** The file of the planted network, as `waymark network keep` reads it, on a day of the world. */
import type { Day, Shown, World } from '../recount/world.ts'

const shownAs: Readonly<Record<Shown, string>> = {
  'name and country': 'name',
  'country only': 'country',
  'not shown': 'hidden',
}

/** Members that have joined by this day; of an end that lies ahead nothing stands in it yet. */
export function networkFile({ network }: World, day: Day): string {
  const places = (region: string) =>
    network.countries
      .filter(country => country.regions.some(each => each.region === region))
      .map(country => country.code)
  const members = network.members.filter(member => member.first <= day)
  const plain = {
    slug: network.slug,
    names: { en: network.name },
    about: { en: 'Invented: planted to be counted twice.' },
    regions: network.regions.map(({ code, name }) => ({
      code,
      names: { en: name },
      since: '2000-01-01',
      places: places(code),
    })),
    members: members.map(member => ({
      name: member.name,
      shown: shownAs[member.shown],
      since: member.first,
      ...(member.last !== null && member.last <= day ? { until: dayAfter(member.last) } : {}),
      places: member.countries,
    })),
  }
  return JSON.stringify(plain, null, 1) // JSON is YAML
}

/** A world names the last day of a membership, the file the first day without it. */
export const dayAfter = (day: Day): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
