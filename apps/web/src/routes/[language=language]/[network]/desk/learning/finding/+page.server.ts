import { findingPage, recordFinding } from '@waymark/operations'
import { servedIn } from '#lib/server/served-in.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'record-finding')
  formKey(event)
  return { page: await findingPage(desk) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        recordFinding(desk, {
          place: form.text('place') || null,
          indicator: form.text('indicator') === '' ? null : form.id('indicator'),
          themes: form.texts('themes'),
          online: form.text('online'),
          serves: servedIn(form),
          text: form.text('text'),
          language: form.language,
          public: form.ticked('public'),
        }),
      { to: () => 'learning?done=finding' },
    ),
}
