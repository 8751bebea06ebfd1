import { actionsPage } from '@waymark/operations'
import { listed } from '#lib/listing.ts'
import { deskFor } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const { compare, pick } = wordsIn(event.locals.language)
  const actions = await actionsPage(await deskFor(event, 'record-dialogue'))
  const list = listed(
    actions,
    event.url.searchParams,
    {
      text: one => [one.what.body ?? '', pick(one.subject.names).text],
      filters: {
        country: one => [pick(one.subject.names).text],
        state: one => [one.status, ...(one.overdue ? ['overdue'] : [])],
      },
      sorts: { due: one => one.dueOn, country: one => pick(one.subject.names).text, state: one => one.status },
    },
    compare,
  )
  return { list }
}
