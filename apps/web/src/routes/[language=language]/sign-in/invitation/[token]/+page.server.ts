import { error, redirect } from '@sveltejs/kit'
import { acceptAsKnown, acceptAsNew, browserName, runtime, invitationShown } from '@waymark/operations'
import { accountForm, wayOn } from '#lib/server/account.ts'
import { keepSession, sessionOf } from '#lib/server/session.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const shown = await invitationShown(runtime(), event.params.token, sessionOf(event))
  if (!shown) error(404, wordsIn(event.locals.language).speak('invitation.not-valid'))
  const { name, email, role, next, network } = shown
  return { name, email, role, next, network: network.names }
}

export const actions = {
  new: async event => {
    const form = await accountForm(event.request)
    const typed = {
      token: event.params.token,
      name: form.text('name'),
      password: form.secret('password'),
      again: form.secret('again'),
    }
    const signed = await acceptAsNew(runtime(), typed, browserName(event.request.headers.get('user-agent')))
    if (!signed.ok) return form.refuse(signed.refusal)
    keepSession(event, signed.value)
    redirect(303, await wayOn(event, signed.value.token))
  },
  known: async event => {
    const form = await accountForm(event.request)
    const sessionToken = sessionOf(event)
    const taken = await acceptAsKnown(runtime(), { token: event.params.token, sessionToken })
    if (!taken.ok) return form.refuse(taken.refusal)
    redirect(303, await wayOn(event, sessionToken ?? ''))
  },
}
