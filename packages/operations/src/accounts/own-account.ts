/** What a person changes about their own account: e-mail address, password, language, time zone, sessions, the code of conduct. */
import { done, isLanguage, refused, type Result } from '@waymark/language'
import { readId } from '@waymark/network'
import {
  acceptConduct,
  endSessionById,
  endSessions,
  endSignInLinks,
  forgetDevices,
  rolesOfPerson,
  sessionsOf,
  writeEmail,
  writePassword,
  writePreferences,
  type ListedSession,
  type OpenSession,
} from '@waymark/store'
import { dayOf } from '../desk.ts'
import type { House } from '../house.ts'
import { digestOf } from '../people/token.ts'
import { codeOfConduct } from './code-of-conduct.ts'
import { fitPassword, hashPassword, type PasswordRefusal } from './hash-password.ts'
import { changeable, type ChangeRefusal } from './prove-again.ts'
import { plainEmail, type EmailRefusal } from './email.ts'

export type Held = { readonly session: OpenSession; readonly token: string }
export type NewPassword = { readonly email: string; readonly password: string; readonly again: string }

export type NewPasswordRefusal =
  | ChangeRefusal
  | PasswordRefusal
  | EmailRefusal
  | { readonly kind: 'email.taken'; readonly field: 'email' }
  | { readonly kind: 'password.not-twice'; readonly field: 'again' }

/**
 * Sets the password and, where the person has none yet, the e-mail address they sign in with. Every other session, every known
 * device and every unused link of theirs ends.
 */
export async function setPassword(
  house: House,
  held: Held,
  typed: NewPassword,
): Promise<Result<null, NewPasswordRefusal>> {
  const { session } = held
  const may = changeable(house, session)
  if (!may.ok) return may
  const email = session.email ? done(session.email) : plainEmail(typed.email)
  if (!email.ok) return email
  const fit = fitPassword(typed.password, [email.value, session.person.name])
  if (!fit.ok) return fit
  if (typed.again !== typed.password) return refused({ kind: 'password.not-twice', field: 'again' })
  const { db } = house.installation.login
  const person = session.person.id
  const hash = await hashPassword(fit.value)
  const at = house.now()
  if (!session.email && !(await writeEmail(db, person, email.value)))
    return refused({ kind: 'email.taken', field: 'email' })
  await writePassword(db, { person, hash, at })
  await endSessions(db, person, digestOf(held.token))
  await forgetDevices(db, person)
  await endSignInLinks(db, person, at)
  return done(null)
}

export type PreferencesRefusal =
  | { readonly kind: 'language.unknown'; readonly field: 'language'; readonly given: string }
  | { readonly kind: 'time-zone.unknown'; readonly field: 'timeZone'; readonly given: string }

/** Every time zone that can be chosen, by its IANA name. */
export const timeZones: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC'),
]

export async function setPreferences(
  house: House,
  session: OpenSession,
  wished: { readonly language: string; readonly timeZone: string },
): Promise<Result<null, PreferencesRefusal>> {
  const { language, timeZone } = wished
  if (!isLanguage(language)) return refused({ kind: 'language.unknown', field: 'language', given: language })
  if (!timeZones.includes(timeZone)) return refused({ kind: 'time-zone.unknown', field: 'timeZone', given: timeZone })
  await writePreferences(house.installation.login.db, { person: session.person.id, language, timeZone })
  return done(null)
}

/** Accepts the code of conduct in the version the page showed. Refuses another one: it changed meanwhile. */
export async function acceptCode(
  house: House,
  session: OpenSession,
  version: string,
): Promise<Result<null, { readonly kind: 'conduct.changed' }>> {
  if (version !== codeOfConduct().version) return refused({ kind: 'conduct.changed' })
  await acceptConduct(house.installation.login.db, { person: session.person.id, version, at: house.now() })
  return done(null)
}

/** A session of one's own, and whether it is this one. */
export type SessionShown = ListedSession & { readonly own: boolean }

export async function ownSessions(house: House, session: OpenSession): Promise<readonly SessionShown[]> {
  const all = await sessionsOf(house.installation.login.db, session.person.id, house.now())
  return all.map(one => ({ ...one, own: one.id === session.id }))
}

/** Ends one session of one's own. False where it is not one's own, or has ended. */
export function signOutOne(house: House, session: OpenSession, id: string): Promise<boolean> {
  return readId(id).ok ? endSessionById(house.installation.login.db, session.person.id, id) : Promise.resolve(false)
}

/** Ends every session of the person, this one too, and forgets every known device. */
export async function signOutEverywhere(house: House, session: OpenSession): Promise<number> {
  await forgetDevices(house.installation.login.db, session.person.id)
  return endSessions(house.installation.login.db, session.person.id)
}

/** The names of the roles a person holds today, in whatever network: what their account must be guarded with. */
export async function rolesToday(house: House, person: string): Promise<readonly string[]> {
  return (await rolesOfPerson(house.installation.login.db, person, dayOf(house.now()))).map(one => one.role)
}
