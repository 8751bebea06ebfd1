import { error, redirect } from '@sveltejs/kit'
import { confirmEmailChange, emailChangeShown, runtime } from '@waymark/operations'
import { accountFor, accountForm, accountOf } from '#lib/server/account.ts'
import { wordsIn } from '#lib/words.ts'

// Opening the link uses nothing up; whoever is not signed in learns nothing from it.
export async function load(event) {
  const account = await accountOf(event)
  if (!account) return { email: null }
  const { session } = await accountFor(event)
  const email = await emailChangeShown(runtime(), session, event.params.token)
  if (email === null && event.request.method !== 'POST') error(404, wordsIn(event.locals.language).speak('problem.404'))
  return { email }
}

export const actions = {
  default: async event => {
    const account = await accountFor(event)
    const form = await accountForm(event.request)
    const confirmed = await confirmEmailChange(runtime(), account, event.params.token)
    if (!confirmed.ok) return form.refuse(confirmed.refusal)
    redirect(303, `/${event.locals.language}/account?done=email-changed`)
  },
}
