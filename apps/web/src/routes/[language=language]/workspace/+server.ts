import { redirect } from '@sveltejs/kit'
import { wayOn } from '#lib/server/account.ts'
import { sessionOf } from '#lib/server/session.ts'

// Public pages are the same for everybody and cannot know who is signed in: this address leads on to the person's desk, or to signing in.
export async function GET(event) {
  redirect(303, await wayOn(event, sessionOf(event) ?? ''))
}
