import { redirect } from '@sveltejs/kit'
import { runtime, setPassword } from '@waymark/operations'
import { accountFor, accountForm, provedAccount, wayOn } from '#lib/server/account.ts'

export async function load(event) {
  const { session } = await provedAccount(event, 'password')
  return { first: !session.hasPassword, email: session.email }
}

export const actions = {
  default: async event => {
    const account = await accountFor(event)
    const form = await accountForm(event.request)
    const typed = { email: form.text('email'), password: form.secret('password'), again: form.secret('again') }
    const set = await setPassword(runtime(), account, typed)
    if (!set.ok) return form.refuse(set.refusal)
    const { language } = event.locals
    redirect(
      303,
      account.session.hasPassword ? `/${language}/account?done=password` : await wayOn(event, account.token),
    )
  },
}
