/** For whose countries a desk may do a deed: its members' own, its regions', or all. */
import { roleReach } from '@waymark/network'
import {
  placesWithin,
  subjectOnDay,
  subjectsNear,
  subjectsOnDay,
  type InNetwork,
  type ReachedSubject,
} from '@waymark/store'
import type { Desk } from '../desk.ts'
import { permissions, type Deed } from '../permissions/index.ts'

/** What a desk reaches with a deed: everything, or the places, members and regions of its roles. */
export type Reach =
  | 'everything'
  | { readonly places: ReadonlySet<string>; readonly members: readonly string[]; readonly regions: readonly string[] }

/**
 * How far a deed reaches today. Only roles that may do the deed count: a contributor who is an auditor too still speaks for
 * the countries of their member alone. The installation itself reaches everything.
 */
export async function reachOf(
  desk: Desk,
  deed: Deed,
  of: { readonly t: InNetwork; readonly today: string },
): Promise<Reach> {
  const allowed: readonly string[] = permissions[deed]
  const roles = desk.roles.filter(role => allowed.includes(role.name))
  if (desk.person === null || roles.some(role => roleReach[role.name] === 'network')) return 'everything'
  const members = roles.flatMap(role => ('member' in role ? [role.member] : []))
  const regions = roles.flatMap(role => ('region' in role ? [role.region] : []))
  return { places: await placesWithin(of.t, { members, regions, day: of.today }), members, regions }
}

/** Whether a reach takes in a subject: its country, its own member or region, or a member at work in its region. */
export function reaches(
  reach: Reach,
  subject: Pick<ReachedSubject, 'kind' | 'place' | 'member' | 'group' | 'places'>,
): boolean {
  if (reach === 'everything') return true
  if (subject.kind === 'country') return subject.place !== null && reach.places.has(subject.place)
  if (subject.kind === 'group') return subject.group !== null && reach.regions.includes(subject.group)
  if (subject.kind === 'network' || subject.member === null) return false
  return (
    reach.members.includes(subject.member) ||
    (reach.regions.length > 0 && subject.places.some(place => reach.places.has(place)))
  )
}

/** The subjects of the network for which the desk may do the deed; null where it reaches everything. */
export async function subjectsWithin(
  desk: Desk,
  deed: Deed,
  of: { readonly t: InNetwork; readonly today: string },
): Promise<readonly string[] | null> {
  const reach = await reachOf(desk, deed, of)
  if (reach === 'everything') return null
  const near = await subjectsNear(of.t, { ...reach, places: [...reach.places] })
  return (await subjectsOnDay(of.t, near, of.today)).filter(subject => reaches(reach, subject)).map(({ id }) => id)
}

/** Those of these subjects for which the desk may do the deed; asked at once, however many they are. */
export async function subjectsReached(
  desk: Desk,
  deed: Deed,
  of: { readonly t: InNetwork; readonly today: string; readonly subjects: readonly string[] },
): Promise<ReadonlySet<string>> {
  const asked = new Set(of.subjects)
  if (asked.size === 0) return asked
  const reach = await reachOf(desk, deed, of)
  if (reach === 'everything') return asked
  const found = (await subjectsOnDay(of.t, [...asked], of.today)).filter(subject => reaches(reach, subject))
  return new Set(found.map(({ id }) => id))
}

/** The subject of this id where the desk may do the deed for it; null where it may not, or the network has no such subject. */
export async function subjectReached(
  desk: Desk,
  deed: Deed,
  of: { readonly t: InNetwork; readonly today: string; readonly subject: string },
): Promise<ReachedSubject | null> {
  const subject = await subjectOnDay(of.t, of.subject, of.today)
  return subject && reaches(await reachOf(desk, deed, of), subject) ? subject : null
}
