import { json } from '@sveltejs/kit'
import { meetDevice, newDeviceToken, runtime } from '@waymark/operations'
import { accountOf } from '#lib/server/account.ts'
import { readForm, textOf } from '#lib/server/form.ts'
import { clearNotes } from '#lib/server/session.ts'

/** Says to a device that keeps notes whether it may go on doing so, and what time it is; without a token a signed-in person gets one. */
export async function POST(event) {
  const { session } = (await accountOf(event)) ?? {}
  const token = textOf(await readForm(event.request), 'token')
  const at = runtime().now().getTime()
  if (token === '') {
    if (!session) return json({ state: 'gone', at })
    return json({ state: 'signed-in', at, token: await newDeviceToken(runtime(), session) })
  }
  const state = await meetDevice(runtime(), token, session ?? null)
  if (state === 'gone') clearNotes(event)
  return json({ state, at })
}
