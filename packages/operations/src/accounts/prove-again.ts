/** Proving again who one is, before a factor, a role or a key is changed. */
import { done, refused, type Result } from '@waymark/language'
import { passwordHashOf, proveSession, type OpenSession } from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { digestOf } from '../people/token.ts'
import { checkCode, type CodeRefusal } from './check-code.ts'
import { isPassword } from './hash-password.ts'
import { beginGuess, type From } from './limit-guesses.ts'
import type { SignInRefusal } from './sign-in-by-password.ts'
import { awaitsCode } from './steps.ts'

const freshMinutes = 10 // how long a proof holds

export type ChangeRefusal = { readonly kind: 'account.prove-again' } | { readonly kind: 'account.code-first' }

/** Whether a proof made at `provedAt` still holds; one let in by the installation (null) has nothing to prove with. */
export function isFresh(runtime: Runtime, provedAt: Date | null | undefined): boolean {
  if (!provedAt) return true
  return runtime.now().getTime() - provedAt.getTime() <= freshMinutes * 60_000
}

/** Whether this session may change what the person signs in with: whole, and proved within ten minutes. */
export function changeable(runtime: Runtime, session: OpenSession): Result<null, ChangeRefusal> {
  if (awaitsCode(session)) return refused({ kind: 'account.code-first' })
  const provedAt = session.begunBy === 'installation' ? null : session.provedAt
  return isFresh(runtime, provedAt) ? done(null) : refused({ kind: 'account.prove-again' })
}

/** Proves with the password and, where one is set up, a code. Refuses without saying which password would be right. */
export async function proveAgain(
  runtime: Runtime,
  given: {
    readonly session: OpenSession
    readonly token: string
    readonly password: string
    readonly code: string
    readonly from: From
  },
): Promise<Result<null, SignInRefusal | CodeRefusal>> {
  const { session, from } = given
  const { db } = runtime.installation.login
  const person = session.person.id
  const guess = await beginGuess(runtime, { account: `prove ${person}`, person, from })
  if (guess.refusal) return refused(guess.refusal)
  if (!(await isPassword(await passwordHashOf(db, person), given.password)))
    return refused({ kind: 'sign-in.not-right', field: 'password' })
  await guess.right()
  if (session.hasCode) {
    const checked = await checkCode(runtime, { person, code: given.code, from })
    if (!checked.ok) return checked
  }
  await proveSession(db, digestOf(given.token), runtime.now())
  return done(null)
}
