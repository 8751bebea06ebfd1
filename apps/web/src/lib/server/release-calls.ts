import type { Call } from '@waymark/scorecard'
import type { PublicRelease } from '@waymark/operations'

/** The day each import of a release speaks of, by the call's id. */
export async function daysOfImports(opened: PublicRelease): Promise<Readonly<Record<string, string>>> {
  const calls = (await opened.page<readonly Call[]>('data/calls.json')) ?? []
  return Object.fromEntries(calls.flatMap(call => (call.kind === 'import' ? [[call.id, call.openedOn] as const] : [])))
}
