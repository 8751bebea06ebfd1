import { endOneRole, peoplePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'
import { provedDesk } from '#lib/server/proved.ts'

export async function load(event) {
  const desk = await provedDesk(event, 'end-role')
  const { people } = shownTo(event, await peoplePage(desk))
  const person = people.find(({ person }) => person === event.params.person)
  const role = person?.roles.find(({ roleId }) => roleId === event.url.searchParams.get('held'))
  formKey(event)
  const { name, roles } = shownTo(event, person)
  return { found: { id: event.params.person, name }, role: shownTo(event, role), others: roles.length - 1 }
}

export const actions = {
  default: event =>
    post(event, (desk, form) => endOneRole(desk, { role: form.id('held') }), { to: () => 'people?done=role-ended' }),
}
