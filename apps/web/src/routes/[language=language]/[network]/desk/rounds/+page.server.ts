import { mayDo, roundsPage } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'open-round', 'settle-answer', 'answer-for-member')
  return {
    rounds: await roundsPage(desk),
    opens: mayDo(desk.roles, 'open-round'),
    settles: mayDo(desk.roles, 'settle-answer'),
  }
}
