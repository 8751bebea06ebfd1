/** Submissions that say what was accepted last time, word for word, and their acceptance several at a time. */
import { done, refused, type Result } from '@waymark/language'
import { answersOfAll, type SubmissionRow } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'
import { partOfForm } from '../form-parts.ts'
import { firstOf } from '../refusal.ts'
import type { ReviewsRefusal } from './refusals.ts'
import { submissionHeads, type SubmissionHead } from '../submissions/submission-page.ts'
import { readBefore, type ReadBefore } from './read-before.ts'
import { submissionsToReview } from './review-pages.ts'
import { reviewSubmission } from './review-submission.ts'

export type UnchangedSubmission = SubmissionHead & { readonly answers: number; readonly period: string }
export type UnchangedPage = {
  readonly submissions: readonly UnchangedSubmission[]
  /** Whether there are more than are shown; they follow once these are decided. */
  readonly more: boolean
}

const readAtOnce = 200 // submissions whose answers are held at once

const mostAtOnce = 50 // submissions on one page: what a person can look over before ticking one promise for all of them

/** The submissions waiting for this desk in which nothing is new, those that wait longest first. */
export function unchangedPage(desk: Desk): Promise<UnchangedPage> {
  return readAs(desk, async t => {
    const found: (ReadBefore & { readonly submission: SubmissionRow })[] = []
    const waiting = await submissionsToReview(desk, t)
    for (let at = 0; at < waiting.length && found.length <= mostAtOnce; at += readAtOnce) {
      const some = waiting.slice(at, at + readAtOnce)
      const answers = await answersOfAll(
        t,
        some.map(({ id }) => id),
      )
      const read = await readBefore(t, answers)
      for (const submission of some)
        if (read.has(submission.id)) found.push({ submission, ...read.get(submission.id)! })
    }
    const more = found.length > mostAtOnce
    found.length = Math.min(found.length, mostAtOnce)
    const heads = await submissionHeads(
      desk,
      t,
      found.map(({ submission }) => submission),
    )
    return { submissions: found.map(({ answers, period }, at) => ({ ...heads[at]!, answers, period })), more }
  })
}

export type AcceptUnchangedForm = {
  /** Those ticked, each with the revision it was shown at. */
  readonly submissions: readonly { readonly id: string; readonly revision: number }[]
  readonly nobodyRecognisable: boolean
  readonly language: string
}

/**
 * Accepts each of them by itself, by the rule of every review and only where nothing in it is new when it is accepted. Refuses where none
 * is ticked, without the promise, and names those that could not be accepted; the others are accepted all the same.
 */
export async function acceptUnchanged(
  desk: Desk,
  { submissions, nobodyRecognisable, language }: AcceptUnchangedForm,
): Promise<Result<{ readonly accepted: number }, ReviewsRefusal>> {
  if (submissions.length === 0) return refused({ kind: 'field.missing', field: 'accept' })
  const problems: ReviewsRefusal[] = []
  const saved: string[] = []
  for (const { id, revision } of submissions.slice(0, mostAtOnce)) {
    const accepted = await reviewSubmission(partOfForm(desk, id), {
      submission: id,
      revision,
      decision: 'accept',
      accepted: [],
      note: '',
      language,
      nobodyRecognisable,
      onlyReadBefore: true,
    })
    if (accepted.ok) saved.push(id)
    else if (accepted.refusal.kind === 'review.recognisable-not-confirmed')
      return refused({ ...accepted.refusal, field: 'nobodyRecognisable' })
    else if (accepted.refusal.kind === 'deed.not-permitted') return accepted
    else problems.push({ kind: 'review.not-read-before', field: 'accept' })
  }
  return problems.length > 0 ? refused({ ...firstOf(problems), saved }) : done({ accepted: saved.length })
}
