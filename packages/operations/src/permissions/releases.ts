/** Previews and releases. */
import { keepers, speakers, type AllowanceRow } from './scope.ts'

export const releases = {
  'start-preview': keepers,
  'freeze-again': keepers,
  'answer-preview': speakers,
  'reply-objection': keepers,
  'publish-release': keepers,
  'withdraw-release': keepers,
} as const satisfies Readonly<Record<string, AllowanceRow>>
