/** Hands a draft in for review. What stays empty is said to be not answered. */
import { afterDeed, isLate } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import { answersOf, changeSubmission, lockSubmission, roundById, setAnswerStates } from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { handInEntries } from '../entries/submit-entry.ts'
import type { Refusal } from '../refusal.ts'
import { actorOf, people, stateOf } from './save-answer.ts'
import { mayAnswerFor } from './who-answers.ts'

/**
 * Submits, and with it the drafts on its lists; refuses an empty draft, one changed meanwhile, a closed round, an entry that lacks
 * something. A submission after the due day is marked late.
 */
export async function submit(
  desk: Desk,
  form: { readonly submission: string; readonly revision: number },
): Promise<Result<{ readonly round: string; readonly late: boolean }, Refusal>> {
  return perform<{ readonly round: string; readonly late: boolean }, Refusal>(desk, 'submit', async act => {
    const { t, at, today, about } = act
    const submission = await lockSubmission(t, form.submission)
    if (!submission || !mayAnswerFor(desk, submission)) return refused({ kind: 'thing.not-found' })
    const round = (await roundById(t, submission.round))!
    if (round.closedOn) return refused({ kind: 'round.closed' })
    const answers = await answersOf(t, submission.id)
    const next = afterDeed(stateOf(submission, answers), { deed: 'submit', revision: form.revision }, actorOf(desk))
    if (!next.ok) return next
    const handedIn = answers.filter(
      answer =>
        answer.correction === 0 && answer.state !== 'accepted' && (answer.value !== null || answer.reason !== null),
    )
    await setAnswerStates(
      t,
      handedIn.map(one => one.id),
      'submitted',
    )
    const entries = await handInEntries(act, submission)
    if (!entries.ok) return entries
    const late = submission.late || isLate(round, today)
    await changeSubmission(t, {
      id: submission.id,
      state: 'submitted',
      authors: people(next.value.authors),
      revision: next.value.revision,
      submittedAt: at,
      late,
    })
    about(submission.id, { round: round.id, answers: handedIn.length, entries: entries.value, late })
    return done({ round: round.id, late })
  })
}
