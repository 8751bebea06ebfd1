import { registerDeskPage } from '@waymark/operations'
import { deskFor, shownTo } from '#lib/server/desk.ts'

const fields = ['words', 'place', 'state', 'level', 'about', 'online', 'after'] as const

export async function load(event) {
  const desk = await deskFor(event)
  const given = fields.map(name => [name, (event.url.searchParams.get(name) ?? '').slice(0, 200)] as const)
  const query = Object.fromEntries(given) as Record<(typeof fields)[number], string>
  return { page: shownTo(event, await registerDeskPage(desk, event.params.kind, query)) }
}
