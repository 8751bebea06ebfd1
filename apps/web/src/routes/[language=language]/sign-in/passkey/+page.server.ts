import { redirect } from '@sveltejs/kit'
import { browserName, runtime, signInByPasskey } from '@waymark/operations'
import { accountForm, responseIn, wayOn } from '#lib/server/account.ts'
import { keepDevice, keepSession } from '#lib/server/session.ts'

export const load = ({ locals }) => redirect(303, `/${locals.language}/sign-in`)

export const actions = {
  default: async event => {
    const form = await accountForm(event.request)
    const browser = browserName(event.request.headers.get('user-agent'))
    const given = { response: responseIn(form.text('response')), site: event.url, browser }
    const signed = await signInByPasskey(runtime(), given)
    if (!signed.ok) redirect(303, `/${event.locals.language}/sign-in?passkey=no`)
    keepSession(event, signed.value)
    keepDevice(event, signed.value.device)
    redirect(303, await wayOn(event, signed.value.token))
  },
}
