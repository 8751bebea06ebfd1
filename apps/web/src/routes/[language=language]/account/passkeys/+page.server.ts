import { redirect } from '@sveltejs/kit'
import { runtime, keepPasskey, ownPasskeys } from '@waymark/operations'
import { accountForm, responseIn, provedAccount } from '#lib/server/account.ts'
import { momentIn } from '#lib/server/moment.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const { session } = await provedAccount(event, 'passkeys')
  const words = wordsIn(event.locals.language)
  const keys = await ownPasskeys(runtime(), session)
  return {
    keys: keys.map(({ id, name, madeAt, usedAt }) => ({
      id,
      name,
      made: momentIn(words, madeAt, session.timeZone),
      used: usedAt && momentIn(words, usedAt, session.timeZone),
    })),
  }
}

export const actions = {
  keep: async event => {
    const { session } = await provedAccount(event, 'passkeys')
    const form = await accountForm(event.request)
    const made = { session, response: responseIn(form.text('response')), name: form.text('name'), site: event.url }
    const kept = await keepPasskey(runtime(), made)
    return kept.ok ? redirect(303, `/${event.locals.language}/account/passkeys`) : form.refuse(kept.refusal)
  },
}
