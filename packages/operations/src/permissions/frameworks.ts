/** Editions, and what is asked in them. */
import { keepers, type AllowanceRow } from './scope.ts'

export const frameworks = {
  'adopt-framework': keepers,
  'record-agreement': keepers,
  'place-indicators': keepers,
  'put-in-use': keepers,
  'revise-text': keepers,
} as const satisfies Readonly<Record<string, AllowanceRow>>
