import { makePublic, publicPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { formKey } from '#lib/server/form-key.ts'

export async function load(event) {
  const desk = await deskFor(event, 'make-public')
  const asked = event.url.searchParams
  const thing = asked.has('action') ? 'action' : 'priority'
  const of = idIn(asked.get(thing))
  const page = shownTo(event, await publicPage(desk, { country: event.params.country, thing, of }))
  formKey(event)
  const member = page.members.find(eachMember => eachMember.id === asked.get('member')) ?? page.members[0]
  return { page, thing, of, member: shownTo(event, member ?? null) }
}

export const actions = {
  default: event =>
    post(
      event,
      (desk, form) =>
        makePublic(desk, {
          thing: form.text('thing') === 'action' ? 'action' : 'priority',
          of: form.id('of'),
          revision: form.revision(),
          member: form.id('member'),
          parts: form.texts('parts'),
        }),
      { to: () => `plans/${event.params.country}?done=public-parts` },
    ),
}
