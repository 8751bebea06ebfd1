import { inviteAgain, peoplePage, withdrawNaming, withdrawRecovery } from '@waymark/operations'
import { listed } from '#lib/listing.ts'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const { people, ...page } = shownTo(event, await peoplePage(await deskFor(event, 'invite-person')))
  const { compare, speak } = wordsIn(event.locals.language)
  const rolesOf = (one: (typeof people)[number]) => [...new Set(one.roles.map(({ role }) => role as string))]
  const list = listed(
    people,
    event.url.searchParams,
    {
      text: one => [
        one.name,
        one.email ?? '',
        ...one.roles.flatMap(role => [speak(`people.role.${role.role}`), role.memberName ?? '', role.officeName ?? '']),
      ],
      filters: { role: rolesOf },
      sorts: { name: one => one.name },
    },
    compare,
  )
  return { page, list }
}

export const actions = {
  again: event =>
    post(event, (desk, form) => inviteAgain(desk, { invitation: form.id('invitation'), origin: event.url.origin }), {
      to: ({ mail }) => `mail/${mail}`,
    }),
  refuse: event =>
    post(event, (desk, form) => withdrawRecovery(desk, { recovery: form.id('recovery') }), {
      to: () => 'people?done=taken-back',
    }),
  unname: event =>
    post(event, (desk, form) => withdrawNaming(desk, { naming: form.id('naming') }), {
      to: () => 'people?done=taken-back',
    }),
}
