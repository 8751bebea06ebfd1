import { redirect } from '@sveltejs/kit'
import { askEmailChange, runtime } from '@waymark/operations'
import { accountFor, accountForm, provedAccount, fromOf } from '#lib/server/account.ts'

export async function load(event) {
  const { session } = await provedAccount(event, 'email')
  return { email: session.email }
}

export const actions = {
  default: async event => {
    const account = await accountFor(event)
    const form = await accountForm(event.request)
    const wished = { email: form.text('email'), from: fromOf(event), origin: event.url.origin }
    const asked = await askEmailChange(runtime(), account, wished)
    if (!asked.ok) return form.refuse(asked.refusal)
    redirect(303, `/${event.locals.language}/account?done=email-asked`)
  },
}
