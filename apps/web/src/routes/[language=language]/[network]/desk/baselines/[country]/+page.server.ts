import { baselinePage, mayDo } from '@waymark/operations'
import { deskFor, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'save-baseline')
  const mayAgree = mayDo(desk.roles, 'agree-baseline')
  return { mayAgree, page: shownTo(event, await baselinePage(desk, event.params.country)) }
}
