/** Devices on which a person keeps open forms to write without a line, and whether one may go on doing so (docs/decisions/0196). */
import { addDevice, knowsDevice, type OpenSession } from '@waymark/store'
import type { Runtime } from '../runtime.ts'
import { digestOf } from '../people/token.ts'
import { accountKeys } from './account-keys.ts'
import { rolesToday } from './own-account.ts'
import { awaitsCode } from './steps.ts'

const daysKept = 14 // without a sign-in, as on the device itself
const about = 'kept device'

/**
 * What a device is told. `signed-in`: its person is signed in there, and its days begin anew. `kept`: they are not, and it may keep what it
 * keeps. `gone`: the person holds no role any more, signed out everywhere, changed the password, or was not there for 14 days.
 * `unknown`: the token was made under another key, and nothing is known.
 */
export type DeviceContact = 'signed-in' | 'kept' | 'gone' | 'unknown'

/** The person whose device a token names; null where this installation did not make it. */
export function personOfDevice(runtime: Runtime, token: string): string | null {
  try {
    return accountKeys(runtime).open(Buffer.from(token, 'base64url'), about).toString()
  } catch {
    return null
  }
}

/** A token for a device of whoever is signed in: sealed, so that it says nothing to whoever finds it. */
export async function newDeviceToken(runtime: Runtime, session: OpenSession): Promise<string> {
  const token = accountKeys(runtime).seal(Buffer.from(session.person.id), about).toString('base64url')
  await remember(runtime, token, session.person.id)
  return token
}

/** A device asks. A session of its own person renews it, one of somebody else counts as none. */
export async function meetDevice(runtime: Runtime, token: string, session: OpenSession | null): Promise<DeviceContact> {
  const person = personOfDevice(runtime, token)
  if (person === null) return 'unknown'
  if ((await rolesToday(runtime, person)).length === 0) return 'gone'
  if (session?.person.id === person && !awaitsCode(session)) {
    await remember(runtime, token, person)
    return 'signed-in'
  }
  const asked = { digest: digestFor(token), person, at: runtime.now() }
  return (await knowsDevice(runtime.installation.login.db, asked)) ? 'kept' : 'gone'
}

/** Never the digest of a cookie: this token is known to scripts, and lets nobody guess more often. */
const digestFor = (token: string) => digestOf(`kept ${token}`)

function remember(runtime: Runtime, token: string, person: string): Promise<void> {
  const endsAt = new Date(runtime.now().getTime() + daysKept * 24 * 3_600_000)
  return addDevice(runtime.installation.login.db, { digest: digestFor(token), person, endsAt })
}
