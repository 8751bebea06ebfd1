import { actionsPage, offeredToWork } from '@waymark/operations'
import { aboutFilters } from '#lib/about-options.ts'
import { listed } from '#lib/listing.ts'
import { deskFor } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const { compare, pick } = wordsIn(event.locals.language)
  const desk = await deskFor(event, 'record-dialogue')
  const actions = await actionsPage(desk)
  const list = listed(
    actions,
    event.url.searchParams,
    {
      text: line => [line.what.body ?? '', pick(line.subject.names).text],
      filters: {
        country: line => [pick(line.subject.names).text],
        ...aboutFilters,
        state: line => [line.status, ...(line.overdue ? ['overdue'] : [])],
      },
      sorts: { due: line => line.dueOn, country: line => pick(line.subject.names).text, state: line => line.status },
    },
    compare,
  )
  return { list, offered: await offeredToWork(desk) }
}
