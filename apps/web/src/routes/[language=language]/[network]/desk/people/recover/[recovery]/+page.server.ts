import { agreeRecovery, peoplePage } from '@waymark/operations'
import { post } from '#lib/server/desk-form.ts'
import { idIn, shownTo } from '#lib/server/desk.ts'
import { provedDesk } from '#lib/server/proved.ts'

export async function load(event) {
  const desk = await provedDesk(event, 'agree-recovery')
  const { recoveries } = shownTo(event, await peoplePage(desk))
  return {
    recovery: shownTo(
      event,
      recoveries.find(recovery => recovery.id === event.params.recovery),
    ),
  }
}

export const actions = {
  default: event => {
    const recovery = idIn(event.params.recovery)
    return post(event, desk => agreeRecovery(desk, { recovery, origin: event.url.origin }), {
      to: () => 'people?done=recovery-agreed',
    })
  },
}
