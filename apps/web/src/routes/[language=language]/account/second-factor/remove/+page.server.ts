import { redirect } from '@sveltejs/kit'
import { changeable, needsFactor, removeSecondFactor, runtime } from '@waymark/operations'
import { accountFor, accountForm, type AccountEvent } from '#lib/server/account.ts'

async function provedAccount(event: AccountEvent) {
  const account = await accountFor(event)
  const here = `/${event.locals.language}/account/second-factor`
  if (!changeable(runtime(), account.session).ok) redirect(303, `/${event.locals.language}/account/prove?then=${here}`)
  return account
}

export async function load(event) {
  const { session } = await provedAccount(event)
  const needed = await needsFactor(runtime(), session.person.id)
  if (!session.hasCode || needed) redirect(303, `/${event.locals.language}/account/second-factor`)
}

export const actions = {
  default: async event => {
    const { session } = await provedAccount(event)
    const form = await accountForm(event.request)
    const removed = await removeSecondFactor(runtime(), session)
    if (!removed.ok) return form.refuse(removed.refusal)
    redirect(303, `/${event.locals.language}/account?done=factor-removed`)
  },
}
