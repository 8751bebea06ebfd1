import { error, redirect } from '@sveltejs/kit'
import { ownPasskeys, removePasskey, runtime } from '@waymark/operations'
import { accountForm, provedAccount } from '#lib/server/account.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const { session } = await provedAccount(event, 'passkeys')
  const keys = await ownPasskeys(runtime(), session)
  const found = keys.find(key => key.id === event.params.passkey)
  if (!found) error(404, wordsIn(event.locals.language).speak('problem.404'))
  return { name: found.name, others: keys.length - 1 }
}

export const actions = {
  default: async event => {
    const { session } = await provedAccount(event, 'passkeys')
    const form = await accountForm(event.request)
    const removed = await removePasskey(runtime(), session, event.params.passkey)
    return removed.ok
      ? redirect(303, `/${event.locals.language}/account?done=passkey-removed`)
      : form.refuse(removed.refusal)
  },
}
