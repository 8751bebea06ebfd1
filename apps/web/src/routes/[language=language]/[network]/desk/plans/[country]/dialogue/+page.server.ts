import { planPage, recordDialogue } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'record-dialogue')
  const { subject, members } = shownTo(event, await planPage(desk, event.params.country))
  formKey(event)
  return { subject, members }
}

export const actions = {
  default: event => {
    const { country } = event.params
    return post(
      event,
      (desk, form) =>
        recordDialogue(desk, {
          place: country,
          heldOn: form.text('heldOn'),
          members: form.texts('members'),
          note: form.text('note'),
          language: form.language,
        }),
      { to: () => `plans/${country}?done=dialogue` },
    )
  },
}
