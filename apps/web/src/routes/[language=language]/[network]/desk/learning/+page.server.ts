import { learningPage } from '@waymark/operations'
import { listed } from '#lib/listing.ts'
import { deskFor } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const chains = await learningPage(await deskFor(event, 'record-finding'))
  const list = listed(
    chains,
    event.url.searchParams,
    {
      text: chain => chain.steps.map(step => step.text.body ?? ''),
      filters: { furthest: chain => [chain.furthest] },
      sorts: { newest: chain => -chains.indexOf(chain) },
    },
    wordsIn(event.locals.language).compare,
  )
  return { list }
}
