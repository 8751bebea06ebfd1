import { extendDue, roundPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'extend-due')
  const page = shownTo(event, await roundPage(desk, idIn(event.params.round)))
  if (page.round.closedOn) leadElsewhere(event, `rounds/${page.round.id}`)
  formKey(event)
  return { page }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        extendDue(desk, {
          round: idIn(event.params.round),
          submissions: form.texts('submissions'),
          due: form.text('due'),
          reason: form.text('reason'),
          language: form.language,
        }),
      { to: () => `rounds/${event.params.round}?done=round-extended` },
    ),
}
