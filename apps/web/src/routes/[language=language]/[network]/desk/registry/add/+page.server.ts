import { addMember } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  await deskFor(event, 'keep-registry')
  formKey(event)
  return {}
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, { text, ticked }) => {
        const typed = { name: text('name'), kind: text('kind'), from: text('from'), countries: text('countries') }
        return addMember(desk, { ...typed, another: ticked('another') })
      },
      { to: ({ member }) => `registry/${member}?done=member-added` },
    ),
}
