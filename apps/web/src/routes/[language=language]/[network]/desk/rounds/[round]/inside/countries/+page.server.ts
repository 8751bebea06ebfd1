import { insideMatrix } from '@waymark/operations'
import { listed } from '#lib/listing.ts'
import { deskFor, idIn, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const desk = await deskFor(event, 'settle-answer')
  const { rows, ...inside } = shownTo(event, await insideMatrix(desk, idIn(event.params.round)))
  const { compare, pick } = wordsIn(event.locals.language)
  const nameOf = ({ names }: (typeof rows)[number]) => pick(names).text
  // By name alone: a grid in order of its answers would be a ranking of countries.
  const list = listed(
    rows,
    event.url.searchParams,
    {
      text: row => [nameOf(row), row.code],
      filters: { region: row => row.regions },
      sorts: { name: nameOf },
    },
    compare,
  )
  return { inside, list }
}
