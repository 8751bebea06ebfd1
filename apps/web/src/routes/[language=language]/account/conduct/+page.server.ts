import { redirect } from '@sveltejs/kit'
import { acceptCode, codeOfConduct, runtime } from '@waymark/operations'
import { accountFor, accountForm, wayOn } from '#lib/server/account.ts'

export async function load(event) {
  const { session } = await accountFor(event)
  const { points, version } = codeOfConduct()
  return { points, version, accepted: session.conduct.includes(version) }
}

export const actions = {
  default: async event => {
    const { session, token } = await accountFor(event)
    const form = await accountForm(event.request)
    const accepted = await acceptCode(runtime(), session, form.text('version'))
    if (!accepted.ok) return form.refuse(accepted.refusal)
    redirect(303, await wayOn(event, token))
  },
}
