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
import { auditAccount } from '../audit/append.ts'
import { dayOf } from '../desk.ts'
import type { Runtime } from '../runtime.ts'
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
export async function secretToConfirm(
  runtime: Runtime,
  session: OpenSession,
): Promise<Result<SecretShown, ChangeRefusal>> {
  const may = changeable(runtime, session)
  if (!may.ok) return may
  const { db } = runtime.installation.login
  const person = session.person.id
  const keys = accountKeys(runtime)
  const stored = await totpOf(db, person)
  const secret = stored?.pending ? keys.open(stored.pending, `totp ${person}`) : newSecret()
  if (!stored?.pending)
    await writePendingTotp(db, { person, pending: keys.seal(secret, `totp ${person}`), at: runtime.now() })
  return done({ written: writtenSecret(secret), address: secretAddress(secret, session.email ?? session.person.name) })
}

export type FactorRefusal = ChangeRefusal | { readonly kind: 'code.not-right'; readonly field: 'code' }

/** The session goes on under a new token; every other one ends. `codes` are shown once and stored as digests. */
export type FactorSet = { readonly signed: Signed; readonly codes: readonly string[] }

/** Confirms the waiting secret with a first code: from now on every sign-in asks for one. */
export async function confirmSecondFactor(
  runtime: Runtime,
  given: { readonly session: OpenSession; readonly token: string; readonly code: string },
): Promise<Result<FactorSet, FactorRefusal>> {
  const { session, token, code } = given
  const may = changeable(runtime, session)
  if (!may.ok) return may
  const { db } = runtime.installation.login
  const person = session.person.id
  const pending = (await totpOf(db, person))?.pending
  const at = runtime.now()
  const step = pending ? stepOfCode(accountKeys(runtime).open(pending, `totp ${person}`), plainCode(code), at) : null
  const begunBy = session.begunBy === 'installation' ? 'installation' : 'two-factors'
  return db.transaction().execute(async t => {
    if (step === null || !(await confirmTotp(t, { person, step, at })))
      return refused({ kind: 'code.not-right', field: 'code' })
    const codes = await freshRecoveryCodes(runtime, t, person)
    await endSession(t, digestOf(token))
    await endSessions(t, person)
    await forgetDevices(t, person)
    await auditAccount(runtime, t, { person, deed: 'set-second-factor' })
    return done({ signed: await sessionWithin(runtime, t, { person, begunBy, device: session.device }), codes })
  })
}

/** New recovery codes; the old ones work no more. */
export async function renewRecoveryCodes(
  runtime: Runtime,
  session: OpenSession,
): Promise<Result<readonly string[], ChangeRefusal>> {
  const may = changeable(runtime, session)
  if (!may.ok) return may
  const person = session.person.id
  return runtime.installation.login.db.transaction().execute(async t => {
    await auditAccount(runtime, t, { person, deed: 'renew-recovery-codes' })
    return done(await freshRecoveryCodes(runtime, t, person))
  })
}

/** Takes the one-time codes away. Refused where a role asks for a second factor and no passkey is left. */
export async function removeSecondFactor(
  runtime: Runtime,
  session: OpenSession,
): Promise<Result<null, ChangeRefusal | { readonly kind: 'second-factor.needed' }>> {
  const may = changeable(runtime, session)
  if (!may.ok) return may
  if (!session.hasPasskey && (await needsFactor(runtime, session.person.id)))
    return refused({ kind: 'second-factor.needed' })
  const person = session.person.id
  await runtime.installation.login.db.transaction().execute(async t => {
    await removeTotp(t, person)
    await auditAccount(runtime, t, { person, deed: 'remove-second-factor' })
  })
  return done(null)
}

/** Whether one of the person's roles today, in whatever network, asks for a second factor. */
export async function needsFactor(runtime: Runtime, person: string): Promise<boolean> {
  const roles = await rolesOfPerson(runtime.installation.login.db, person, dayOf(runtime.now()))
  return roles.some(({ role }) => (guardedRoles as readonly string[]).includes(role))
}

export const recoveryCodesOf = (runtime: Runtime, person: string): Promise<number> =>
  recoveryCodesLeft(runtime.installation.login.db, person)

async function freshRecoveryCodes(runtime: Runtime, t: InTransaction, person: string): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  const digests = codes.map(code => recoveryDigest(runtime, person, code))
  await writeRecoveryCodes(t, person, digests)
  return codes
}
