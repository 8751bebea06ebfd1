import { askHiding, hiddenPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'ask-hiding')
  formKey(event)
  return { page: await hiddenPage(desk) }
}

export const actions = {
  default: event =>
    post(event, (desk, form) => askHiding(desk, { country: form.text('country'), reason: form.text('reason') }), {
      to: () => 'hidden?done=hiding-asked',
    }),
}
