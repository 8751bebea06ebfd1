import { editionPage, moveEdition, recordAgreement } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'adopt-framework')
  return { edition: shownTo(event, await editionPage(desk, idIn(event.params.edition))) }
}

export const actions = {
  agree: event =>
    post(
      event,
      (desk, form) =>
        recordAgreement(desk, {
          edition: idIn(event.params.edition),
          body: form.text('body'),
          day: form.text('day'),
          record: form.text('record'),
          indicators: form.texts('indicators'),
          lateReason: form.text('lateReason'),
          language: form.language,
        }),
      { to: () => `frameworks/${event.params.edition}?done=agreed` },
    ),
  use: event =>
    post(event, desk => moveEdition(desk, { edition: idIn(event.params.edition), to: 'in-use' }), {
      to: () => `frameworks/${event.params.edition}?done=in-use`,
    }),
  retire: event =>
    post(event, desk => moveEdition(desk, { edition: idIn(event.params.edition), to: 'retired' }), {
      to: () => `frameworks/${event.params.edition}?done=retired`,
    }),
}
