import { redirect } from '@sveltejs/kit'
import { browserName, desksOf, runtime, signInByPassword } from '@waymark/operations'
import { accountForm, accountOf, fromOf, pageOf, stepOf, wayOn } from '#lib/server/account.ts'
import { keepDevice, keepSession, sessionOf } from '#lib/server/session.ts'
import { mayTryHere } from '#lib/server/try.ts'

export async function load(event) {
  const account = await accountOf(event)
  const step = account && (await stepOf(account))
  if (step) redirect(303, pageOf(event.locals.language, step))
  const desks = await desksOf(runtime(), sessionOf(event))
  return {
    signedIn: account !== undefined,
    desks: desks.map(({ network }) => ({ slug: network.slug, names: network.names })),
    mayTry: mayTryHere(event),
    passkeyFailed: event.url.searchParams.has('passkey'),
  }
}

export const actions = {
  default: async event => {
    const form = await accountForm(event.request)
    const browser = browserName(event.request.headers.get('user-agent'))
    const entered = { email: form.text('email'), password: form.secret('password'), from: fromOf(event), browser }
    const signed = await signInByPassword(runtime(), entered)
    if (!signed.ok) return form.refuse(signed.refusal)
    keepSession(event, signed.value)
    keepDevice(event, signed.value.device)
    redirect(303, await wayOn(event, signed.value.token))
  },
}
