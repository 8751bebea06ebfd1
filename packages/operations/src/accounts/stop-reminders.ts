/** A link in each reminder by which its reader gets no more of them, without signing in. */
import { turnRemindersOff } from '@waymark/store'
import { auditAccount } from '../audit/append.ts'
import type { Runtime } from '../runtime.ts'
import { accountKeys } from './account-keys.ts'
import { rolesToday } from './own-account.ts'

const about = 'stop reminders'

/** What the link of a person ends with: sealed, so that it names nobody, and can do this alone. It does not end. */
export const newStopToken = (runtime: Runtime, person: string): string =>
  accountKeys(runtime).seal(Buffer.from(person), about).toString('base64url')

/** Whether this installation made the token, for somebody who still holds a role. */
export async function isStopToken(runtime: Runtime, token: string): Promise<boolean> {
  return (await personToStop(runtime, token)) !== null
}

/** Writes no more reminders to whom the token was made for. False where it is none; done twice, it changes nothing. */
export async function stopReminders(runtime: Runtime, token: string): Promise<boolean> {
  const person = await personToStop(runtime, token)
  if (person === null) return false
  await runtime.installation.login.db.transaction().execute(async t => {
    if (await turnRemindersOff(t, person))
      await auditAccount(runtime, t, { person, deed: 'set-preferences', content: { reminders: false } })
  })
  return true
}

async function personToStop(runtime: Runtime, token: string): Promise<string | null> {
  const person = opened(runtime, token)
  return person !== null && (await rolesToday(runtime, person)).length > 0 ? person : null
}

function opened(runtime: Runtime, token: string): string | null {
  try {
    return accountKeys(runtime).open(Buffer.from(token, 'base64url'), about).toString()
  } catch {
    return null
  }
}
