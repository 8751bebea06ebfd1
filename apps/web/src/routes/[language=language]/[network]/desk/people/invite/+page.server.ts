import { invite, peoplePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { shownTo } from '#lib/server/desk.ts'
import { provedDesk } from '#lib/server/proved.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const { scopes, roles } = shownTo(event, await peoplePage(await provedDesk(event, 'invite-person')))
  formKey(event)
  // A focal point is named among the people of the network, by two.
  return { scopes: { ...scopes, roles: roles.filter(role => role !== 'focal-point') } }
}

const fields = ['name', 'email', 'role', 'member', 'office', 'region', 'until'] as const

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) => {
        const typed = Object.fromEntries(fields.map(name => [name, form.text(name)])) as Record<
          (typeof fields)[number],
          string
        >
        return invite(desk, { ...typed, language: form.text('language'), origin: event.url.origin })
      },
      { to: ({ mail }) => `mail/${mail}` },
    ),
}
