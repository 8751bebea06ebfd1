import { editionPage, placeIndicators } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'place-indicators')
  const edition = shownTo(event, await editionPage(desk, idIn(event.params.edition)))
  formKey(event)
  return { edition }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        placeIndicators(desk, {
          edition: idIn(event.params.edition),
          body: form.text('body'),
          day: form.text('day'),
          record: form.text('record'),
          core: form.texts('core'),
        }),
      { to: () => `frameworks/${event.params.edition}?done=placed` },
    ),
}
