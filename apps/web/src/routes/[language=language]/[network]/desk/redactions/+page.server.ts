import { agreeRedaction, redactionsPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'

export async function load(event) {
  return { asked: await redactionsPage(await deskFor(event, 'agree-redaction')) }
}

export const actions = {
  default: event =>
    post(event, (desk, form) => agreeRedaction(desk, { redaction: form.id('redaction') }), {
      to: () => 'redactions?done=redacted',
    }),
}
