/** What a reviewer decides next: the first that waits, so that a decision leads on to it rather than back to a list. */
import { readAs, type Desk } from '../desk.ts'
import { firstContested } from '../settlement/contested.ts'
import { firstToReview } from './review-pages.ts'

export type NextToDecide =
  | { readonly kind: 'answer'; readonly round: string; readonly indicator: string; readonly subject: string }
  | { readonly kind: 'submission' | 'correction' | 'entry'; readonly id: string }

/**
 * What is contested comes first, then submissions, corrections and entries, each in the order of the review list; null where nothing
 * waits for this desk.
 */
export function nextToDecide(desk: Desk): Promise<NextToDecide | null> {
  return readAs(desk, async t => {
    const contested = await firstContested(desk, t)
    return contested ? { kind: 'answer', ...contested } : firstToReview(desk, t)
  })
}
