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
      text: registry => [
        registry.name,
        ...registry.earlier,
        ...named(registry.countries),
        ...registry.countries.map(({ code }) => code),
      ],
      filters: {
        state: registry => [registry.state],
        kind: registry => [registry.kind ?? 'none'],
        country: registry => named(registry.countries),
        region: registry => named(registry.regions),
      },
      sorts: {
        name: registry => registry.name,
        country: registry => named(registry.countries)[0] ?? '',
        from: registry => Number(registry.from.replaceAll('-', '')),
      },
    },
    compare,
  )
  return { today, list }
}
