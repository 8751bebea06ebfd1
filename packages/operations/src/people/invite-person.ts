/** Adding a person to a network: the person, a role, and the link that lets them in; all or nothing, and in the audit. */
import { isLanguage, done, refused, type Result, plainText } from '@waymark/language'
import { roleNames, roleReach, type RoleName } from '@waymark/network'
import { canonicalJson } from '@waymark/scorecard'
import {
  addPerson,
  addSignInLink,
  appendAudit,
  credentialOf,
  giveRole,
  inNetwork,
  markProved,
  networkBySlug,
  scopeByName,
  writeEmail,
  type InNetwork,
  type RoleReach,
} from '@waymark/store'
import { plainEmail, type EmailRefusal } from '../accounts/email.ts'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { digestOf, newToken } from './token.ts'

export type Invitation = {
  readonly network: string
  readonly name: string
  readonly role: string
  /** Name of the member, for roles that speak for one. */
  readonly member?: string | undefined
  /** Code of the network's region, for coordinators. */
  readonly region?: string | undefined
  /** Name of the office a respondent speaks for. */
  readonly office?: string | undefined
  readonly language?: string | undefined
  /** What they will sign in with; asked of them where it is not given. */
  readonly email?: string | undefined
  /** The first day on which the role no longer holds. */
  readonly until?: string | undefined
}

export type Invited = {
  readonly person: string
  readonly token: string
  readonly endsAt: Date
  readonly language: string
}

export type InvitationRefusal =
  /** A publisher such as the public record has no members, rounds or persons. */
  | { readonly kind: 'network.without-people'; readonly field: 'network' }
  | { readonly kind: 'network.unknown'; readonly field: 'network'; readonly given: string }
  | { readonly kind: 'field.missing'; readonly field: 'name' | 'member' | 'region' | 'office' }
  | { readonly kind: 'role.unknown'; readonly field: 'role'; readonly given: string; readonly known: string }
  | { readonly kind: 'language.unknown'; readonly field: 'language'; readonly given: string }
  | { readonly kind: 'member.unknown'; readonly field: 'member'; readonly given: string }
  | { readonly kind: 'region.unknown'; readonly field: 'region'; readonly given: string }
  | { readonly kind: 'office.unknown'; readonly field: 'office'; readonly given: string }
  | EmailRefusal
  | { readonly kind: 'email.taken'; readonly field: 'email' }

/** The roles that can be given. */
export const rolesToGive: readonly RoleName[] = roleNames

/** Adds a person with one role from today on and makes their first sign-in link, valid once within 7 days. */
export async function invitePerson(
  runtime: Runtime,
  invitation: Invitation,
): Promise<Result<Invited, InvitationRefusal>> {
  const { db } = runtime.installation.owner
  const network = await networkBySlug(db, invitation.network)
  if (!network) return refused({ kind: 'network.unknown', field: 'network', given: invitation.network })
  if (network.kind === 'publisher') return refused({ kind: 'network.without-people', field: 'network' })
  const language = invitation.language ?? 'en'
  const wrong = unfit(invitation, language)
  if (wrong) return refused(wrong)
  const at = runtime.now()
  return inNetwork(db, network.id, async t => {
    const scope = await scopeOfRole(t, invitation)
    if (!scope.ok) return scope
    const email = await freeEmail(t, invitation.email)
    if (!email.ok) return email
    const person = await addPerson(t, { name: plainText(invitation.name), language, at })
    if (email.value) await writeEmail(t, person, email.value)
    await markProved(t, { person, at })
    const role = { person, role: invitation.role, ...scope.value, from: dayOf(at), until: invitation.until ?? null }
    const object = await giveRole(t, role)
    const token = newToken()
    const endsAt = new Date(at.getTime() + 7 * 24 * 3_600_000)
    await addSignInLink(t, { digest: digestOf(token), person, at, endsAt })
    const content = runtime.keysOf(network.slug).commit(canonicalJson(role))
    await appendAudit(t, { at, actor: null, action: 'invite-person', object, content })
    return done({ person, token, endsAt, language })
  })
}

function unfit(invitation: Invitation, language: string): InvitationRefusal | null {
  if (plainText(invitation.name) === '') return { kind: 'field.missing', field: 'name' }
  if (!isLanguage(language)) return { kind: 'language.unknown', field: 'language', given: language }
  if (!(rolesToGive as readonly string[]).includes(invitation.role))
    return { kind: 'role.unknown', field: 'role', given: invitation.role, known: rolesToGive.join(', ') }
  return null
}

/** The address as it is stored, null where none is given. Refuses one that another account has. */
async function freeEmail(t: InNetwork, typed: string | undefined): Promise<Result<string | null, InvitationRefusal>> {
  if (typed === undefined) return done(null)
  const email = plainEmail(typed)
  if (!email.ok) return email
  return (await credentialOf(t, email.value)) ? refused({ kind: 'email.taken', field: 'email' }) : email
}

/** What the role is limited to; reviewers may belong to a member or an office too, whose work they then cannot review. */
async function scopeOfRole(
  t: InNetwork,
  { role, member, region, office }: Invitation,
): Promise<Result<RoleReach, InvitationRefusal>> {
  const reach = roleReach[role as RoleName]
  if (reach === 'member' && !member) return refused({ kind: 'field.missing', field: 'member' })
  if (reach === 'group' && !region) return refused({ kind: 'field.missing', field: 'region' })
  if (reach === 'office' && !office) return refused({ kind: 'field.missing', field: 'office' })
  const found = await scopeByName(t, { member, region, office })
  if (member && !found.member) return refused({ kind: 'member.unknown', field: 'member', given: member })
  if (region && !found.group) return refused({ kind: 'region.unknown', field: 'region', given: region })
  if (office && !found.office) return refused({ kind: 'office.unknown', field: 'office', given: office })
  return done(
    reach === 'office'
      ? { member: null, group: null, office: found.office }
      : { ...found, office: role === 'reviewer' ? found.office : null },
  )
}
