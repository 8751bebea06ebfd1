import { settlePage } from '@waymark/operations'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'settle-answer')
  const { round, indicator, subject } = event.params
  return { settle: shownTo(event, await settlePage(desk, { round: idIn(round), indicator, subject })) }
}
