/** Findings, lessons, decisions and changes. */
import { learners, type AllowanceRow } from './scope.ts'

export const learning = {
  'record-finding': learners,
  'draw-lesson': learners,
  decide: learners,
  'follow-up-decision': learners,
  'record-change': learners,
} as const satisfies Readonly<Record<string, AllowanceRow>>
