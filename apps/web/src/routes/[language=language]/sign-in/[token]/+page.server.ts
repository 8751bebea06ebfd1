import { error, fail, redirect } from '@sveltejs/kit'
import { browserName, runtime, personOfLink, signInByLink } from '@waymark/operations'
import { wayOn } from '#lib/server/account.ts'
import { keepSession } from '#lib/server/session.ts'
import { wordsIn } from '#lib/words.ts'

// The link is used up by the button, not by looking: programs that open links before people do sign nobody in.
export const load = async ({ params, locals }) => {
  const person = await personOfLink(runtime(), params.token)
  if (!person) error(404, wordsIn(locals.language).speak('sign-in.link-not-valid'))
  return { name: person.name }
}

export const actions = {
  default: async event => {
    const browser = browserName(event.request.headers.get('user-agent'))
    const signed = await signInByLink(runtime(), event.params.token, browser)
    if (!signed.ok) return fail(404, { refusals: [], kept: {} })
    keepSession(event, signed.value)
    redirect(303, await wayOn(event, signed.value.token))
  },
}
