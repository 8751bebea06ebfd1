/** Corrects an answer that was accepted: a new answer beside the old one, which counts once another member's reviewer accepts it. */
import { fieldsAsked, mayReview, type Entering } from '@waymark/collection'
import { done, refused, type Result, plainText, textLanguageOf } from '@waymark/language'
import type { PersonId } from '@waymark/network'
import {
  answerById,
  answersOf,
  evidenceOfAnswers,
  lockSubmission,
  roundById,
  saveText,
  setAnswerStates,
  writeReview,
  type AnswerRow,
  type SubmissionRow,
} from '@waymark/store'
import { perform, type Act, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { firstOf } from '../refusal.ts'
import type { SubmissionsRefusal } from './refusals.ts'
import { isOwnReviewer } from '../reviews/alone.ts'
import { allOpened } from '../reviews/evidence-opened.ts'
import { actorOf, answerer, keep, people, questionOf, readForm, type AnswerForm } from './save-answer.ts'
import { leftBy } from './submission-page.ts'
import { mayAnswerFor } from './who-answers.ts'

/** `base`: the accepted answer that the correction was written from; refused where another has been accepted meanwhile. */
export type CorrectionForm = Omit<AnswerForm, 'revision'> & { readonly base: string }

/**
 * Hands the correction in for review. One correction of an answer can wait at a time. Where nobody but an author could review it, it
 * counts at once and is published as not reviewed.
 */
export async function correctAnswer(desk: Desk, form: CorrectionForm): Promise<Result<Corrected, SubmissionsRefusal>> {
  return perform<Corrected, SubmissionsRefusal>(desk, 'correct-answer', async act => {
    const submission = await lockSubmission(act.t, form.submission)
    if (!submission || !mayAnswerFor(desk, submission)) return refused({ kind: 'thing.not-found' })
    return handInCorrection(act, { desk, submission, form })
  })
}

type Correcting = {
  readonly desk: Desk
  readonly submission: SubmissionRow
  readonly form: CorrectionForm
  /** From what it is entered for the member; absent where the respondent corrects it. */
  readonly entering?: Entering
  /** Whether this desk may correct what stands. */
  readonly may?: (standing: AnswerRow) => Result<unknown, SubmissionsRefusal>
}

/** Writes the correction of an accepted answer beside it, for a reviewer to accept; what is entered for a member waits for its word first. */
export async function handInCorrection(
  act: Act,
  { desk, submission, form, entering, may }: Correcting,
): Promise<Result<Corrected, SubmissionsRefusal>> {
  const { t, about } = act
  // What was asked before the end of a membership may be finished until the round closes, and not changed after it.
  if (leftBy(submission, act.today) !== null && (await roundById(t, submission.round))!.closedOn !== null)
    return refused({ kind: 'correction.membership-ended' })
  const question = await questionOf(t, submission, form.indicator)
  if (!question) return refused({ kind: 'thing.not-found' })
  const all = (await answersOf(t, submission.id)).filter(answer => answer.version === question.version)
  const standing = all.findLast(answerRow => answerRow.state === 'accepted')
  if (!standing) return refused({ kind: 'correction.nothing-accepted' })
  const allowed = may?.(standing)
  if (allowed && !allowed.ok) return allowed
  if (standing.id !== form.base) return refused({ kind: 'correction.changed-meanwhile' })
  if (all.some(answerRow => answerRow.correction > 0 && answerRow.state === 'submitted'))
    return refused({ kind: 'correction.waits-already' })
  const read = readForm(question, form, act.latest)
  if (!read.ok) return refused(firstOf(read.refusal))
  if (read.value.kept.empty)
    return refused({ kind: 'correction.empty', field: fieldsAsked(question.indicator)[0] ?? 'missing' })
  const correction = Math.max(...all.map(answerRow => answerRow.correction)) + 1
  const id = await keep(act, {
    desk,
    submission,
    form,
    question,
    read: read.value,
    before: undefined,
    correction,
    state: 'submitted',
    held: standing.held,
    ...(entering ? { entering } : {}),
  })
  const authors = [...submission.authors, ...people([desk.person?.id ?? ''])]
  const waits =
    entering !== undefined || !(await isOwnReviewer(act, { submission, authors, deed: 'review-correction' }))
  if (!waits) await setAnswerStates(t, [id], 'accepted', act.at)
  about(id, {
    corrects: standing.id,
    indicator: form.indicator,
    value: read.value.kept.value,
    reason: read.value.kept.reason,
    waits,
    ...(entering ? { entered: entering } : {}),
  })
  return done({ answer: id, waits })
}

/** `waits`: for a reviewer; not where one person is alone. */
export type Corrected = { readonly answer: string; readonly waits: boolean }

export type CorrectionReview = {
  readonly answer: string
  readonly decision: 'accept' | 'return'
  readonly note: string
  readonly language: string
  readonly nobodyRecognisable: boolean
  /** The places of the pieces of evidence that were opened, from 0. */
  readonly opened?: readonly string[]
}

/** Accepts or returns a waiting correction. The rules are those of every review. */
export async function reviewCorrection(
  desk: Desk,
  form: CorrectionReview,
): Promise<Result<{ readonly submission: string }, SubmissionsRefusal>> {
  return perform<{ readonly submission: string }, SubmissionsRefusal>(
    desk,
    'review-correction',
    async ({ t, at, today, about }) => {
      const answer = await answerById(t, form.answer)
      const submission = answer && (await lockSubmission(t, answer.submission))
      const of = { t, today, subject: submission?.subject ?? '' }
      const reached = submission && (await subjectReached(desk, 'review-correction', of))
      if (!answer || !submission || !reached || !desk.person || answer.correction === 0)
        return refused({ kind: 'thing.not-found' })
      if (answer.state !== 'submitted')
        return refused({ kind: 'submission.state-forbids', state: answer.state, deed: form.decision })
      const authors = [...submission.authors, ...(answer.author ? [answer.author] : [])] as PersonId[]
      const may = mayReview({ authors, ...answerer(submission) }, actorOf(desk))
      if (!may.ok) return may
      const note = plainText(form.note)
      if (form.decision === 'return' && note === '') return refused({ kind: 'review.note-missing', field: 'note' })
      if (form.decision === 'accept' && !form.nobodyRecognisable)
        return refused({ kind: 'review.recognisable-not-confirmed' })
      const evidence = form.decision === 'accept' ? await evidenceOfAnswers(t, [answer.id]) : []
      const opened = allOpened(evidence, { opened: form.opened ?? [] })
      if (!opened.ok) return opened
      const language = textLanguageOf(form.language)
      const decision = form.decision === 'accept' ? 'accepted' : 'returned'
      await setAnswerStates(t, [answer.id], decision)
      await writeReview(t, {
        answer: answer.id,
        decision,
        reviewer: desk.person.id,
        note: note === '' ? null : await saveText(t, { language, body: note }),
        nobodyRecognisable: form.nobodyRecognisable,
        at,
      })
      about(answer.id, { decision })
      return done({ submission: submission.id })
    },
  )
}
