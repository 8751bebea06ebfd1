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
      text: line => [line.what.body ?? '', pick(line.subject.names).text],
      filters: {
        country: line => [pick(line.subject.names).text],
        state: line => [line.status, ...(line.overdue ? ['overdue'] : [])],
      },
      sorts: { due: line => line.dueOn, country: line => pick(line.subject.names).text, state: line => line.status },
    },
    compare,
  )
  return { list }
}
