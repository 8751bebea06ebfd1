/** A way in for a person of a test, and who is in. */
import { linkWithin, sessionOfToken, type DeskPerson, type NewLink, type Runtime } from '@waymark/operations'

/** A link that signs the person in once. */
export function makeSignInLink(runtime: Runtime, person: string): Promise<NewLink> {
  return runtime.installation.login.db.transaction().execute(t => linkWithin(runtime, t, person))
}

/** The person of a session while it lasts; null for everything else. */
export async function personOfSession(runtime: Runtime, token: string | null): Promise<DeskPerson | null> {
  return (await sessionOfToken(runtime, token))?.person ?? null
}
