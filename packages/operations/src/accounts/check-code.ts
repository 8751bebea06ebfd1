/** Checking a one-time code or a recovery code. Either works once. */
import { done, refused, type Result } from '@waymark/language'
import { totpOf, useRecoveryCode, useTotpStep } from '@waymark/store'
import { auditAccount } from '../audit/append.ts'
import type { Runtime } from '../runtime.ts'
import { accountKeys } from './account-keys.ts'
import { beginGuess, type From, type GuessRefusal } from './limit-guesses.ts'
import { plainCode, stepOfCode } from './one-time-code.ts'

export type CodeRefusal = { readonly kind: 'code.not-right'; readonly field: 'code' } | GuessRefusal

export type GivenCode = { readonly person: string; readonly code: string; readonly from: From }

/** Refuses a wrong code, one that was used before, and too many guesses. */
export async function checkCode(runtime: Runtime, given: GivenCode): Promise<Result<null, CodeRefusal>> {
  const guess = await beginGuess(runtime, { account: `code ${given.person}`, person: given.person, from: given.from })
  if (guess.refusal) return refused(guess.refusal)
  const code = plainCode(given.code)
  if (
    !(code.length === 6
      ? await isOneTimeCode(runtime, given.person, code)
      : await isRecoveryCode(runtime, given.person, code))
  )
    return refused({ kind: 'code.not-right', field: 'code' })
  await guess.right()
  return done(null)
}

async function isOneTimeCode(runtime: Runtime, person: string, code: string): Promise<boolean> {
  const { db } = runtime.installation.login
  const stored = await totpOf(db, person)
  if (!stored?.secret) return false
  const step = stepOfCode(accountKeys(runtime).open(stored.secret, `totp ${person}`), code, runtime.now())
  return step !== null && (await useTotpStep(db, person, step))
}

function isRecoveryCode(runtime: Runtime, person: string, code: string): Promise<boolean> {
  const digest = recoveryDigest(runtime, person, code)
  return runtime.installation.login.db.transaction().execute(async t => {
    const used = await useRecoveryCode(t, { person, digest, at: runtime.now() })
    if (used) await auditAccount(runtime, t, { person, deed: 'use-recovery-code' })
    return used
  })
}

/** What is stored of a recovery code, however it was typed. */
export const recoveryDigest = (runtime: Runtime, person: string, code: string): Buffer =>
  accountKeys(runtime).digest(`recovery ${person} ${plainCode(code)}`)
