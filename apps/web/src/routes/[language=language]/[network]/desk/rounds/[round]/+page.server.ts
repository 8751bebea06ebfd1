import { roundPage } from '@waymark/operations'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'open-round')
  return { page: shownTo(event, await roundPage(desk, idIn(event.params.round))) }
}
