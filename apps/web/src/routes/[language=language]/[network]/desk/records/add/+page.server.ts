import { recordContribution, recordsPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'record-contribution')
  formKey(event)
  const { members } = await recordsPage(desk)
  return { members: members.map(({ id, name }) => ({ id, name })) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        recordContribution(desk, {
          member: form.id('member'),
          what: form.text('what'),
          day: form.text('day'),
          confidential: form.ticked('confidential'),
          joint: form.ticked('joint'),
          title: form.text('title'),
          language: form.language,
        }),
      { to: () => 'records?done=record' },
    ),
}
