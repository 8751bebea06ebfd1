import { redirect } from '@sveltejs/kit'
import { house, proveAgain } from '@waymark/operations'
import { accountFor, accountForm, fromOf, pageToReturnTo } from '#lib/server/account.ts'

export async function load(event) {
  const { session } = await accountFor(event)
  return { hasCode: session.hasCode, hasPassword: session.hasPassword }
}

export const actions = {
  default: async event => {
    const { session, token } = await accountFor(event)
    const form = await accountForm(event.request)
    const typed = { password: form.text('password'), code: form.text('code') }
    const proved = await proveAgain(house(), { session, token, ...typed, from: fromOf(event) })
    if (!proved.ok) return form.refuse(proved.refusal)
    redirect(303, pageToReturnTo(event))
  },
}
