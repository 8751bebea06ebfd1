import { redirect } from '@sveltejs/kit'
import { awaitsCode, giveCode, runtime } from '@waymark/operations'
import { accountForm, accountOf, fromOf, wayOn } from '#lib/server/account.ts'
import { keepDevice, keepSession } from '#lib/server/session.ts'

export async function load(event) {
  const account = await accountOf(event)
  if (!account || !awaitsCode(account.session)) redirect(303, `/${event.locals.language}/sign-in`)
  return { name: account.session.person.name, hasPasskey: account.session.hasPasskey }
}

export const actions = {
  default: async event => {
    const account = await accountOf(event)
    if (!account || !awaitsCode(account.session)) redirect(303, `/${event.locals.language}/sign-in`)
    const form = await accountForm(event.request)
    const signed = await giveCode(runtime(), { token: account.token, code: form.text('code'), from: fromOf(event) })
    if (!signed.ok) return form.refuse(signed.refusal)
    keepSession(event, signed.value)
    keepDevice(event, signed.value.device)
    redirect(303, await wayOn(event, signed.value.token))
  },
}
