import { mayDo, planPage } from '@waymark/operations'
import { deskFor, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'record-dialogue')
  const mayAgree = desk.person === null || mayDo(desk.roles, 'agree-plan')
  return { mayAgree, plan: shownTo(event, await planPage(desk, event.params.country)) }
}
