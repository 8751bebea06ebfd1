import { done, refused, type Result } from '@waymark/language'
import { reasonsToChoose, type ChosenReason } from './answer.ts'

/**
 * What an asked subject says of its list of one register kind in a round: all are in (`complete`), there are none
 * (`nothing-to-report`), or why it cannot say. Only the first two close the list.
 */
export type ListSaid = 'complete' | 'nothing-to-report' | { readonly missing: ChosenReason }

export type ListRefusal =
  | { readonly kind: 'list.not-empty'; readonly register: string; readonly entries: number }
  | { readonly kind: 'list.empty'; readonly register: string }
  | { readonly kind: 'list.choice-unknown'; readonly given: string }

/**
 * Reads how a subject closes its list. Refuses "nothing to report" beside recorded entries (`list.not-empty`), "complete"
 * of an empty list (`list.empty`: nothing to report says that), and any other word (`list.choice-unknown`).
 */
export function readListSaid(given: string, register: string, entries: number): Result<ListSaid, ListRefusal> {
  const reason = reasonsToChoose.find(eachReason => eachReason === given)
  if (reason) return done({ missing: reason })
  if (given === 'nothing-to-report') {
    return entries === 0 ? done(given) : refused({ kind: 'list.not-empty', register, entries })
  }
  if (given === 'complete') return entries > 0 ? done(given) : refused({ kind: 'list.empty', register })
  return refused({ kind: 'list.choice-unknown', given })
}

/** Whether the list is closed, so that what is not in it did not happen. */
export function isClosed(said: ListSaid | undefined): boolean {
  return said === 'complete' || said === 'nothing-to-report'
}
