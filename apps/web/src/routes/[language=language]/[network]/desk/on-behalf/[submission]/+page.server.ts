import { onBehalfPage } from '@waymark/operations'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'answer-for-member')
  return { submission: shownTo(event, await onBehalfPage(desk, idIn(event.params.submission))) }
}
