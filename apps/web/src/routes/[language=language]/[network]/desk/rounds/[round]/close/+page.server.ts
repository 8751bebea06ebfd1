import { closeRound, closingPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'close-round')
  const page = shownTo(event, await closingPage(desk, idIn(event.params.round)))
  if (page.round.closedOn) leadElsewhere(event, `rounds/${page.round.id}`)
  formKey(event)
  return { page }
}

export const actions = {
  default: event =>
    post(event, desk => closeRound(desk, idIn(event.params.round)), {
      to: () => `rounds/${event.params.round}?done=round-closed`,
    }),
}
