import { agreeRecovery, peoplePage, withdrawInvite, withdrawRecovery, inviteAgain } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  return { page: shownTo(event, await peoplePage(await deskFor(event, 'invite-person'))) }
}

export const actions = {
  again: event =>
    post(event, (desk, form) => inviteAgain(desk, { invitation: form.id('invitation'), origin: event.url.origin }), {
      to: ({ mail }) => `mail/${mail}`,
    }),
  withdraw: event =>
    post(event, (desk, form) => withdrawInvite(desk, { invitation: form.id('invitation') }), {
      to: () => 'people?done=taken-back',
    }),
  agree: event =>
    post(event, (desk, form) => agreeRecovery(desk, { recovery: form.id('recovery'), origin: event.url.origin }), {
      to: () => 'people?done=recovery-agreed',
    }),
  refuse: event =>
    post(event, (desk, form) => withdrawRecovery(desk, { recovery: form.id('recovery') }), {
      to: () => 'people?done=taken-back',
    }),
}
