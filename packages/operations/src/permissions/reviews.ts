/** What is handed in: who reviews it, and rules where answers differ. */
import { reviewers, type AllowanceRow } from './scope.ts'

export const reviews = {
  'review-submission': reviewers,
  'review-entry': reviewers,
  'review-correction': reviewers,
  'settle-answer': reviewers,
} as const satisfies Readonly<Record<string, AllowanceRow>>
