/** Says for a member that what somebody else entered for it is right. */
import { toConfirm } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { answersOf, confirmAnswers as confirm, lockSubmission } from '@waymark/store'
import { perform, speaksFor, type Desk } from '../desk.ts'
import type { Refusal } from '../refusal.ts'
import { asWritten } from './answer-for-member.ts'

/**
 * Confirms every answer of the submission that was entered for the member and is not confirmed, as the person saw them: refused where
 * something changed since, where nothing waits, and for whoever entered it. A value that is wrong is changed instead, and is then the
 * member's own.
 */
export async function confirmAnswers(
  desk: Desk,
  form: { readonly submission: string; readonly revision: number },
): Promise<Result<{ readonly confirmed: number }, Refusal>> {
  return perform<{ readonly confirmed: number }, Refusal>(desk, 'confirm-answers', async ({ t, at, about }) => {
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
    about(submission.id, { confirmed: ids })
    return done({ confirmed: ids.length })
  })
}
