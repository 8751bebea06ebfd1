/** Says for a member that what somebody else entered for it is right. */
import { toConfirm } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import {
  answersOf,
  confirmAnswers as confirm,
  lockSubmission,
  setAnswerStates,
  type SubmissionRow,
} from '@waymark/store'
import { perform, speaksFor, type Act, type Desk } from '../desk.ts'
import type { SubmissionsRefusal } from './refusals.ts'
import { isOwnReviewer } from '../reviews/alone.ts'
import { asWritten } from './answer-for-member.ts'
import { countUnreviewed } from './submit.ts'

/** `counts`: it was handed in, and waits for nobody now. */
export type Confirmed = { readonly confirmed: number; readonly counts: boolean }

/**
 * Confirms every answer of the submission that was entered for the member and is not confirmed, as the person saw them: refused where
 * something changed since, where nothing waits, and for whoever entered it. A value that is wrong is changed instead, and is then the
 * member's own. What was handed in, and only its author could review, counts from now on and is published as not reviewed.
 */
export async function confirmAnswers(
  desk: Desk,
  form: { readonly submission: string; readonly revision: number },
): Promise<Result<Confirmed, SubmissionsRefusal>> {
  return perform<Confirmed, SubmissionsRefusal>(desk, 'confirm-answers', async act => {
    const { t, at, about } = act
    const submission = await lockSubmission(t, form.submission)
    if (!submission || !desk.person || submission.member === null || !speaksFor(desk, submission.member))
      return refused({ kind: 'thing.not-found' })
    if (submission.revision !== form.revision)
      return refused({ kind: 'submission.changed-meanwhile', revision: form.revision, now: submission.revision })
    const answers = (await answersOf(t, submission.id)).map(({ id, ...answer }) => ({
      id,
      ...asWritten({ id, ...answer }),
    }))
    const waiting = toConfirm(answers, desk.person.id)
    if (!waiting.ok) return waiting
    const ids = waiting.value.map(answer => answer.id)
    await confirm(t, { answers: ids, person: desk.person.id, at })
    const corrected = await countCorrections(act, submission, ids)
    const counts = (await countUnreviewed(act, submission.id)) || corrected
    about(submission.id, { confirmed: ids, ...(counts ? { counts } : {}) })
    return done({ confirmed: ids.length, counts })
  })
}

/** Corrections among these that only their author could review count now. Gives whether there are any. */
async function countCorrections(act: Act, submission: SubmissionRow, ids: readonly string[]): Promise<boolean> {
  const waiting = (await answersOf(act.t, submission.id)).filter(
    answer => ids.includes(answer.id) && answer.correction > 0 && answer.state === 'submitted',
  )
  const unreviewable: string[] = []
  for (const { id, author } of waiting) {
    const authors = [...submission.authors, ...(author ? [author] : [])]
    if (await isOwnReviewer(act, { submission, authors, deed: 'review-correction' })) unreviewable.push(id)
  }
  if (unreviewable.length > 0) await setAnswerStates(act.t, unreviewable, 'accepted', act.at)
  return unreviewable.length > 0
}
