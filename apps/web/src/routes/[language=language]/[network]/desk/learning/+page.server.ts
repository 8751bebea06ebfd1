import { learningPage, offeredToWork } from '@waymark/operations'
import { aboutFilters } from '#lib/about-options.ts'
import { listed } from '#lib/listing.ts'
import { deskFor } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const desk = await deskFor(event, 'record-finding')
  const chains = await learningPage(desk)
  const list = listed(
    chains,
    event.url.searchParams,
    {
      text: chain =>
        chain.steps
          .flatMap(step => [step.text, ...step.outcomes.map(outcome => outcome.text)])
          .map(text => text.body ?? ''),
      filters: {
        furthest: chain => [chain.furthest],
        decision: chain => (chain.decision === null ? [] : [chain.decision]),
        ...aboutFilters,
      },
      sorts: { newest: chain => -chains.indexOf(chain) },
    },
    wordsIn(event.locals.language).compare,
  )
  return { list, offered: await offeredToWork(desk) }
}
