/** From a session to a desk: the networks where the person has a role today. */
import type { GroupId, MemberId, OfficeId, Role } from '@waymark/network'
import { ownNetwork, readingNetwork, rolesOfPerson, type RoleOnDay } from '@waymark/store'
import { nextStep } from '../accounts/steps.ts'
import { dayOf, type Desk } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { sessionOfToken } from './sign-in-by-link.ts'

/**
 * Every desk of the person of this session, in the order of the slugs; none where the session has ended, or a step stands before
 * the desks (a password, a second factor, the code of conduct). A closed network is among them for its own people alone.
 */
export async function desksOf(runtime: Runtime, sessionToken: string | null | undefined): Promise<readonly Desk[]> {
  const session = await sessionOfToken(runtime, sessionToken)
  if (!session) return []
  const { person } = session
  const held = await rolesOfPerson(runtime.installation.login.db, person.id, dayOf(runtime.now()))
  const names = held.map(roleOnDay => roleOnDay.role)
  if (nextStep(session, names) !== null) return []
  const provedAt = session.begunBy === 'installation' ? null : session.provedAt
  const desks: Desk[] = []
  for (const [id, roles] of Map.groupBy(held, role => role.network)) {
    const network = await readingNetwork(runtime.installation.app.db, id, ownNetwork)
    if (network) desks.push({ runtime, network, person, roles: roles.flatMap(asRole), provedAt })
  }
  return desks.sort((desk, other) => (desk.network.slug < other.network.slug ? -1 : 1))
}

/** The desk in the network of this slug; null where there is none for this person, whether or not the network exists. */
export async function deskOf(
  runtime: Runtime,
  sessionToken: string | null | undefined,
  networkSlug: string,
): Promise<Desk | null> {
  const desks = await desksOf(runtime, sessionToken)
  return desks.find(desk => desk.network.slug === networkSlug) ?? null
}

/**
 * The desk of whoever asked for something that is done later, with the roles they have now; null where they have none any more. Of
 * the installation itself where nobody is named.
 */
export async function deskOfPerson(runtime: Runtime, networkId: string, person: string | null): Promise<Desk | null> {
  const { app, login } = runtime.installation
  const network = await readingNetwork(app.db, networkId, ownNetwork)
  if (!network) return null
  if (person === null) return { runtime, network, person: null, roles: [] }
  const held = await rolesOfPerson(login.db, person, dayOf(runtime.now()))
  const roles = held.filter(role => role.network === networkId).flatMap(asRole)
  // The work is not a page: of the person only the id is needed, for the audit.
  return roles.length === 0 ? null : { runtime, network, person: { id: person, name: '', language: 'en' }, roles }
}

function asRole({ role, member, group, office }: RoleOnDay): Role[] {
  if (role === 'lead' || role === 'contributor') return member ? [{ name: role, member: member as MemberId }] : []
  if (role === 'coordinator') return group ? [{ name: role, region: group as GroupId }] : []
  if (role === 'respondent') return office ? [{ name: role, office: office as OfficeId }] : []
  // A reviewer may belong to a member or an office; their desk must know, because nobody reviews the work of their own.
  return [{ name: role, ...(member ? { member } : {}), ...(office ? { office } : {}) } as Role]
}
