import { closingPage, voidRound } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn } from '#lib/server/desk.ts'
import { roundFor } from '#lib/server/round-for.ts'

export async function load(event) {
  return { page: await roundFor(event, { deed: 'void-round', view: closingPage }) }
}

export const actions = {
  default: event =>
    post(event, desk => voidRound(desk, idIn(event.params.round)), { to: () => 'rounds?done=round-voided' }),
}
