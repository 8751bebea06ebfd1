import { roundPage, voidRound } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'open-round')
  return { page: shownTo(event, await roundPage(desk, idIn(event.params.round))) }
}

export const actions = {
  void: event =>
    post(event, desk => voidRound(desk, idIn(event.params.round)), { to: () => 'rounds?done=round-voided' }),
}
