import { redirect } from '@sveltejs/kit'
import { mailInWords, mailSettings } from '@waymark/operations'
import { deskPath, shownTo } from '#lib/server/desk.ts'
import { provedDesk } from '#lib/server/proved.ts'

export async function load(event) {
  const desk = await provedDesk(event, 'invite-person')
  if (mailSettings() !== null) redirect(303, deskPath(event, 'mail?done=mail-queued'))
  return { letter: shownTo(event, await mailInWords(desk, event.params.mail)) }
}
