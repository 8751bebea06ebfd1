import { mayDo, membersSpokenFor, planPage } from '@waymark/operations'
import { deskFor, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'record-dialogue')
  const mayAgree = desk.person === null || mayDo(desk.roles, 'agree-plan')
  const plan = shownTo(event, await planPage(desk, event.params.country))
  const maySay = desk.person === null || mayDo(desk.roles, 'make-public')
  return { mayAgree, plan, speaksFor: maySay ? await membersSpokenFor(desk, Object.keys(plan.memberNames)) : [] }
}
