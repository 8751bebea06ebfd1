import { planPage } from '@waymark/operations'
import { deskFor, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'record-dialogue')
  return { plan: shownTo(event, await planPage(desk, event.params.country)) }
}
