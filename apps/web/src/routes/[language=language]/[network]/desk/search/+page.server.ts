import { listed } from '#lib/listing.ts'
import { kindsFound, placesOf } from '#lib/server/desk-search.ts'
import { deskFor, deskPath, isPlain } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const asked = event.url.searchParams
  const typed = (asked.get('words') ?? '').slice(0, 200).trim()
  const words = wordsIn(event.locals.language)
  const places = typed !== '' && isPlain(typed) ? await placesOf({ desk, words, typed }) : []
  const { rows, ...list } = listed(
    places,
    asked,
    {
      text: ({ says }) => says.map(({ text }) => text),
      filters: { kind: ({ kind }) => [kind] },
      sorts: { kind: ({ kind }) => String(kindsFound.indexOf(kind) + 10) },
    },
    words.compare,
  )
  const links = rows.map(({ kind, path, says }) => ({ kind, says, href: deskPath(event, path) }))
  return { list, groups: [...Map.groupBy(links, ({ kind }) => kind)].map(([kind, found]) => ({ kind, found })) }
}
