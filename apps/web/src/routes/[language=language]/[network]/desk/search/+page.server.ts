import { searchDesk } from '#lib/server/desk-search.ts'
import { deskFor, deskPath, isPlain } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const desk = await deskFor(event)
  const typed = (event.url.searchParams.get('words') ?? '').slice(0, 200).trim()
  const words = wordsIn(event.locals.language)
  const found = isPlain(typed) ? await searchDesk(desk, typed, { words, at: path => deskPath(event, path) }) : []
  return { typed, found }
}
