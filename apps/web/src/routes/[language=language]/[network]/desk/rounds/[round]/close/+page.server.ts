import { error } from '@sveltejs/kit'
import { closeRound, roundPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'close-round')
  const page = shownTo(event, await roundPage(desk, idIn(event.params.round)))
  if (page.round.closedOn && event.request.method !== 'POST') error(404, 'The round is closed.')
  return { page }
}

export const actions = {
  default: event =>
    post(event, desk => closeRound(desk, idIn(event.params.round)), {
      to: () => `rounds/${event.params.round}?done=round-closed`,
    }),
}
