/** A role as an administrator wishes to give it: which, for which member or region, until when. */
import { done, refused, type Result } from '@waymark/language'
import { readDay, roleNames, roleReach, type RoleName } from '@waymark/network'
import { scopesToGive } from '@waymark/store'
import type { Act } from '../desk.ts'
import type { Refusal } from '../refusal.ts'

export type WishedRole = {
  readonly role: string
  /** Id of the member a role speaks for; for reviewers and others optional: whose work they do not review. */
  readonly member: string
  /** Id of the region, for coordinators. */
  readonly region: string
  /** The first day on which it no longer holds; empty while it has no end. */
  readonly until: string
}

export type RoleToGive = {
  readonly role: RoleName
  readonly member: string | null
  readonly group: string | null
  readonly until: string | null
}

/** Refuses an unknown role, a member or region the network does not have, and an end that is not to come. */
export async function roleWished({ t, today }: Act, wished: WishedRole): Promise<Result<RoleToGive, Refusal>> {
  const role = roleNames.find(name => name === wished.role)
  if (!role) return refused({ kind: 'role.unknown', field: 'role', given: wished.role, known: roleNames.join(', ') })
  const scopes = await scopesToGive(t, today)
  const member = scopes.members.find(one => one.id === wished.member)?.id ?? null
  const region = scopes.regions.find(one => one.id === wished.region)?.id ?? null
  if (wished.member !== '' && member === null) return refused({ kind: 'member.not-here', field: 'member' })
  if (wished.region !== '' && region === null) return refused({ kind: 'region.not-here', field: 'region' })
  if (roleReach[role] === 'member' && member === null) return refused({ kind: 'field.missing', field: 'member' })
  if (roleReach[role] === 'group' && region === null) return refused({ kind: 'field.missing', field: 'region' })
  const last = wished.until.trim() === '' ? null : readDay(wished.until)
  if (last && !last.ok) return refused({ ...last.refusal, field: 'until' })
  const until = last?.value ?? null
  if (until !== null && until <= today) return refused({ kind: 'role.ends-before-it-begins', field: 'until' })
  const keepsMember = roleReach[role] === 'member' || role === 'reviewer'
  return done({
    role,
    member: keepsMember ? member : null,
    group: roleReach[role] === 'group' ? region : null,
    until,
  })
}
