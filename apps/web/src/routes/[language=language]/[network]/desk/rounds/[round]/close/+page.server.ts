import { redirect } from '@sveltejs/kit'
import { closeRound, closingPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, deskPath, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'close-round')
  const page = shownTo(event, await closingPage(desk, idIn(event.params.round)))
  if (page.round.closedOn && event.request.method !== 'POST') redirect(303, deskPath(event, `rounds/${page.round.id}`))
  formKey(event)
  return { page }
}

export const actions = {
  default: event =>
    post(event, desk => closeRound(desk, idIn(event.params.round)), {
      to: () => `rounds/${event.params.round}?done=round-closed`,
    }),
}
