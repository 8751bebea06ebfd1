import { gapsAmong, plansPage } from '@waymark/operations'
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
    { text: one => [pick(one.names).text, one.code], sorts: { name: one => pick(one.names).text } },
    compare,
  )
  const gaps = await gapsAmong(
    desk,
    list.rows.map(one => one.code),
  )
  return { list, gaps }
}
