/** Passkeys: setting one up, signing in with it, proving again with it. A challenge is answered once, within five minutes. */
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { done, refused, type Result } from '@waymark/language'
import {
  passkeyById,
  passkeysOf,
  proveSession,
  removePasskey as remove,
  takeChallenge,
  usePasskey,
  writeChallenge,
  writePasskey,
  type Challenge,
  type InTransaction,
  type OpenSession,
  type StoredPasskey,
} from '@waymark/store'
import { objectNamed, auditAccount } from '../audit/append.ts'
import type { Runtime } from '../runtime.ts'
import { beginSession } from '../people/sign-in-by-link.ts'
import { digestOf } from '../people/token.ts'
import { changeable, type ChangeRefusal } from './prove-again.ts'
import { needsFactor } from './second-factor.ts'
import { rememberDevice, type SignedIn } from './sign-in-by-password.ts'

// Loaded at first use: commands and pages that know no passkey do not wait for it.
const library = () => import('@simplewebauthn/server')

const challengeMinutes = 5
const mostPasskeys = 20 // for one person

/** The site a passkey belongs to: its origin, whose host name is the relying party's id. */
export type PasskeySite = { readonly origin: string }
export type PasskeyRefusal =
  ChangeRefusal | { readonly kind: 'passkey.not-right' } | { readonly kind: 'passkey.too-many' }

const hostOf = ({ origin }: PasskeySite) => new URL(origin).hostname

/** What the browser needs to make a passkey, as JSON. */
export async function passkeyToMake(
  runtime: Runtime,
  session: OpenSession,
  site: PasskeySite,
): Promise<Result<object, PasskeyRefusal>> {
  const may = changeable(runtime, session)
  if (!may.ok) return may
  const known = await passkeysOf(runtime.installation.login.db, session.person.id)
  if (known.length >= mostPasskeys) return refused({ kind: 'passkey.too-many' })
  const options = await (
    await library()
  ).generateRegistrationOptions({
    rpName: 'Waymark',
    rpID: hostOf(site),
    userName: session.email ?? session.person.name,
    userDisplayName: session.person.name,
    userID: new Uint8Array(Buffer.from(session.person.id.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await remember(runtime, { challenge: options.challenge, person: session.person.id })
  return done(options)
}

/** Keeps the passkey a browser has made. */
export async function keepPasskey(
  runtime: Runtime,
  made: {
    readonly session: OpenSession
    readonly response: unknown
    readonly name: string
    readonly site: PasskeySite
  },
): Promise<Result<null, PasskeyRefusal>> {
  const { session, site } = made
  const may = changeable(runtime, session)
  if (!may.ok) return may
  const response = made.response as RegistrationResponseJSON
  const challenge = await recall(runtime, response)
  if (challenge?.person !== session.person.id) return refused({ kind: 'passkey.not-right' })
  const verified = await (
    await library()
  )
    .verifyRegistrationResponse({
      response,
      expectedChallenge: challenge.challenge,
      expectedOrigin: site.origin,
      expectedRPID: hostOf(site),
      requireUserVerification: true,
    })
    .catch(() => null)
  const credential = verified?.verified ? verified.registrationInfo.credential : null
  if (!credential) return refused({ kind: 'passkey.not-right' })
  const key = {
    id: credential.id,
    person: session.person.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: made.name.trim().slice(0, 60) || (session.device ?? 'Passkey'),
    madeAt: runtime.now(),
  }
  const kept = await runtime.installation.login.db.transaction().execute(async t => {
    const written = await writePasskey(t, key)
    if (written) await notifyOfPasskey(runtime, t, { deed: 'add-passkey', ...key })
    return written
  })
  return kept ? done(null) : refused({ kind: 'passkey.not-right' })
}

/** What the browser needs to ask for any passkey of this site, as JSON. */
export async function passkeyToAsk(runtime: Runtime, site: PasskeySite): Promise<object> {
  const options = await (
    await library()
  ).generateAuthenticationOptions({ rpID: hostOf(site), userVerification: 'required' })
  await remember(runtime, { challenge: options.challenge, person: null })
  return options
}

/** Signs in with a passkey: something one has, opened by something one knows or is, so both factors at once. */
export async function signInByPasskey(
  runtime: Runtime,
  given: { readonly response: unknown; readonly site: PasskeySite; readonly browser: string | null },
): Promise<Result<SignedIn, PasskeyRefusal>> {
  const key = await answeredBy(runtime, given)
  if (!key) return refused({ kind: 'passkey.not-right' })
  const signed = await beginSession(runtime, key.person, { begunBy: 'passkey', device: given.browser })
  return done({ ...signed, device: await rememberDevice(runtime, signed) })
}

/** Proves again with a passkey of the session's own person. */
export async function proveByPasskey(
  runtime: Runtime,
  given: {
    readonly session: OpenSession
    readonly token: string
    readonly response: unknown
    readonly site: PasskeySite
  },
): Promise<Result<null, PasskeyRefusal>> {
  const key = await answeredBy(runtime, given)
  if (key?.person !== given.session.person.id) return refused({ kind: 'passkey.not-right' })
  await proveSession(runtime.installation.login.db, digestOf(given.token), runtime.now())
  return done(null)
}

export type PasskeyShown = Pick<StoredPasskey, 'id' | 'name' | 'madeAt' | 'usedAt'>

export async function ownPasskeys(runtime: Runtime, session: OpenSession): Promise<readonly PasskeyShown[]> {
  return passkeysOf(runtime.installation.login.db, session.person.id)
}

/** Takes a passkey away. Refused for the last factor of somebody whose role asks for one. */
export async function removePasskey(
  runtime: Runtime,
  session: OpenSession,
  id: string,
): Promise<Result<null, PasskeyRefusal | { readonly kind: 'second-factor.needed' }>> {
  const may = changeable(runtime, session)
  if (!may.ok) return may
  const { db } = runtime.installation.login
  const left = (await passkeysOf(db, session.person.id)).filter(passkey => passkey.id !== id)
  const last = left.length === 0 && !session.hasCode
  if (last && (!session.hasPassword || (await needsFactor(runtime, session.person.id))))
    return refused({ kind: 'second-factor.needed' })
  const person = session.person.id
  await db.transaction().execute(async t => {
    if (await remove(t, person, id)) await notifyOfPasskey(runtime, t, { deed: 'remove-passkey', person, id })
  })
  return done(null)
}

/** The key's own id is no UUID: the audit names it by one made of it. */
const notifyOfPasskey = (
  runtime: Runtime,
  t: InTransaction,
  {
    deed,
    person,
    id,
  }: { readonly deed: 'add-passkey' | 'remove-passkey'; readonly person: string; readonly id: string },
) => auditAccount(runtime, t, { person, deed, object: objectNamed(`passkey ${id}`) })

/** The passkey whose answer this is; null for a wrong one, one that was given before, and a key that was copied. */
async function answeredBy(
  runtime: Runtime,
  given: { readonly response: unknown; readonly site: PasskeySite },
): Promise<StoredPasskey | null> {
  const { db } = runtime.installation.login
  const response = given.response as AuthenticationResponseJSON
  const challenge = await recall(runtime, response)
  const key = typeof response.id === 'string' ? await passkeyById(db, response.id) : null
  if (!challenge || challenge.person !== null || !key) return null
  const verified = await (
    await library()
  )
    .verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge.challenge,
      expectedOrigin: given.site.origin,
      expectedRPID: hostOf(given.site),
      requireUserVerification: true,
      credential: {
        id: key.id,
        publicKey: new Uint8Array(key.publicKey),
        counter: key.counter,
        transports: [...key.transports] as AuthenticatorTransport[],
      },
    })
    .catch(() => null)
  if (!verified?.verified) return null
  const counter = verified.authenticationInfo.newCounter
  return (await usePasskey(db, { id: key.id, counter, at: runtime.now() })) ? key : null
}

async function remember(runtime: Runtime, { challenge, person }: Challenge): Promise<void> {
  const at = runtime.now()
  const endsAt = new Date(at.getTime() + challengeMinutes * 60_000)
  await writeChallenge(runtime.installation.login.db, { digest: digestOf(challenge), challenge, person, at, endsAt })
}

/** The challenge an answer was made for; it is used up, whatever the answer is worth. */
async function recall(runtime: Runtime, response: unknown): Promise<Challenge | null> {
  const data = (response as { response?: { clientDataJSON?: unknown } } | null)?.response?.clientDataJSON
  if (typeof data !== 'string') return null
  try {
    const { challenge } = JSON.parse(Buffer.from(data, 'base64url').toString()) as { challenge?: unknown }
    if (typeof challenge !== 'string') return null
    return await takeChallenge(runtime.installation.login.db, digestOf(challenge), runtime.now())
  } catch (problem) {
    if (problem instanceof SyntaxError) return null
    throw problem
  }
}
