import { askRecovery, giveAnotherRole, peoplePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn, shownTo } from '#lib/server/desk.ts'
import { provedDesk } from '#lib/server/proved.ts'

export async function load(event) {
  const desk = await provedDesk(event, 'give-role')
  const { people, recoveries, scopes, roles } = shownTo(event, await peoplePage(desk))
  const found = shownTo(
    event,
    people.find(({ person }) => person === event.params.person),
  )
  return {
    found,
    own: found.person === desk.person?.id,
    asked: recoveries.some(({ person }) => person === found.person),
    scopes: { ...scopes, roles },
  }
}

export const actions = {
  give: event => {
    const person = idIn(event.params.person)
    return post(
      event,
      (desk, form) => {
        const { text } = form
        const reach = { member: text('member'), office: text('office'), region: text('region') }
        return giveAnotherRole(desk, { role: text('role'), ...reach, until: text('until'), person })
      },
      { to: ({ waits }) => (waits ? 'people?done=naming-asked' : `people/${person}?done=role-given`) },
    )
  },
  recover: event =>
    post(event, desk => askRecovery(desk, { person: idIn(event.params.person) }), {
      to: () => 'people?done=recovery-asked',
    }),
}
