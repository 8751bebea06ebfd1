/** The registry as the secretariat and administrators see it: the members with their countries and regions, and one member with all days. */
import { heldOn, namesOf, readId } from '@waymark/network'
import {
  groupsOnDay,
  placesNamed,
  registeredMembers,
  unfinishedOf,
  type MemberPlace,
  type RegisteredMember,
  type UnfinishedRow,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'

type Names = Readonly<Record<string, string>>

export type RegistryRow = Pick<RegisteredMember, 'id' | 'name' | 'kind' | 'from' | 'until'> & {
  readonly state: 'belongs' | 'left' | 'joins-later'
  readonly earlier: readonly string[]
  /** Its countries of today; those of its last day where it has left, of its first where it joins later. */
  readonly countries: readonly { readonly code: string; readonly names: Names }[]
  /** Regions of the network in which these countries lie today. */
  readonly regions: readonly { readonly code: string; readonly names: Names }[]
}

export type RegistryPage = {
  readonly members: readonly RegistryRow[]
  /** Members that belong to the network today, and the countries in which they work: never the same number. */
  readonly today: { readonly members: number; readonly countries: number }
}

/** Null for a desk that may not keep the registry. */
export async function registryPage(desk: Desk): Promise<RegistryPage | null> {
  if (desk.person && !mayDo(desk.roles, 'keep-registry')) return null
  const today = dayOf(desk.runtime.now())
  return readAs(desk, async t => {
    const all = await registeredMembers(t)
    const codes = [...new Set(all.flatMap(registeredMember => registeredMember.places.map(place => place.code)))]
    const named = new Map((await placesNamed(t, codes)).map(placeRow => [placeRow.code, placeRow.names]))
    const regions = (await groupsOnDay(t, today)).filter(group => group.kind === 'region')
    const members = all.map((member): RegistryRow => {
      const { id, name, kind, from, until, earlier } = member
      const own = countriesShown(member, today)
      return {
        id,
        name,
        kind,
        from,
        until,
        state: from > today ? 'joins-later' : until !== null && until <= today ? 'left' : 'belongs',
        earlier: earlier.map(one => one.name),
        countries: own.map(code => ({ code, names: named.get(code) ?? {} })),
        regions: regions
          .filter(region => region.places.some(place => own.includes(place)))
          .map(region => ({ code: region.code, names: region.names })),
      }
    })
    const belong = members.filter(registry => registry.state === 'belongs')
    const countries = new Set(belong.flatMap(registry => registry.countries.map(({ code }) => code)))
    return { members, today: { members: belong.length, countries: countries.size } }
  })
}

function countriesShown({ from, until, places }: RegisteredMember, today: string): readonly string[] {
  const ended = until !== null && until <= today
  const on = places.filter(place => (ended ? place.until === until : heldOn(place, from > today ? from : today)))
  return [...new Set(on.map(place => place.code))].toSorted()
}

export type MemberPage = {
  readonly member: RegisteredMember
  readonly names: ReturnType<typeof namesOf>
  readonly places: readonly (MemberPlace & { readonly names: Names })[]
  /** The member that goes on for it, and those it goes on for. */
  readonly continuedBy: { readonly id: string; readonly name: string } | null
  readonly continues: readonly { readonly id: string; readonly name: string }[]
  /** Other members that belong to the network: one of them may go on for it. */
  readonly others: readonly { readonly id: string; readonly name: string }[]
  /** What rounds that are open still wait for, which may be finished until they close; none for who does not keep rounds. */
  readonly unfinished: readonly UnfinishedRow[]
}

/** One member with all names, countries and days; null where the network has none of this id, or the desk may not keep the registry. */
export async function memberPage(desk: Desk, id: string): Promise<MemberPage | null> {
  if ((desk.person && !mayDo(desk.roles, 'keep-registry')) || !readId(id).ok) return null
  const today = dayOf(desk.runtime.now())
  return readAs(desk, async t => {
    const all = await registeredMembers(t)
    const member = all.find(registeredMember => registeredMember.id === id)
    if (!member) return null
    const codes = member.places.map(place => place.code)
    const named = new Map((await placesNamed(t, [...new Set(codes)])).map(place => [place.code, place.names]))
    const short = (registeredMember: RegisteredMember) => ({ id: registeredMember.id, name: registeredMember.name })
    const by = all.find(registeredMember => registeredMember.id === member.continuedBy)
    return {
      member,
      names: namesOf(member),
      places: member.places.map(place => ({ ...place, names: named.get(place.code) ?? {} })),
      continuedBy: by ? short(by) : null,
      continues: all.filter(registeredMember => registeredMember.continuedBy === id).map(short),
      others: all
        .filter(
          registeredMember =>
            registeredMember.id !== id && (registeredMember.until === null || registeredMember.until > today),
        )
        .map(short),
      unfinished: mayDo(desk.roles, 'open-round') ? await unfinishedOf(t, id) : [],
    }
  })
}
