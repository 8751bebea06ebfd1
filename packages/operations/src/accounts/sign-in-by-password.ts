/** Signing in with an e-mail address and a password; where a second factor is set up, its code comes next. */
import { done, refused, type Result } from '@waymark/language'
import { addDevice, credentialOf, endSession, type OpenSession } from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { beginSession, sessionOfToken, sessionWithin, type Signed } from '../people/sign-in-by-link.ts'
import { digestOf, newToken } from '../people/token.ts'
import { checkCode, type CodeRefusal } from './check-code.ts'
import { isPassword } from './hash-password.ts'
import { beginGuess, type From, type GuessRefusal } from './limit-guesses.ts'

const deviceDays = 180 // how long a browser is known; each sign-in from it begins anew

/** Address and password do not go together: which of them is wrong is not said. */
export type SignInRefusal = { readonly kind: 'sign-in.not-right'; readonly field: 'password' } | GuessRefusal

export type SignedIn = Signed & {
  /** For the known-device cookie; null until every factor was given. */
  readonly device: string | null
}

export type EnteredPassword = {
  readonly email: string
  readonly password: string
  readonly from: From
  readonly browser: string | null
}

/** Takes the same time whether or not anybody has this address. The session opens desks only once `nextStep` finds nothing left. */
export async function signInByPassword(
  runtime: Runtime,
  entered: EnteredPassword,
): Promise<Result<SignedIn, SignInRefusal>> {
  const email = entered.email.trim().toLowerCase()
  const found = await credentialOf(runtime.installation.login.db, email)
  const guess = await beginGuess(runtime, { account: email, person: found?.person ?? null, from: entered.from })
  if (guess.refusal) return refused(guess.refusal)
  if (!(await isPassword(found?.hash ?? null, entered.password)))
    return refused({ kind: 'sign-in.not-right', field: 'password' })
  await guess.right()
  const signed = await beginSession(runtime, found!.person, { begunBy: 'password', device: entered.browser })
  const session = (await sessionOfToken(runtime, signed.token))!
  const complete = !session.hasCode && !session.hasPasskey
  return done({ ...signed, device: complete ? await rememberDevice(runtime, session) : null })
}

/** Gives the code of the second factor, or a recovery code: the session becomes a whole one under a new token. */
export async function giveCode(
  runtime: Runtime,
  given: { readonly token: string; readonly code: string; readonly from: From },
): Promise<Result<SignedIn, CodeRefusal>> {
  const session = await sessionOfToken(runtime, given.token)
  if (!session) return refused({ kind: 'code.not-right', field: 'code' })
  const checked = await checkCode(runtime, { person: session.person.id, code: given.code, from: given.from })
  if (!checked.ok) return checked
  const signed = await runtime.installation.login.db.transaction().execute(async t => {
    await endSession(t, digestOf(given.token))
    return sessionWithin(runtime, t, { person: session.person.id, begunBy: 'two-factors', device: session.device })
  })
  return done({ ...signed, device: await rememberDevice(runtime, session) })
}

/** A token for the cookie by which this browser is known again. */
export async function rememberDevice(runtime: Runtime, session: Pick<OpenSession, 'person'>): Promise<string> {
  const token = newToken()
  const endsAt = new Date(runtime.now().getTime() + deviceDays * 24 * 3_600_000)
  await addDevice(runtime.installation.login.db, { digest: digestOf(token), person: session.person.id, endsAt })
  return token
}
