/** What a line of a list of people calls a member, a region or an office, and who has a role in it already. */
import { folded } from '@waymark/language'
import { heldOn, memberCalled, roleReach, type RoleName } from '@waymark/network'
import {
  addressesAccepted,
  invitationsOpen,
  registeredMembers,
  rolesInNetwork,
  scopesToGive,
  type InNetwork,
  type ReachNames,
  type RoleReach,
} from '@waymark/store'

export type ListReach = {
  /** What the role reaches, as the line calls it; empty for a role of the whole network. */
  readonly reach: string
  /** Ids of what the role reaches; each empty where it is not that. */
  readonly member: string
  readonly region: string
  readonly office: string
}

export type ListedRole = {
  readonly name: string
  /** Empty where the person has none. */
  readonly email: string
  readonly role: RoleName
}

const none: ListReach = { reach: '', member: '', region: '', office: '' }

/** Finds what is there today, by any name a member has or had; null where it is none, or the role reaches another sort of thing. */
export async function listReaches(
  t: InNetwork,
  today: string,
): Promise<(role: RoleName, given: string) => ListReach | null> {
  const { regions, offices } = await scopesToGive(t, today)
  const members = (await registeredMembers(t)).filter(member => heldOn(member, today))
  return (role, given) => {
    const wanted = folded(given)
    if (roleReach[role] === 'network') return wanted === '' ? none : null
    if (wanted === '') return null
    if (roleReach[role] === 'member') {
      const member = memberCalled(members, given)
      return member ? { ...none, reach: member.name, member: member.id } : null
    }
    if (roleReach[role] === 'group') {
      const region = regions.find(({ code, names }) =>
        [code, ...Object.values(names)].some(name => folded(name) === wanted),
      )
      return region ? { ...none, reach: given, region: region.id } : null
    }
    const office = offices.find(({ name }) => folded(name) === wanted)
    return office ? { ...none, reach: office.name, office: office.id } : null
  }
}

type Standing = RoleReach &
  ReachNames &
  Pick<ListedRole, 'name'> & { readonly email: string | null; readonly role: string }

/**
 * Who has which role in what, or is invited to it. A person is known by the address of today and by each at which they were invited; one
 * without an address by the name.
 */
export async function listStanding(t: InNetwork, today: string) {
  const roles = await rolesInNetwork(t, today)
  const earlier = Map.groupBy(await addressesAccepted(t), ({ person }) => person)
  const current = new Set(roles.map(({ email }) => email?.toLowerCase()))
  const held = roles.flatMap((role): readonly Standing[] => [
    role,
    ...(earlier.get(role.person) ?? [])
      .filter(({ email }) => !current.has(email.toLowerCase()))
      .map(({ email }) => ({ ...role, email })),
  ])
  return { held: standing(held), open: standing(await invitationsOpen(t)) }
}

/** Whether a line says what stands: by the ids of what it names, or by the words in which it goes out. */
function standing(all: readonly Standing[]) {
  const ids = new Set(
    all.map(({ member, group, office, ...row }) => key(row, [member ?? '', group ?? '', office ?? ''].join(' '))),
  )
  const words = new Map(all.flatMap(row => reachWords(row).map(reach => [key(row, folded(reach)), row] as const)))
  return {
    has: (line: ListedRole & ListReach) => ids.has(key(line, [line.member, line.region, line.office].join(' '))),
    /** The reach of the role that a line repeats as it goes out, even where nobody could be invited to it today; null where none is. */
    said(line: ListedRole, given: string): ListReach | null {
      const row = words.get(key(line, folded(given)))
      const { member, group, office } = row ?? {}
      return row ? { reach: given, member: member ?? '', region: group ?? '', office: office ?? '' } : null
    },
  }
}

const key = (
  { name, email, role }: { readonly name: string; readonly email: string | null; readonly role: string },
  reach: string,
): string => [email ? email.toLowerCase() : `: ${folded(name)}`, role, reach].join('\n')

/** Every name of what a role reaches, its code among them; one empty word for a role of the whole network. */
function reachWords({ memberName, groupNames, officeName }: ReachNames): readonly string[] {
  const words = [memberName, officeName, ...Object.values(groupNames ?? {})].filter(word => word !== null)
  return words.length > 0 ? words : ['']
}
