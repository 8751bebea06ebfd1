import type { GroupId, MemberId } from './brand.ts'
import type { Day } from './day.ts'
import { holdsOn, overlap, type OpenDays } from './days.ts'
import type { PlaceCode } from './place.ts'

/** That an organisation or coalition belongs to the network, and when. A member that left and came back has two. */
export type Membership = { readonly member: MemberId; readonly days: OpenDays }

/** That a member speaks in a country, and when; a member may speak in several, a country may have several members. */
export type MemberPlace = { readonly member: MemberId; readonly place: PlaceCode; readonly days: OpenDays }

/** That a place belongs to a group (a network region, an M49 region, an income group), and when. */
export type GroupPlace = { readonly group: GroupId; readonly place: PlaceCode; readonly days: OpenDays }

export type OverlapRefusal = {
  readonly kind: 'group.place-twice'
  readonly place: PlaceCode
  readonly groups: readonly [GroupId, GroupId]
}

/** The members of the network on a day, each once. */
export function membersOn(memberships: readonly Membership[], day: Day): ReadonlySet<MemberId> {
  return new Set(memberships.filter(membership => holdsOn(membership.days, day)).map(membership => membership.member))
}

/**
 * The countries where the network has a member on a day, each once: the scope a round has by default, read on its opening
 * day. Both the membership and the member's work in the country must hold that day. Never the number of members.
 */
export function countriesOn(
  memberships: readonly Membership[],
  memberPlaces: readonly MemberPlace[],
  day: Day,
): ReadonlySet<PlaceCode> {
  const members = membersOn(memberships, day)
  return new Set(
    memberPlaces.filter(place => members.has(place.member) && holdsOn(place.days, day)).map(place => place.place),
  )
}

/** The places of one group on a day. For a figure the day is the last day of its period. */
export function groupOn(groupPlaces: readonly GroupPlace[], group: GroupId, day: Day): ReadonlySet<PlaceCode> {
  return new Set(
    groupPlaces.filter(place => place.group === group && holdsOn(place.days, day)).map(place => place.place),
  )
}

/** Which of these groups a place is in on a day; `null` when in none (an economy the World Bank left unclassified). */
export function groupOfPlace(groupPlaces: readonly GroupPlace[], place: PlaceCode, day: Day): GroupId | null {
  return groupPlaces.find(one => one.place === place && holdsOn(one.days, day))?.group ?? null
}

/**
 * Places that stand twice on one day in a family of groups that must not overlap (regions, income groups), once per pair
 * of rows. Empty means every place counts once.
 */
export function placesTwice(groupPlaces: readonly GroupPlace[]): readonly OverlapRefusal[] {
  return groupPlaces.flatMap((place, index) =>
    groupPlaces
      .slice(index + 1)
      .filter(other => other.place === place.place && overlap(place.days, other.days))
      .map(other => ({
        kind: 'group.place-twice' as const,
        place: place.place,
        groups: [place.group, other.group] as const,
      })),
  )
}
