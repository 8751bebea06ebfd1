/** Checking a one-time code or a recovery code. Either works once. */
import { done, refused, type Result } from '@waymark/language'
import { totpOf, useRecoveryCode, useTotpStep } from '@waymark/store'
import { tellOfAccount } from '../audit/tell.ts'
import type { House } from '../house.ts'
import { accountKeys } from './account-keys.ts'
import { beginGuess, type From, type GuessRefusal } from './limit-guesses.ts'
import { plainCode, stepOfCode } from './one-time-code.ts'

export type CodeRefusal = { readonly kind: 'code.not-right'; readonly field: 'code' } | GuessRefusal

export type GivenCode = { readonly person: string; readonly code: string; readonly from: From }

/** Refuses a wrong code, one that was used before, and too many guesses. */
export async function checkCode(house: House, given: GivenCode): Promise<Result<null, CodeRefusal>> {
  const guess = await beginGuess(house, { account: `code ${given.person}`, person: given.person, from: given.from })
  if (guess.refusal) return refused(guess.refusal)
  const code = plainCode(given.code)
  if (
    !(code.length === 6
      ? await isOneTimeCode(house, given.person, code)
      : await isRecoveryCode(house, given.person, code))
  )
    return refused({ kind: 'code.not-right', field: 'code' })
  await guess.right()
  return done(null)
}

async function isOneTimeCode(house: House, person: string, code: string): Promise<boolean> {
  const { db } = house.installation.login
  const stored = await totpOf(db, person)
  if (!stored?.secret) return false
  const step = stepOfCode(accountKeys(house).open(stored.secret, `totp ${person}`), code, house.now())
  return step !== null && (await useTotpStep(db, person, step))
}

function isRecoveryCode(house: House, person: string, code: string): Promise<boolean> {
  const digest = recoveryDigest(house, person, code)
  return house.installation.login.db.transaction().execute(async t => {
    const used = await useRecoveryCode(t, { person, digest, at: house.now() })
    if (used) await tellOfAccount(house, t, { person, deed: 'use-recovery-code' })
    return used
  })
}

/** What is stored of a recovery code, however it was typed. */
export const recoveryDigest = (house: House, person: string, code: string): Buffer =>
  accountKeys(house).digest(`recovery ${person} ${plainCode(code)}`)
