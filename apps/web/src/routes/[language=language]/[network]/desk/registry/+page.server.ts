import { registryPage } from '@waymark/operations'
import { listed } from '#lib/listing.ts'
import { deskFor, shownTo } from '#lib/server/desk.ts'
import { wordsIn } from '#lib/words.ts'

export async function load(event) {
  const { members, today } = shownTo(event, await registryPage(await deskFor(event, 'keep-registry')))
  const { compare, pick } = wordsIn(event.locals.language)
  type Row = (typeof members)[number]
  const named = (of: Row['countries']) => of.map(({ names }) => pick(names).text)
  const list = listed(
    members,
    event.url.searchParams,
    {
      text: one => [one.name, ...one.earlier, ...named(one.countries), ...one.countries.map(({ code }) => code)],
      filters: {
        state: one => [one.state],
        kind: one => [one.kind ?? 'none'],
        country: one => named(one.countries),
        region: one => named(one.regions),
      },
      sorts: {
        name: one => one.name,
        country: one => named(one.countries)[0] ?? '',
        from: one => Number(one.from.replaceAll('-', '')),
      },
    },
    compare,
  )
  return { today, list }
}
