/** The people of a network: who has which role, who is invited, whom somebody asks to let in again. */
import { roleNames, roleReach, type RoleName } from '@waymark/network'
import {
  invitationsOpen,
  namingsAsked,
  recoveriesAsked,
  rolesInNetwork,
  scopesToGive,
  type InvitationRow,
  type NamingRow,
  type PersonOfNetwork,
  type ReachNames,
  type RecoveryRow,
  type ScopeNames,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { mayDo } from '../permissions/index.ts'
import { isFresh } from './prove-again.ts'
import { agreeFrom } from './recover.ts'

export type PeoplePage = {
  readonly people: readonly (Omit<
    PersonOfNetwork,
    'role' | 'roleId' | 'from' | 'until' | 'member' | 'group' | 'office' | 'memberName' | 'groupNames' | 'officeName'
  > & {
    readonly roles: readonly PersonOfNetwork[]
  })[]
  readonly invitations: readonly (InvitationRow & ReachNames & { readonly ended: boolean })[]
  readonly recoveries: readonly (RecoveryRow & {
    readonly own: boolean
    readonly from: string
    readonly waits: boolean
  })[]
  /** Wishes that somebody be a focal point; `own`: of who asked or is to be one, so that another agrees. */
  readonly namings: readonly (NamingRow & { readonly own: boolean })[]
  readonly scopes: ScopeNames
  /** Those that can be given: a role that speaks for a member, an office or a region, only where there is one. */
  readonly roles: readonly RoleName[]
  /** Whether the person has proved lately who they are; otherwise nothing here can be changed. */
  readonly fresh: boolean
}

/** Null for a desk that may not invite. */
export async function peoplePage(desk: Desk): Promise<PeoplePage | null> {
  if (!mayDo(desk.roles, 'invite-person')) return null
  const now = desk.runtime.now()
  return readAs(desk, async t => {
    const rows = await rolesInNetwork(t, dayOf(now))
    const people = [...Map.groupBy(rows, row => row.person).values()].map(roles => {
      const { person, name, email, language } = roles[0]!
      return { person, name, email, language, roles }
    })
    const scopes = await scopesToGive(t, dayOf(now))
    const reaches = {
      network: 1,
      member: scopes.members.length,
      group: scopes.regions.length,
      office: scopes.offices.length,
    }
    return {
      people,
      invitations: (await invitationsOpen(t)).map(row => ({ ...row, ended: row.endsAt <= now })),
      recoveries: (await recoveriesAsked(t)).map(row => ({
        ...row,
        own: row.askedBy === desk.person?.id,
        from: agreeFrom(row.askedAt),
        waits: dayOf(now) < agreeFrom(row.askedAt),
      })),
      namings: (await namingsAsked(t)).map(row => ({
        ...row,
        own: [row.askedBy, row.person].includes(desk.person?.id ?? ''),
      })),
      scopes,
      roles: roleNames.filter(name => reaches[roleReach[name]] > 0),
      fresh: isFresh(desk.runtime, desk.provedAt),
    }
  })
}
