import { remind, remindPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn } from '#lib/server/desk.ts'
import { roundFor } from '#lib/server/round-for.ts'

export async function load(event) {
  return { page: await roundFor(event, { deed: 'remind', view: remindPage, state: 'open' }) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        remind(desk, {
          round: idIn(event.params.round),
          submissions: form.texts('submissions'),
          origin: event.url.origin,
        }),
      { to: () => `rounds/${event.params.round}/remind?done=round-reminded` },
    ),
}
