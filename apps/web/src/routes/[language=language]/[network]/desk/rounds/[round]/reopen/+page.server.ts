import { closingPage, reopenRound } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn } from '#lib/server/desk.ts'
import { dayAndReason, roundFor } from '#lib/server/round-for.ts'

export async function load(event) {
  return { page: await roundFor(event, { deed: 'reopen-round', view: closingPage, state: 'closed' }) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        reopenRound(desk, {
          round: idIn(event.params.round),
          ...dayAndReason(form),
        }),
      { to: round => `rounds/${round}?done=round-reopened` },
    ),
}
