import { error, redirect } from '@sveltejs/kit'
import { changeable, ownPasskeys, removePasskey, runtime } from '@waymark/operations'
import { accountFor, accountForm, type AccountEvent } from '#lib/server/account.ts'
import { wordsIn } from '#lib/words.ts'

async function provedAccount(event: AccountEvent) {
  const account = await accountFor(event)
  const { language } = event.locals
  if (!changeable(runtime(), account.session).ok)
    redirect(303, `/${language}/account/prove?then=/${language}/account/passkeys`)
  return account
}

export async function load(event) {
  const { session } = await provedAccount(event)
  const keys = await ownPasskeys(runtime(), session)
  const found = keys.find(key => key.id === event.params.passkey)
  if (!found) error(404, wordsIn(event.locals.language).speak('problem.404'))
  return { name: found.name, others: keys.length - 1 }
}

export const actions = {
  default: async event => {
    const { session } = await provedAccount(event)
    const form = await accountForm(event.request)
    const removed = await removePasskey(runtime(), session, event.params.passkey)
    return removed.ok
      ? redirect(303, `/${event.locals.language}/account?done=passkey-removed`)
      : form.refuse(removed.refusal)
  },
}
