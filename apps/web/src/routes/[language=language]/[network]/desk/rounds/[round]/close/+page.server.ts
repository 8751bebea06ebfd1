import { closeRound, closingPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn } from '#lib/server/desk.ts'
import { roundFor } from '#lib/server/round-for.ts'

export async function load(event) {
  return { page: await roundFor(event, { deed: 'close-round', view: closingPage, state: 'open' }) }
}

export const actions = {
  default: event =>
    post(event, desk => closeRound(desk, idIn(event.params.round)), {
      to: () => `rounds/${event.params.round}?done=round-closed`,
    }),
}
