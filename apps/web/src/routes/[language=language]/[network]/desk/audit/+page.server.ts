import { searchAudit, type AuditSearch } from '@waymark/operations'
import { deskFor } from '#lib/server/desk.ts'

const empty: AuditSearch = { action: '', actor: '', object: '', from: '', until: '', before: '' }
const fields = Object.keys(empty) as (keyof AuditSearch)[]

export async function load(event) {
  const desk = await deskFor(event, 'search-audit')
  const given = fields.map(name => [name, (event.url.searchParams.get(name) ?? '').trim()] as const)
  const wish: AuditSearch = { ...empty, ...Object.fromEntries(given) }
  const found = await searchAudit(desk, wish)
  if (found.ok) return { wish, refused: null, ...found.value }
  event.locals.unreadable = true
  // What was typed stays in its fields; beside it stands everything, so that the lists to choose from are there.
  const all = await searchAudit(desk, empty)
  const kept = Object.fromEntries(given.map(([name, value]) => [name, [value]]))
  return {
    wish,
    refused: { refusals: [found.refusal], kept },
    ...(all.ok ? all.value : { actions: [], people: [] }),
    lines: [],
    older: null,
  }
}
