/** Reviews what was handed in: accepts all of it, a part of it, or returns it with a note. */
import { afterDeed, type SubmissionDeed } from '@waymark/collection'
import { done, plainText, refused, type Result, textLanguageOf } from '@waymark/language'
import {
  answersOf,
  changeSubmission,
  lockSubmission,
  saveText,
  setAnswerStates,
  versionsInEdition,
  roundById,
  writeReview,
  type AnswerRow,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import type { ReviewsRefusal } from './refusals.ts'
import { actorOf, stateOf } from '../submissions/save-answer.ts'
import { readBefore } from './read-before.ts'

export type ReviewForm = {
  readonly submission: string
  readonly revision: number
  readonly decision: 'accept' | 'accept-in-part' | 'return'
  /** Codes of the indicators accepted, for an acceptance in part. */
  readonly accepted: readonly string[]
  readonly note: string
  readonly language: string
  /** The reviewer confirms that no person can be recognised in what is accepted. */
  readonly nobodyRecognisable: boolean
  /** Accepted only where nothing in it is new: several are accepted at once, unopened. */
  readonly onlyReadBefore?: boolean
}

const decided = { accept: 'accepted', 'accept-in-part': 'accepted-in-part', return: 'returned' } as const

/** Decides. Refuses an author, anybody of the same member, a return without a note, an acceptance without the confirmation. */
export async function reviewSubmission(
  desk: Desk,
  form: ReviewForm,
): Promise<Result<{ readonly round: string }, ReviewsRefusal>> {
  return perform<{ readonly round: string }, ReviewsRefusal>(
    desk,
    'review-submission',
    async ({ t, at, today, about }) => {
      const submission = await lockSubmission(t, form.submission)
      const of = { t, today, subject: submission?.subject ?? '' }
      const reached = submission && (await subjectReached(desk, 'review-submission', of))
      if (!submission || !reached || !desk.person) return refused({ kind: 'thing.not-found' })
      const answers = (await answersOf(t, submission.id)).filter(answer => answer.correction === 0)
      if (form.onlyReadBefore && !(await readBefore(t, answers)).has(submission.id))
        return refused({ kind: 'review.not-read-before' })
      const round = (await roundById(t, submission.round))!
      const versions = new Map((await versionsInEdition(t, round.edition)).map(version => [version.code, version.id]))
      const next = afterDeed(stateOf(submission, answers), deedOf(form, versions), actorOf(desk))
      if (!next.ok)
        return next.refusal.kind === 'review.note-missing' ? refused({ ...next.refusal, field: 'note' }) : next
      const accepted = new Set(next.value.accepted)
      const move = async (state: AnswerRow['state'], which: (answerRow: AnswerRow) => boolean) =>
        setAnswerStates(
          t,
          answers.filter(answer => answer.state === 'submitted' && which(answer)).map(answer => answer.id),
          state,
        )
      await move('accepted', answerRow => accepted.has(answerRow.version))
      await move('returned', answerRow => !accepted.has(answerRow.version))
      const language = textLanguageOf(form.language)
      const said = plainText(form.note)
      const note = said === '' ? null : await saveText(t, { language, body: said })
      await writeReview(t, {
        submission: submission.id,
        decision: decided[form.decision],
        reviewer: desk.person.id,
        note,
        nobodyRecognisable: form.nobodyRecognisable,
        at,
      })
      await changeSubmission(t, {
        id: submission.id,
        state: next.value.state,
        authors: submission.authors,
        revision: next.value.revision,
      })
      about(submission.id, { decision: form.decision, accepted: accepted.size })
      return done({ round: submission.round })
    },
  )
}

function deedOf(form: ReviewForm, versions: ReadonlyMap<string, string>): SubmissionDeed {
  const { revision, note, nobodyRecognisable } = form
  if (form.decision === 'return') return { deed: 'return', revision, note }
  if (form.decision === 'accept') return { deed: 'accept', revision, nobodyRecognisable }
  const accepted = form.accepted.map(code => versions.get(code) ?? code)
  return { deed: 'accept-in-part', revision, nobodyRecognisable, accepted, note }
}
