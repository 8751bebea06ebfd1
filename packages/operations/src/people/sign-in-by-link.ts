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
  type OpenSession,
} from '@waymark/store'
import type { DeskPerson } from '../desk.ts'
import type { House } from '../house.ts'
import { digestOf, newToken } from './token.ts'

const linkDays = 7
const sessionHours = 12 // a working day; nobody stays signed in overnight
const hour = 3_600_000

export type Signed = { readonly token: string; readonly endsAt: Date; readonly person: DeskPerson }
/** The link was used, has ended, or never was: which of them is not said. */
export type LinkRefusal = { readonly kind: 'sign-in.link-not-valid' }

/** Makes a link for a person that signs them in once within 7 days. The token is in nothing but what is given back. */
export async function makeSignInLink(
  house: House,
  person: string,
): Promise<{ readonly token: string; readonly endsAt: Date }> {
  const token = newToken()
  const at = house.now()
  const endsAt = new Date(at.getTime() + linkDays * 24 * hour)
  await addSignInLink(house.installation.login.db, { digest: digestOf(token), person, at, endsAt })
  return { token, endsAt }
}

/** Whom a link would sign in, for a page that asks first: programs that look at links before people do use nothing up. */
export function personOfLink(house: House, token: string): Promise<DeskPerson | null> {
  return linkPerson(house.installation.login.db, digestOf(token), house.now())
}

/** Uses the link up and begins a session; a password comes next where there is none. Refuses `sign-in.link-not-valid`. */
export async function signInByLink(
  house: House,
  token: string,
  device: string | null = null,
): Promise<Result<Signed, LinkRefusal>> {
  const now = house.now()
  const person = await useSignInLink(house.installation.login.db, digestOf(token), now)
  if (person === null) return refused({ kind: 'sign-in.link-not-valid' })
  return done(await beginSession(house, person, { begunBy: 'link', device }))
}

export type Beginning = { readonly begunBy: BegunBy; readonly device?: string | null }

/**
 * Begins a session of 12 hours for a person who has been let in: by what they proved, or by the installation itself, which asks
 * for nothing more. Throws where there is no such person.
 */
export async function beginSession(
  house: House,
  person: string,
  beginning: Beginning = { begunBy: 'installation' },
): Promise<Signed> {
  const { db } = house.installation.login
  const known = await personById(db, person)
  if (!known) throw new Error('A session needs a person.')
  const token = newToken()
  const at = house.now()
  const endsAt = new Date(at.getTime() + sessionHours * hour)
  await addSession(db, { digest: digestOf(token), person, at, endsAt, ...beginning })
  return { token, endsAt, person: known }
}

/** The session of a token while it lasts; null for everything else. */
export function sessionOfToken(house: House, token: string | null | undefined): Promise<OpenSession | null> {
  return token ? openSession(house.installation.login.db, digestOf(token), house.now()) : Promise.resolve(null)
}

/** The person of a session token while the session lasts; null for everything else. */
export async function personOfSession(house: House, token: string | null | undefined): Promise<DeskPerson | null> {
  return (await sessionOfToken(house, token))?.person ?? null
}

/** Ends the session. Ending one that is not there is no mistake. */
export function signOut(house: House, token: string): Promise<void> {
  return endSession(house.installation.login.db, digestOf(token))
}
