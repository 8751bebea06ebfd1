import { peoplePage, withdrawInvite } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn, shownTo } from '#lib/server/desk.ts'
import { provedDesk } from '#lib/server/proved.ts'

export async function load(event) {
  const desk = await provedDesk(event, 'invite-person')
  const { invitations } = shownTo(event, await peoplePage(desk))
  return {
    invitation: shownTo(
      event,
      invitations.find(invitation => invitation.id === event.params.invitation),
    ),
  }
}

export const actions = {
  default: event =>
    post(event, desk => withdrawInvite(desk, { invitation: idIn(event.params.invitation) }), {
      to: () => 'people?done=taken-back',
    }),
}
