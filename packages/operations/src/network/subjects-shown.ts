/** What a page calls a subject: the country, member, region or network it is. */
import { groupsOnDay, memberNames, placesNamed, subjectsOf, type InNetwork } from '@waymark/store'
import { languages } from '@waymark/language'
import { dayOf, type Desk } from '../desk.ts'

/** `code`: the place's code, the member's id, the group's code, or `network`: as a release names the subject. */
export type SubjectShown = {
  readonly id: string
  readonly kind: 'country' | 'member' | 'group' | 'network'
  readonly code: string
  readonly names: Readonly<Record<string, string>>
}

export type SubjectNames = ReadonlyMap<string, SubjectShown>

/** Every subject of the network by its id, or only those of these ids. */
export async function subjectNames(
  desk: Desk,
  t: InNetwork,
  ids: readonly string[] | null = null,
): Promise<SubjectNames> {
  const subjects = await subjectsOf(t, ids)
  const places = new Map(
    (
      await placesNamed(
        t,
        subjects.flatMap(subject => subject.place ?? []),
      )
    ).map(placeRow => [placeRow.code, placeRow.names]),
  )
  const members = await memberNames(
    t,
    subjects.flatMap(subject => subject.member ?? []),
  )
  const groups = new Map((await groupsOnDay(t, dayOf(desk.runtime.now()))).map(group => [group.id, group]))
  const shown = subjects.map(({ id, kind, place, member, group }): SubjectShown => {
    if (place) return { id, kind, code: place, names: places.get(place) ?? {} }
    if (member) return { id, kind, code: member, names: everywhere(members.get(member) ?? '') }
    if (group) return { id, kind, code: groups.get(group)?.code ?? group, names: groups.get(group)?.names ?? {} }
    return { id, kind, code: 'network', names: desk.network.names }
  })
  return new Map(shown.map(subjectShown => [subjectShown.id, subjectShown]))
}

/** A name that is the same in every language. */
export const everywhere = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(languages.map(language => [language, name]))

/** A country, region or the network as reach is asked about it; `groups` are the ids of regions by their codes. */
export const asReached = ({ kind, code }: SubjectShown, groups: ReadonlyMap<string, string>) => ({
  kind,
  place: kind === 'country' ? code : null,
  member: kind === 'member' ? code : null,
  group: kind === 'group' ? (groups.get(code) ?? null) : null,
  places: [],
})

/** The ids of the network's regions today, by their codes. */
export async function groupIds(desk: Desk, t: InNetwork): Promise<ReadonlyMap<string, string>> {
  return new Map((await groupsOnDay(t, dayOf(desk.runtime.now()))).map(group => [group.code, group.id]))
}

/** The subject a release names so. */
export function subjectByCode(names: SubjectNames, code: string): SubjectShown | undefined {
  return [...names.values()].find(name => name.code === code)
}
