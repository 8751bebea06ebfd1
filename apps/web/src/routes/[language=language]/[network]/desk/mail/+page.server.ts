import { mailsPage } from '@waymark/operations'
import { listed } from '#lib/listing.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const { mails, ...page } = shownTo(event, await mailsPage(await deskFor(event, 'invite-person')))
  const list = listed(
    mails,
    event.url.searchParams,
    {
      text: mail => [mail.to ?? ''],
      filters: { state: mail => [mail.state] },
      sorts: { newest: mail => mail.madeAt.getTime() },
    },
    wordsIn(event.locals.language).compare,
  )
  return { page, list }
}
