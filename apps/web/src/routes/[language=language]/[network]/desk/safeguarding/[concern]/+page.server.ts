import { decideConcern, safeguardingPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'decide-concern')
  const { concerns } = shownTo(event, await safeguardingPage(desk))
  const { id, language, body, own } = shownTo(
    event,
    concerns?.find(concern => concern.id === event.params.concern),
  )
  return { concern: { id, language, body, own } }
}

export const actions = {
  default: event =>
    post(event, desk => decideConcern(desk, { concern: idIn(event.params.concern), decision: 'take-away' }), {
      to: () => 'safeguarding?done=concern-take-away',
    }),
}
