import { computedInside } from '@waymark/operations'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'settle-answer')
  const region = event.url.searchParams.get('region') ?? ''
  return { inside: shownTo(event, await computedInside(desk, { round: idIn(event.params.round), region })) }
}
