/** A way in for a person of a test, and who is in. */
import {
  beginSession,
  invitePerson,
  linkWithin,
  sessionOfToken,
  signInByLink,
  type DeskPerson,
  type NewLink,
  type Runtime,
} from '@waymark/operations'
import { must } from './world.ts'

/** Invites somebody, who uses the link up; who it is, and the token of a session that asks for nothing more. */
export async function newPerson(
  runtime: Runtime,
  invitation: Parameters<typeof invitePerson>[1],
): Promise<{ readonly person: string; readonly session: string }> {
  const { person, token } = must(await invitePerson(runtime, invitation))
  must(await signInByLink(runtime, token))
  return { person, session: (await beginSession(runtime, person)).token }
}

/** A link that signs the person in once. */
export function makeSignInLink(runtime: Runtime, person: string): Promise<NewLink> {
  return runtime.installation.login.db.transaction().execute(t => linkWithin(runtime, t, person))
}

/** The person of a session while it lasts; null for everything else. */
export async function personOfSession(runtime: Runtime, token: string | null): Promise<DeskPerson | null> {
  return (await sessionOfToken(runtime, token))?.person ?? null
}
