import { redirect } from '@sveltejs/kit'
import { needsFactor, removeSecondFactor, runtime } from '@waymark/operations'
import { accountForm, provedAccount } from '#lib/server/account.ts'

export async function load(event) {
  const { session } = await provedAccount(event, 'second-factor')
  const needed = await needsFactor(runtime(), session.person.id)
  if (!session.hasCode || needed) redirect(303, `/${event.locals.language}/account/second-factor`)
}

export const actions = {
  default: async event => {
    const { session } = await provedAccount(event, 'second-factor')
    const form = await accountForm(event.request)
    const removed = await removeSecondFactor(runtime(), session)
    if (!removed.ok) return form.refuse(removed.refusal)
    redirect(303, `/${event.locals.language}/account?done=factor-removed`)
  },
}
