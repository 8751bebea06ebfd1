import { gapsAmong, offeredToWork, plansPage } from '@waymark/operations'
import { aboutFilters } from '#lib/about-options.ts'
import { listed } from '#lib/listing.ts'
import { deskFor } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const { compare, pick } = wordsIn(event.locals.language)
  const desk = await deskFor(event, 'record-dialogue')
  const subjects = await plansPage(desk)
  const list = listed(
    subjects,
    event.url.searchParams,
    {
      text: subject => [pick(subject.names).text, subject.code],
      filters: aboutFilters,
      sorts: { name: subject => pick(subject.names).text },
    },
    compare,
  )
  const gaps = await gapsAmong(
    desk,
    list.rows.map(row => row.code),
  )
  return { list, gaps, offered: await offeredToWork(desk) }
}
