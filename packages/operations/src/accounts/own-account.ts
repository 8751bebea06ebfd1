/** What a person changes about their own account: e-mail address, password, language, time zone, sessions, the code of conduct. */
import { done, isLanguage, refused, type Result } from '@waymark/language'
import { fitPassword, readId, type PasswordRefusal } from '@waymark/network'
import {
  acceptConduct,
  endEmailChange,
  endPendingTotp,
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
import { auditAccount } from '../audit/append.ts'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
import { digestOf } from '../people/token.ts'
import { codeOfConduct } from './code-of-conduct.ts'
import { hashPassword } from './hash-password.ts'
import { changeable, type ChangeRefusal } from './prove-again.ts'
import { plainEmail, type EmailRefusal } from './email.ts'

export type HeldSession = { readonly session: OpenSession; readonly token: string }
export type NewPassword = { readonly email: string; readonly password: string; readonly again: string }

export type NewPasswordRefusal =
  | ChangeRefusal
  | PasswordRefusal
  | EmailRefusal
  | { readonly kind: 'email.taken'; readonly field: 'email' }
  | { readonly kind: 'password.not-twice'; readonly field: 'again' }

/**
 * Sets the password and, where the person has none yet, the e-mail address they sign in with. Every other session, every known
 * device, every unused link of theirs, a new address that was asked for and a second factor that waits to be confirmed end.
 */
export async function setPassword(
  runtime: Runtime,
  held: HeldSession,
  typed: NewPassword,
): Promise<Result<null, NewPasswordRefusal>> {
  const { session } = held
  const may = changeable(runtime, session)
  if (!may.ok) return may
  const email = session.email ? done(session.email) : plainEmail(typed.email)
  if (!email.ok) return email
  const fit = fitPassword(typed.password, [email.value, session.person.name])
  if (!fit.ok) return fit
  if (typed.again !== typed.password) return refused({ kind: 'password.not-twice', field: 'again' })
  const person = session.person.id
  const hash = await hashPassword(fit.value)
  const at = runtime.now()
  return runtime.installation.login.db.transaction().execute(async t => {
    if (!session.email && !(await writeEmail(t, person, email.value)))
      return refused({ kind: 'email.taken', field: 'email' })
    await writePassword(t, { person, hash, at })
    await endSessions(t, person, digestOf(held.token))
    await forgetDevices(t, person)
    await endSignInLinks(t, person, at)
    await endEmailChange(t, person)
    await endPendingTotp(t, person)
    await auditAccount(runtime, t, { person, deed: 'set-password' })
    return done(null)
  })
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
  runtime: Runtime,
  session: OpenSession,
  wished: { readonly language: string; readonly timeZone: string; readonly reminders?: boolean | undefined },
): Promise<Result<null, PreferencesRefusal>> {
  const { language, timeZone, reminders } = wished
  if (!isLanguage(language)) return refused({ kind: 'language.unknown', field: 'language', given: language })
  if (!timeZones.includes(timeZone)) return refused({ kind: 'time-zone.unknown', field: 'timeZone', given: timeZone })
  const person = session.person.id
  await runtime.installation.login.db.transaction().execute(async t => {
    await writePreferences(t, { person, language, timeZone, reminders })
    await auditAccount(runtime, t, {
      person,
      deed: 'set-preferences',
      content: { language, timeZone, ...(reminders === undefined ? {} : { reminders }) },
    })
  })
  return done(null)
}

/** Accepts the code of conduct in the version the page showed. Refuses another one: it changed meanwhile. */
export async function acceptCode(
  runtime: Runtime,
  session: OpenSession,
  version: string,
): Promise<Result<null, { readonly kind: 'conduct.changed' }>> {
  if (version !== codeOfConduct().version) return refused({ kind: 'conduct.changed' })
  const person = session.person.id
  await runtime.installation.login.db.transaction().execute(async t => {
    if (await acceptConduct(t, { person, version, at: runtime.now() }))
      await auditAccount(runtime, t, { person, deed: 'accept-conduct', content: { version } })
  })
  return done(null)
}

/** A session of one's own, and whether it is this one. */
export type SessionShown = ListedSession & { readonly own: boolean }

export async function ownSessions(runtime: Runtime, session: OpenSession): Promise<readonly SessionShown[]> {
  const all = await sessionsOf(runtime.installation.login.db, session.person.id, runtime.now())
  return all.map(listedSession => ({ ...listedSession, own: listedSession.id === session.id }))
}

/** Ends one session of one's own. False where it is not one's own, or has ended. */
export async function signOutOne(runtime: Runtime, session: OpenSession, id: string): Promise<boolean> {
  if (!readId(id).ok) return false
  const person = session.person.id
  return runtime.installation.login.db.transaction().execute(async t => {
    const ended = await endSessionById(t, person, id)
    if (ended) await auditAccount(runtime, t, { person, deed: 'sign-out', object: id })
    return ended
  })
}

/** Ends every session of the person, this one too, and forgets every known device. */
export async function signOutEverywhere(runtime: Runtime, session: OpenSession): Promise<number> {
  const person = session.person.id
  return runtime.installation.login.db.transaction().execute(async t => {
    await forgetDevices(t, person)
    await auditAccount(runtime, t, { person, deed: 'sign-out-everywhere' })
    return endSessions(t, person)
  })
}

/** The names of the roles a person holds today, in whatever network: what their account must be guarded with. */
export async function rolesToday(runtime: Runtime, person: string): Promise<readonly string[]> {
  return (await rolesOfPerson(runtime.installation.login.db, person, dayOf(runtime.now()))).map(role => role.role)
}
