import { inviteList } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { provedDesk } from '#lib/server/proved.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  await provedDesk(event, 'invite-person')
  formKey(event)
  return {}
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        inviteList(desk, {
          lines: form.text('lines'),
          role: form.text('role'),
          language: form.text('language'),
          origin: event.url.origin,
        }),
      { to: ({ open }) => `people?done=${open > 0 ? 'invited-list-open' : 'invited-list'}` },
    ),
}
