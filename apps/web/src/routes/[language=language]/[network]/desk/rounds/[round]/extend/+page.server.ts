import { extendDue, roundPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn } from '#lib/server/desk.ts'
import { dayAndReason, roundFor } from '#lib/server/round-for.ts'

export async function load(event) {
  return { page: await roundFor(event, { deed: 'extend-due', view: roundPage, state: 'open' }) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        extendDue(desk, {
          round: idIn(event.params.round),
          submissions: form.texts('submissions'),
          ...dayAndReason(form),
        }),
      { to: () => `rounds/${event.params.round}?done=round-extended` },
    ),
}
