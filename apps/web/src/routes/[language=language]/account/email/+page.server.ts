import { redirect } from '@sveltejs/kit'
import { askEmailChange, changeable, runtime } from '@waymark/operations'
import { accountFor, accountForm, fromOf } from '#lib/server/account.ts'

export async function load(event) {
  const { session } = await accountFor(event)
  const { language } = event.locals
  if (!changeable(runtime(), session).ok) redirect(303, `/${language}/account/prove?then=/${language}/account/email`)
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
