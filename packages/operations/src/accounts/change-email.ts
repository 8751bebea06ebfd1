/** Another e-mail address to sign in with: asked for after a proof, confirmed by a link that goes to the new address. */
import { done, refused, type Result } from '@waymark/language'
import {
  emailAskedFor,
  endEmailChange,
  endProof,
  endSessions,
  endSignInLinks,
  forgetDevices,
  inNetwork,
  lockEmailChange,
  mailLeft,
  markProved,
  ownNetwork,
  rolesOfPerson,
  writeEmail,
  writeEmailChange,
  type InNetwork,
  type OpenSession,
} from '@waymark/store'
import { auditAccount } from '../audit/append.ts'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { postLetter } from '../mail/letter.ts'
import { digestOf, newToken } from '../people/token.ts'
import { plainEmail, type EmailRefusal } from './email.ts'
import { beginGuess, type From, type GuessRefusal } from './limit-guesses.ts'
import type { HeldSession } from './own-account.ts'
import { changeable, type ChangeRefusal } from './prove-again.ts'
import { awaitsCode } from './steps.ts'

const linkHours = 24

export type EmailChangeForm = {
  readonly email: string
  readonly from: From
  /** Where the site is, for the link in the mail: `https://waymark.example.org`. */
  readonly origin: string
}

export type EmailChangeRefusal =
  | ChangeRefusal
  | EmailRefusal
  | GuessRefusal
  | { readonly kind: 'email-change.same'; readonly field: 'email' }
  /** Mails belong to networks, and the person has a role in none. */
  | { readonly kind: 'email-change.no-desk' }

/**
 * Sends a link to the new address; nothing changes until it is used. Whether another account has the address is not said, not by
 * the mail either. Refuses without a proof of the last ten minutes, and whoever asks again and again.
 */
export async function askEmailChange(
  runtime: Runtime,
  { session }: HeldSession,
  { email: typed, from, origin }: EmailChangeForm,
): Promise<Result<null, EmailChangeRefusal>> {
  const may = changeable(runtime, session)
  if (!may.ok) return may
  const email = plainEmail(typed)
  if (!email.ok) return email
  if (email.value === session.email) return refused({ kind: 'email-change.same', field: 'email' })
  const person = session.person.id
  const asking = await beginGuess(runtime, { account: `email ${person}`, person, from: { address: from.address } })
  if (asking.refusal) return refused(asking.refusal)
  return inOwnNetwork(runtime, session, async ({ t, network, at }) => {
    const token = newToken()
    const endsAt = new Date(at.getTime() + linkHours * 3_600_000)
    await writeEmailChange(t, { person, digest: digestOf(token), email: email.value, endsAt })
    const { name, language } = session.person
    const link = `${origin}/${language}/account/email/${token}`
    const values = { name, network, link, day: dayOf(endsAt) }
    const letter = { kind: 'email-change', to: email.value, language, values } as const
    await postLetter(runtime, t, { letter, object: person, at, endsAt })
    await auditAccount(runtime, t, { person, deed: 'ask-email-change' })
    return done(null)
  })
}

/** The address that a link of this person's would give them; null for any other link. Uses nothing up. */
export async function emailChangeShown(runtime: Runtime, session: OpenSession, token: string): Promise<string | null> {
  const of = { person: session.person.id, digest: digestOf(token), at: runtime.now() }
  return emailAskedFor(runtime.installation.login.db, of)
}

export type EmailConfirmRefusal =
  | { readonly kind: 'account.code-first' }
  | { readonly kind: 'email-change.not-valid' }
  | { readonly kind: 'email-change.no-desk' }

/**
 * Uses the link in a session of the same person: the address changes, every other session, known device and unused link ends, and
 * the old address is told. Refuses used, replaced, ended and foreign links, and an address that another account has, alike.
 */
export async function confirmEmailChange(
  runtime: Runtime,
  held: HeldSession,
  token: string,
): Promise<Result<null, EmailConfirmRefusal>> {
  const { session } = held
  if (awaitsCode(session)) return refused({ kind: 'account.code-first' })
  const person = session.person.id
  return inOwnNetwork<EmailConfirmRefusal>(runtime, session, async ({ t, network, at }) => {
    const email = await lockEmailChange(t, { person, digest: digestOf(token), at })
    if (email === null || !(await writeEmail(t, person, email))) return refused({ kind: 'email-change.not-valid' })
    await endEmailChange(t, person)
    if (await mailLeft(t, person)) await markProved(t, { person, at })
    else await endProof(t, person)
    await endSessions(t, person, digestOf(held.token))
    await forgetDevices(t, person)
    await endSignInLinks(t, person, at)
    if (session.email) {
      const { name, language } = session.person
      const letter = { kind: 'email-changed', to: session.email, language, values: { name, network } } as const
      await postLetter(runtime, t, { letter, object: null, at, endsAt: new Date(at.getTime() + 7 * 24 * 3_600_000) })
    }
    await auditAccount(runtime, t, { person, deed: 'change-email' })
    return done(null)
  })
}

type InOwn = { readonly t: InNetwork; readonly network: string; readonly at: Date }

/** One transaction of the schema's owner in the first network where the person has a role: its outbox carries their mail. */
async function inOwnNetwork<R>(
  runtime: Runtime,
  { person }: OpenSession,
  work: (own: InOwn) => Promise<Result<null, R>>,
): Promise<Result<null, R | { readonly kind: 'email-change.no-desk' }>> {
  const at = runtime.now()
  const [role] = await rolesOfPerson(runtime.installation.login.db, person.id, dayOf(at))
  if (!role) return refused({ kind: 'email-change.no-desk' })
  return inNetwork(runtime.installation.owner.db, role.network, async t => {
    const { names, slug } = (await ownNetwork(t))!
    return work({ t, network: names[person.language] ?? names['en'] ?? slug, at })
  })
}
