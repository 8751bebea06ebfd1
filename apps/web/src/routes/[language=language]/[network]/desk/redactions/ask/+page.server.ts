import { askRedaction, textToRedact } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'ask-redaction')
  const id = idIn(event.url.searchParams.get('text'))
  formKey(event)
  return { id, text: shownTo(event, await textToRedact(desk, id)) }
}

export const actions = {
  default: event =>
    post(event, (desk, form) => askRedaction(desk, { text: form.id('text'), reason: form.text('reason') }), {
      to: () => '?done=redaction-asked',
    }),
}
