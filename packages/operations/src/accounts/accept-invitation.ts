/** Accepting an invitation: a new person sets a name and a password; one with an account signs in first and accepts. */
import { done, refused, type Result, plainText } from '@waymark/language'
import {
  addPerson,
  appendAudit,
  brokenRule,
  giveRole,
  inNetwork,
  invitationByDigest,
  mailLeft,
  markProved,
  ownNetwork,
  readingNetwork,
  useInvitation,
  writeAcceptedBy,
  writeEmail,
  writePassword,
  type InNetwork,
  type InvitationRow,
  type NamedNetwork,
} from '@waymark/store'
import { fitPassword, type PasswordRefusal } from '@waymark/network'
import { canonicalJson } from '@waymark/scorecard'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { beginSession, sessionOfToken, type Signed } from '../people/sign-in-by-link.ts'
import { digestOf } from '../people/token.ts'
import { hashPassword } from './hash-password.ts'
import { nextStep } from './steps.ts'

export type InvitationShown = {
  readonly network: NamedNetwork
  readonly name: string
  readonly email: string
  readonly language: string
  readonly role: string
  /**
   * `accept`: the address is that of the person who is signed in. `new`: anything else; whether somebody has an account with the
   * address is not said to whoever opens the link, who may be the one who made it.
   */
  readonly next: 'new' | 'accept'
}

export type InvitationAcceptRefusal =
  | { readonly kind: 'invitation.not-valid' | 'invitation.sign-in-first' }
  | { readonly kind: 'field.missing'; readonly field: 'name' }
  | { readonly kind: 'password.not-twice'; readonly field: 'again' }
  | { readonly kind: 'form.done-meanwhile'; readonly rule: string }
  | PasswordRefusal

/** What an invitation offers; null where it was used, withdrawn, has ended or never was. Uses nothing up. */
export async function invitationShown(
  runtime: Runtime,
  token: string,
  sessionToken: string | undefined,
): Promise<InvitationShown | null> {
  const row = await invitationByDigest(runtime.installation.login.db, digestOf(token), runtime.now())
  const network = row && (await readingNetwork(runtime.installation.app.db, row.network, ownNetwork))
  if (!row || !network) return null
  const next = row.person !== null && (await isSignedIn(runtime, row.person, sessionToken)) ? 'accept' : 'new'
  return { network, name: row.name, email: row.email, language: row.language, role: row.role, next }
}

export type NewPersonForm = {
  readonly token: string
  readonly name: string
  readonly password: string
  readonly again: string
}

/** Makes the person with password and role, all or nothing, and begins their first session. */
export async function acceptAsNew(
  runtime: Runtime,
  form: NewPersonForm,
  device: string | null,
): Promise<Result<Signed, InvitationAcceptRefusal>> {
  const row = await invitationByDigest(runtime.installation.login.db, digestOf(form.token), runtime.now())
  if (!row) return refused({ kind: 'invitation.not-valid' })
  const name = plainText(form.name)
  if (name === '' || name.length > 120) return refused({ kind: 'field.missing', field: 'name' })
  const fit = fitPassword(form.password, [row.email, name])
  if (!fit.ok) return fit
  if (form.again !== form.password) return refused({ kind: 'password.not-twice', field: 'again' })
  if (row.person !== null) return refused({ kind: 'invitation.sign-in-first' })
  const hash = await hashPassword(fit.value)
  let meanwhile: InvitationAcceptRefusal | undefined
  const person = await accepted(
    runtime,
    { token: form.token, network: row.network },
    async (t, { email, language }, at) => {
      const id = await addPerson(t, { name, language, at })
      if (!(await writeEmail(t, id, email))) throw new AddressTaken()
      await writePassword(t, { person: id, hash, at })
      return id
    },
  ).catch((problem: unknown) => {
    const broken = brokenRule(problem)
    if (problem instanceof AddressTaken) meanwhile = { kind: 'invitation.sign-in-first' }
    else if (broken?.twice) meanwhile = { kind: 'form.done-meanwhile', rule: broken.rule }
    else throw problem
    return null
  })
  if (meanwhile) return refused(meanwhile)
  if (!person) return refused({ kind: 'invitation.not-valid' })
  return done(await beginSession(runtime, person, { begunBy: 'password', device }))
}

/** Gives the role to the person of this session, whose address the invitation names. */
export async function acceptAsKnown(
  runtime: Runtime,
  of: { readonly token: string; readonly sessionToken: string | undefined },
): Promise<Result<{ readonly network: string }, InvitationAcceptRefusal>> {
  const row = await invitationByDigest(runtime.installation.login.db, digestOf(of.token), runtime.now())
  if (!row?.person || !(await isSignedIn(runtime, row.person, of.sessionToken)))
    return refused({ kind: 'invitation.not-valid' })
  const known = row.person
  const person = await accepted(runtime, { token: of.token, network: row.network }, async () => known)
  return person ? done({ network: row.network }) : refused({ kind: 'invitation.not-valid' })
}

/** Two invitations of one new address, accepted at once: the other made the account. Nothing of this one is kept, its link least. */
class AddressTaken extends Error {}

type Made = (t: InNetwork, row: InvitationRow, at: Date) => Promise<string | null>

/** Uses the invitation up, makes or finds the person, gives the role, tells the audit: one transaction of the schema's owner. */
async function accepted(
  runtime: Runtime,
  of: { readonly token: string; readonly network: string },
  personOf: Made,
): Promise<string | null> {
  const at = runtime.now()
  return inNetwork(runtime.installation.owner.db, of.network, async t => {
    const row = await useInvitation(t, digestOf(of.token), at)
    const person = row ? await personOf(t, row, at) : null
    if (!row || !person) return null
    await writeAcceptedBy(t, row.id, person)
    if (await mailLeft(t, row.id)) await markProved(t, { person, at })
    const { role, member, group, office, until } = row
    const object = await giveRole(t, { person, role, member, group, office, from: dayOf(at), until })
    const network = (await ownNetwork(t))!
    const content = runtime.keysOf(network.slug).commit(canonicalJson({ invitation: row.id, person, role }))
    await appendAudit(t, { at, actor: person, action: 'accept-invitation', object, content })
    return person
  })
}

/** Whether this session is whole and belongs to the person. */
async function isSignedIn(runtime: Runtime, person: string, sessionToken: string | undefined): Promise<boolean> {
  const session = await sessionOfToken(runtime, sessionToken)
  return session?.person.id === person && nextStep(session, []) !== 'code'
}
