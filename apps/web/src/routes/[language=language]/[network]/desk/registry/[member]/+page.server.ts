import { keepCountry, memberPage, mendMember, renameMember } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  return { page: shownTo(event, await memberPage(await deskFor(event, 'keep-registry'), event.params.member)) }
}

const kept = (member: string) => ({ to: () => `registry/${member}?done=member-changed` })

export const actions = {
  rename: event => {
    const member = idIn(event.params.member)
    return post(
      event,
      (desk, { text, ticked }) =>
        renameMember(desk, { member, name: text('name'), day: text('day'), another: ticked('another') }),
      kept(member),
    )
  },
  mend: event => {
    const member = idIn(event.params.member)
    return post(
      event,
      (desk, { text }) => {
        const named = { which: text('which'), name: text('name'), kind: text('kind') }
        return mendMember(desk, { member, ...named, from: text('from'), until: text('until') })
      },
      kept(member),
    )
  },
  country: event => {
    const member = idIn(event.params.member)
    return post(
      event,
      (desk, { text }) => {
        const named = { which: text('which'), country: text('country') }
        return keepCountry(desk, { member, ...named, from: text('from'), until: text('until') })
      },
      kept(member),
    )
  },
}
