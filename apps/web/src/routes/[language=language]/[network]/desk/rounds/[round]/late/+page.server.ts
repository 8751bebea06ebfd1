import { latePage, sayWhyLate } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn } from '#lib/server/desk.ts'
import { roundFor } from '#lib/server/round-for.ts'

export async function load(event) {
  return { page: await roundFor(event, { deed: 'say-why-late', view: latePage }) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        sayWhyLate(desk, {
          round: idIn(event.params.round),
          submissions: form.texts('late-forms'),
          cause: form.text('cause'),
        }),
      { to: () => `rounds/${event.params.round}?done=late-said` },
    ),
}
