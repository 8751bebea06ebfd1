import { redirect } from '@sveltejs/kit'
import { runtime, proveAgain, proveByPasskey } from '@waymark/operations'
import { accountFor, accountForm, fromOf, pageToReturnTo, responseIn } from '#lib/server/account.ts'

export async function load(event) {
  const { session } = await accountFor(event)
  return { hasCode: session.hasCode, hasPasskey: session.hasPasskey, back: pageToReturnTo(event) }
}

export const actions = {
  password: async event => {
    const { session, token } = await accountFor(event)
    const form = await accountForm(event.request)
    const typed = { password: form.secret('password'), code: form.text('code') }
    const proved = await proveAgain(runtime(), { session, token, ...typed, from: fromOf(event) })
    if (!proved.ok) return form.refuse(proved.refusal)
    redirect(303, pageToReturnTo(event))
  },
  passkey: async event => {
    const account = await accountFor(event)
    const form = await accountForm(event.request)
    const given = { ...account, response: responseIn(form.text('response')), site: event.url }
    const proved = await proveByPasskey(runtime(), given)
    if (!proved.ok) return form.refuse(proved.refusal)
    redirect(303, pageToReturnTo(event))
  },
}
