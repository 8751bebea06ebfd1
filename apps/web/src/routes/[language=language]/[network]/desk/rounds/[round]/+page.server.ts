import { roundPage } from '@waymark/operations'
import { listed } from '#lib/listing.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const desk = await deskFor(event, 'open-round', 'answer-for-member')
  const page = shownTo(event, await roundPage(desk, idIn(event.params.round)))
  const { compare, pick } = wordsIn(event.locals.language)
  const list = listed(
    page.progress,
    event.url.searchParams,
    {
      text: row => [pick(row.subject.names).text, row.name],
      filters: { state: row => [row.state === 'draft' && row.saved === 0 ? 'not-begun' : row.state] },
      sorts: { country: row => pick(row.subject.names).text, answers: row => row.saved, state: row => row.state },
    },
    compare,
  )
  return { page, list }
}
