import { mailsPage } from '@waymark/operations'
import { deskFor, shownTo } from '#lib/server/desk.ts'

export async function load(event) {
  return { page: shownTo(event, await mailsPage(await deskFor(event, 'invite-person'))) }
}
