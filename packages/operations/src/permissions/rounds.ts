/** Rounds: who opens, extends and closes them, and reminds. */
import { keepers, type AllowanceRow } from './scope.ts'

export const rounds = {
  'open-round': keepers,
  'close-round': keepers,
  'void-round': keepers,
  'extend-due': keepers,
  'say-why-late': keepers,
  'reopen-round': keepers,
  remind: { secretariat: 'network', coordinator: 'region' },
} as const satisfies Readonly<Record<string, AllowanceRow>>
