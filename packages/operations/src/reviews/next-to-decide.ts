/** What a reviewer decides next: the first that waits, so that a decision leads on to it rather than back to a list. */
import { readAs, type Desk } from '../desk.ts'
import { contestedNow } from '../settlement/contested.ts'
import { waitingForReview } from './review-pages.ts'

export type NextToDecide =
  | { readonly kind: 'answer'; readonly round: string; readonly indicator: string; readonly subject: string }
  | { readonly kind: 'submission' | 'correction' | 'entry'; readonly id: string }

/**
 * What is contested comes first, then submissions, corrections and entries, each in the order of the review list; null where nothing
 * waits for this desk.
 */
export function nextToDecide(desk: Desk): Promise<NextToDecide | null> {
  return readAs(desk, async t => {
    const [contested] = await contestedNow(desk, t)
    if (contested) {
      const { round, indicator, subject } = contested
      return { kind: 'answer', round, indicator, subject: subject.code }
    }
    const { submissions, corrections, entries } = await waitingForReview(desk, t)
    if (submissions[0]) return { kind: 'submission', id: submissions[0].id }
    if (corrections[0]) return { kind: 'correction', id: corrections[0].answer.id }
    return entries[0] ? { kind: 'entry', id: entries[0].id } : null
  })
}
