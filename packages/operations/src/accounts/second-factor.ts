/** Setting up one-time codes, changing them, taking them away; and the recovery codes beside them. */
import { done, refused, type Result } from '@waymark/language'
import {
  confirmTotp,
  endSession,
  endSessions,
  forgetDevices,
  recoveryCodesLeft,
  removeTotp,
  rolesOfPerson,
  totpOf,
  writePendingTotp,
  writeRecoveryCodes,
  type InTransaction,
  type OpenSession,
} from '@waymark/store'
import { tellOfAccount } from '../audit/tell.ts'
import { dayOf } from '../desk.ts'
import type { House } from '../house.ts'
import { sessionWithin, type Signed } from '../people/sign-in-by-link.ts'
import { digestOf } from '../people/token.ts'
import { accountKeys } from './account-keys.ts'
import { recoveryDigest } from './check-code.ts'
import { newRecoveryCode, newSecret, plainCode, secretAddress, stepOfCode, writtenSecret } from './one-time-code.ts'
import { changeable, type ChangeRefusal } from './prove-again.ts'
import { guardedRoles } from './steps.ts'

const recoveryCodes = 10 // handed out at a time, each works once

/** What a person types or opens in their authenticator app. */
export type SecretShown = { readonly written: string; readonly address: string }

/** The secret that waits to be confirmed: the one begun before, or a new one. */
export async function secretToConfirm(house: House, session: OpenSession): Promise<Result<SecretShown, ChangeRefusal>> {
  const may = changeable(house, session)
  if (!may.ok) return may
  const { db } = house.installation.login
  const person = session.person.id
  const keys = accountKeys(house)
  const stored = await totpOf(db, person)
  const secret = stored?.pending ? keys.open(stored.pending, `totp ${person}`) : newSecret()
  if (!stored?.pending)
    await writePendingTotp(db, { person, pending: keys.seal(secret, `totp ${person}`), at: house.now() })
  return done({ written: writtenSecret(secret), address: secretAddress(secret, session.email ?? session.person.name) })
}

export type FactorRefusal = ChangeRefusal | { readonly kind: 'code.not-right'; readonly field: 'code' }

/** The session goes on under a new token; every other one ends. `codes` are shown once and stored as digests. */
export type FactorSet = { readonly signed: Signed; readonly codes: readonly string[] }

/** Confirms the waiting secret with a first code: from now on every sign-in asks for one. */
export async function confirmSecondFactor(
  house: House,
  given: { readonly session: OpenSession; readonly token: string; readonly code: string },
): Promise<Result<FactorSet, FactorRefusal>> {
  const { session, token, code } = given
  const may = changeable(house, session)
  if (!may.ok) return may
  const { db } = house.installation.login
  const person = session.person.id
  const pending = (await totpOf(db, person))?.pending
  const at = house.now()
  const step = pending ? stepOfCode(accountKeys(house).open(pending, `totp ${person}`), plainCode(code), at) : null
  const begunBy = session.begunBy === 'installation' ? 'installation' : 'two-factors'
  return db.transaction().execute(async t => {
    if (step === null || !(await confirmTotp(t, { person, step, at })))
      return refused({ kind: 'code.not-right', field: 'code' })
    const codes = await freshRecoveryCodes(house, t, person)
    await endSession(t, digestOf(token))
    await endSessions(t, person)
    await forgetDevices(t, person)
    await tellOfAccount(house, t, { person, deed: 'set-second-factor' })
    return done({ signed: await sessionWithin(house, t, { person, begunBy, device: session.device }), codes })
  })
}

/** New recovery codes; the old ones work no more. */
export async function renewRecoveryCodes(
  house: House,
  session: OpenSession,
): Promise<Result<readonly string[], ChangeRefusal>> {
  const may = changeable(house, session)
  if (!may.ok) return may
  const person = session.person.id
  return house.installation.login.db.transaction().execute(async t => {
    await tellOfAccount(house, t, { person, deed: 'renew-recovery-codes' })
    return done(await freshRecoveryCodes(house, t, person))
  })
}

/** Takes the one-time codes away. Refused where a role asks for a second factor and no passkey is left. */
export async function removeSecondFactor(
  house: House,
  session: OpenSession,
): Promise<Result<null, ChangeRefusal | { readonly kind: 'second-factor.needed' }>> {
  const may = changeable(house, session)
  if (!may.ok) return may
  if (!session.hasPasskey && (await needsFactor(house, session.person.id)))
    return refused({ kind: 'second-factor.needed' })
  const person = session.person.id
  await house.installation.login.db.transaction().execute(async t => {
    await removeTotp(t, person)
    await tellOfAccount(house, t, { person, deed: 'remove-second-factor' })
  })
  return done(null)
}

/** Whether one of the person's roles today, in whatever network, asks for a second factor. */
export async function needsFactor(house: House, person: string): Promise<boolean> {
  const roles = await rolesOfPerson(house.installation.login.db, person, dayOf(house.now()))
  return roles.some(({ role }) => (guardedRoles as readonly string[]).includes(role))
}

export const recoveryCodesOf = (house: House, person: string): Promise<number> =>
  recoveryCodesLeft(house.installation.login.db, person)

async function freshRecoveryCodes(house: House, t: InTransaction, person: string): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  const digests = codes.map(code => recoveryDigest(house, person, code))
  await writeRecoveryCodes(t, person, digests)
  return codes
}
