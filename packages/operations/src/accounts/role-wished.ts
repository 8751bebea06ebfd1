/** A role as an administrator wishes to give it: which, for which member, office or region, until when. */
import { done, refused, type Result } from '@waymark/language'
import { readDay, roleNames, roleReach, type DayRefusal, type RoleName } from '@waymark/network'
import { scopesToGive, type RoleReach, type ScopeNames } from '@waymark/store'
import type { Act } from '../desk.ts'

export type WishedRole = {
  readonly role: string
  /** Id of the member a role speaks for; for reviewers and others optional: whose work they do not review. */
  readonly member: string
  /** Id of the region, for coordinators. */
  readonly region: string
  /** Id of the office a respondent speaks for; for reviewers optional, as the member. Absent: none. */
  readonly office?: string
  /** The first day on which it no longer holds; empty while it has no end. */
  readonly until: string
}

type ReachRefusal =
  | { readonly kind: 'member.not-here' | 'region.not-here' | 'office.not-here'; readonly field: string }
  | { readonly kind: 'field.missing'; readonly field: 'member' | 'region' | 'office' }

export type RoleWishRefusal =
  | ReachRefusal
  | { readonly kind: 'role.unknown'; readonly field: 'role'; readonly given: string; readonly known: string }
  | (DayRefusal & { readonly field: 'until' })
  | { readonly kind: 'role.ends-before-it-begins'; readonly field: 'until' }

export type RoleToGive = RoleReach & { readonly role: RoleName; readonly until: string | null }

/** Refuses an unknown role, a member, office or region the network does not have, and an end that is not to come. */
export async function roleWished({ t, today }: Act, wished: WishedRole): Promise<Result<RoleToGive, RoleWishRefusal>> {
  const role = roleNames.find(name => name === wished.role)
  if (!role) return refused({ kind: 'role.unknown', field: 'role', given: wished.role, known: roleNames.join(', ') })
  const found = reachWished(await scopesToGive(t, today), wished, role)
  if (!found.ok) return found
  const last = wished.until.trim() === '' ? null : readDay(wished.until)
  if (last && !last.ok) return refused({ ...last.refusal, field: 'until' })
  const until = last?.value ?? null
  if (until !== null && until <= today) return refused({ kind: 'role.ends-before-it-begins', field: 'until' })
  return done({ role, ...found.value, until })
}

/** What the role is limited to: nothing that it has no use for is kept of what was chosen. */
function reachWished(scopes: ScopeNames, wished: WishedRole, role: RoleName): Result<RoleReach, ReachRefusal> {
  const { office: officeWished = '' } = wished
  const member = scopes.members.find(member => member.id === wished.member)?.id ?? null
  const region = scopes.regions.find(region => region.id === wished.region)?.id ?? null
  const office = scopes.offices.find(office => office.id === officeWished)?.id ?? null
  if (wished.member !== '' && member === null) return refused({ kind: 'member.not-here', field: 'member' })
  if (wished.region !== '' && region === null) return refused({ kind: 'region.not-here', field: 'region' })
  if (officeWished !== '' && office === null) return refused({ kind: 'office.not-here', field: 'office' })
  const reach = roleReach[role]
  if (reach === 'member' && member === null) return refused({ kind: 'field.missing', field: 'member' })
  if (reach === 'group' && region === null) return refused({ kind: 'field.missing', field: 'region' })
  if (reach === 'office' && office === null) return refused({ kind: 'field.missing', field: 'office' })
  return done({
    member: reach === 'member' || role === 'reviewer' ? member : null,
    group: reach === 'group' ? region : null,
    office: reach === 'office' || role === 'reviewer' ? office : null,
  })
}
