import type { PublicRelease } from '@waymark/operations'
import { fieldOf } from './release-base.ts'

/** The day each import of a release speaks of, by the call's id. */
export async function daysOfImports(opened: PublicRelease): Promise<Readonly<Record<string, string>>> {
  const calls = await fieldOf(opened, 'calls')
  return Object.fromEntries(calls.flatMap(call => (call.kind === 'import' ? [[call.id, call.openedOn] as const] : [])))
}
