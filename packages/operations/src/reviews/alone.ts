/** Where one person is alone, that person's work waits for nobody: it counts, and is published as not reviewed. */
import { mayReview } from '@waymark/collection'
import type { PersonId } from '@waymark/network'
import { holdersOf, type SubmissionRow } from '@waymark/store'
import type { Act } from '../desk.ts'
import { permissions } from '../permissions/index.ts'
import { answerer } from '../submissions/save-answer.ts'

/** The only person who reviews in the network today; undefined where there are several, or nobody yet. */
export async function onlyReviewer(
  { t, today }: Pick<Act, 't' | 'today'>,
  deed: 'review-entry' | 'review-submission' | 'review-correction',
): Promise<PersonId | undefined> {
  const reviewers = [...(await holdersOf(t, permissions[deed], today))] as PersonId[]
  return reviewers.length === 1 ? reviewers[0] : undefined
}

/**
 * Whether nobody can review what these people wrote of a submission: one person reviews in the network, and is among them. Where nobody
 * reviews yet, or the one who does may not for another reason, it waits for somebody who can.
 */
export async function isOwnReviewer(
  act: Pick<Act, 't' | 'today'>,
  of: {
    readonly submission: SubmissionRow
    readonly authors: readonly string[]
    readonly deed: 'review-submission' | 'review-correction'
  },
): Promise<boolean> {
  const person = await onlyReviewer(act, of.deed)
  if (person === undefined) return false
  const authors = of.authors as readonly PersonId[]
  const may = mayReview({ authors: [...authors], ...answerer(of.submission) }, { person, members: [], offices: [] })
  return !may.ok
}
