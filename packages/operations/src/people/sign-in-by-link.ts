/** Signing in: a link that works once, and the session it begins. */
import { done, refused, type Result } from '@waymark/language'
import {
  addSession,
  addSignInLink,
  endSession,
  openSession,
  personById,
  personOfLink as linkPerson,
  useSignInLink,
  type BegunBy,
  type InTransaction,
  type OpenSession,
} from '@waymark/store'
import { awaitsCode } from '../accounts/steps.ts'
import { auditAccount } from '../audit/append.ts'
import type { DeskPerson } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { digestOf, newToken } from './token.ts'

const linkDays = 7
const sessionHours = 12 // a working day; nobody stays signed in overnight
const hour = 3_600_000

export type Signed = { readonly token: string; readonly endsAt: Date; readonly person: DeskPerson }
/** The link was used, has ended, or never was: which of them is not said. */
export type LinkRefusal = { readonly kind: 'sign-in.link-not-valid' }

export type NewLink = { readonly token: string; readonly endsAt: Date }

/**
 * Makes a link for a person that signs them in once within 7 days, told to the audit as a deed of the installation. The token is in
 * nothing but what is given back.
 */
export async function linkWithin(runtime: Runtime, t: InTransaction, person: string): Promise<NewLink> {
  const token = newToken()
  const at = runtime.now()
  const endsAt = new Date(at.getTime() + linkDays * 24 * hour)
  await addSignInLink(t, { digest: digestOf(token), person, at, endsAt })
  await auditAccount(runtime, t, { person, actor: null, deed: 'new-sign-in-link' })
  return { token, endsAt }
}

/** Whom a link would sign in, for a page that asks first: programs that look at links before people do use nothing up. */
export function personOfLink(runtime: Runtime, token: string): Promise<DeskPerson | null> {
  return linkPerson(runtime.installation.login.db, digestOf(token), runtime.now())
}

/** Uses the link up and begins a session; a password comes next where there is none. Refuses `sign-in.link-not-valid`. */
export async function signInByLink(
  runtime: Runtime,
  token: string,
  device: string | null = null,
): Promise<Result<Signed, LinkRefusal>> {
  const now = runtime.now()
  return runtime.installation.login.db.transaction().execute(async t => {
    const person = await useSignInLink(t, digestOf(token), now)
    if (person === null) return refused({ kind: 'sign-in.link-not-valid' })
    return done(await sessionWithin(runtime, t, { person, begunBy: 'link', device }))
  })
}

export type Beginning = { readonly begunBy: BegunBy; readonly device?: string | null }

/**
 * Begins a session of 12 hours for a person who has been let in: by what they proved, or by the installation itself, which asks
 * for nothing more. Throws where there is no such person.
 */
export function beginSession(
  runtime: Runtime,
  person: string,
  beginning: Beginning = { begunBy: 'installation' },
): Promise<Signed> {
  const { db } = runtime.installation.login
  return db.transaction().execute(t => sessionWithin(runtime, t, { person, ...beginning }))
}

/** The same inside a transaction of the role that signs people in, which tells the audit. */
export async function sessionWithin(
  runtime: Runtime,
  t: InTransaction,
  { person, ...beginning }: Beginning & { readonly person: string },
): Promise<Signed> {
  const known = await personById(t, person)
  if (!known) throw new Error('A session needs a person.')
  const token = newToken()
  const at = runtime.now()
  const endsAt = new Date(at.getTime() + sessionHours * hour)
  await addSession(t, { digest: digestOf(token), person, at, endsAt, ...beginning })
  const session = (await openSession(t, digestOf(token), at))!
  const deed = awaitsCode(session) ? 'begin-sign-in' : 'sign-in'
  await auditAccount(runtime, t, { person, deed, object: session.id, content: { begunBy: session.begunBy } })
  return { token, endsAt, person: known }
}

/** The session of a token while it lasts; null for everything else. */
export function sessionOfToken(runtime: Runtime, token: string | null | undefined): Promise<OpenSession | null> {
  return token ? openSession(runtime.installation.login.db, digestOf(token), runtime.now()) : Promise.resolve(null)
}

/** Ends the session. Ending one that is not there is no mistake. */
export function signOut(runtime: Runtime, token: string): Promise<void> {
  return runtime.installation.login.db.transaction().execute(async t => {
    const ended = await endSession(t, digestOf(token))
    if (ended) await auditAccount(runtime, t, { person: ended.person, deed: 'sign-out', object: ended.id })
  })
}
