import { leaveNetwork, memberPage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, idIn, leadElsewhere, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  const desk = await deskFor(event, 'keep-registry')
  const { member, others, unfinished } = shownTo(event, await memberPage(desk, event.params.member))
  if (member.until) leadElsewhere(event, `registry/${member.id}`)
  return { member: { id: member.id, name: member.name }, others, unfinished: unfinished.length }
}

export const actions = {
  default: event => {
    const member = idIn(event.params.member)
    return post(
      event,
      (desk, { text }) => leaveNetwork(desk, { member, day: text('day'), continuedBy: text('continuedBy') }),
      { to: () => `registry/${member}?done=member-left` },
    )
  },
}
