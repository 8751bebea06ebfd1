import { agreeRedaction, redactionsPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'agree-redaction')
  const asked = (await redactionsPage(desk)).asked.find(({ id }) => id === event.params.redaction)
  formKey(event)
  return { asked: shownTo(event, asked) }
}

export const actions = {
  default: event =>
    post(event, (desk, form) => agreeRedaction(desk, { redaction: form.id('redaction') }), {
      to: () => 'redactions?done=redacted',
    }),
}
