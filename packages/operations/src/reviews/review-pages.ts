/** What waits for a reviewer, and one of it on its own page. Nobody sees the work of their own member here. */
import { isSameAnswer, mayReview, type WarningShown } from '@waymark/collection'
import type { PersonId } from '@waymark/network'
import {
  answerById,
  answersOf,
  correctionsWaiting,
  submissionById,
  submissionsInState,
  subjectOnDay,
  type AnswerRow,
  type EntryShown,
  type InNetwork,
  type SubmissionRow,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { entriesToReview, entryToReview, type EntryUnderReview } from '../entries/for-desk.ts'
import { reachOf, reaches } from '../people/reach.ts'
import { mayDo, type Deed } from '../permissions.ts'
import { actorOf, behind } from '../submissions/save-answer.ts'
import { showAnswers, wordsOf, type AnswerShown } from '../submissions/answers-shown.ts'
import { lastAnswers, type LastAnswer } from '../submissions/last-answers.ts'
import { warningsInEntry } from '../entries/entry-page.ts'
import { showIndicator, type IndicatorShown } from '@waymark/framework'
import {
  notesOf,
  questionsAsked,
  submissionHead,
  type NoteShown,
  type SubmissionHead,
} from '../submissions/submission-page.ts'
import { subjectNames, type SubjectNames, type SubjectShown } from '../network/subjects-shown.ts'

export type ToReview = {
  readonly submissions: readonly SubmissionHead[]
  readonly entries: readonly Pick<EntryShown, 'id' | 'kind' | 'title' | 'day'>[]
  readonly corrections: readonly (SubmissionHead & { readonly answer: string; readonly indicator: string })[]
}

/** Everything that waits for this desk. */
export function reviewList(desk: Desk): Promise<ToReview> {
  return readAs(desk, t => toReview(desk, t))
}

export async function toReview(desk: Desk, t: InNetwork): Promise<ToReview> {
  if (!mayDo(desk.roles, 'review-submission')) return { submissions: [], entries: [], corrections: [] }
  const names = await subjectNames(desk, t)
  const submissions = []
  for (const submission of await submissionsInState(t, 'submitted'))
    if (await mine(desk, t, { submission: submission, deed: 'review-submission' }))
      submissions.push(await submissionHead(desk, t, submission, names))
  const entries = (await entriesToReview(desk, t)).map(({ id, kind, title, day }) => ({ id, kind, title, day }))
  return { submissions, entries, corrections: await corrections(desk, t, names) }
}

async function corrections(desk: Desk, t: InNetwork, names: SubjectNames): Promise<ToReview['corrections']> {
  const waiting = []
  for (const answer of await correctionsWaiting(t)) {
    const submission = (await submissionById(t, answer.submission))!
    if (!(await mine(desk, t, { submission, answer, deed: 'review-correction' }))) continue
    const question = (await questionsAsked(t, submission)).find(one => one.version.id === answer.version)!
    const head = await submissionHead(desk, t, submission, names)
    waiting.push({ ...head, answer: answer.id, indicator: question.version.code })
  }
  return waiting
}

type Work = { readonly submission: SubmissionRow; readonly answer?: AnswerRow; readonly deed: Deed }

/** Whether this desk may review it: in its reach, not its own work and not its member's. */
async function mine(desk: Desk, t: InNetwork, { submission, answer, deed }: Work): Promise<boolean> {
  const authors = [...submission.authors, ...(answer?.author ? [answer.author] : [])] as PersonId[]
  if (!mayReview({ authors, ...behind(submission) }, actorOf(desk)).ok) return false
  const today = dayOf(desk.runtime.now())
  const subject = await subjectOnDay(t, submission.subject, today)
  return subject !== undefined && reaches(await reachOf(desk, deed, { t, today }), subject)
}

/** Whether a submission handed in is this desk's to review. */
export const isToReview = (desk: Desk, t: InNetwork, submission: SubmissionRow): Promise<boolean> =>
  mine(desk, t, { submission, deed: 'review-submission' })

export type ReviewedAnswer = {
  readonly indicator: IndicatorShown
  readonly answer: AnswerShown | null
  /** What was accepted last time from the same respondent; null where nothing was. */
  readonly last: LastAnswer | null
  /** It says the same as last time, in the same words and with the same evidence. */
  readonly unchanged: boolean
}

export type ReviewPage = {
  readonly submission: SubmissionHead
  readonly questions: readonly ReviewedAnswer[]
  readonly notes: readonly NoteShown[]
}

/** A submission handed in; null where it does not wait for this desk. */
export function reviewPage(desk: Desk, id: string): Promise<ReviewPage | null> {
  return readAs(desk, async t => {
    const submission = await submissionById(t, id)
    if (!submission || submission.state !== 'submitted') return null
    if (!(await mine(desk, t, { submission, deed: 'review-submission' }))) return null
    const answers = await showAnswers(
      t,
      (await answersOf(t, submission.id)).filter(answer => answer.correction === 0),
    )
    const last = await lastAnswers(t, submission)
    return {
      submission: await submissionHead(desk, t, submission),
      questions: (await questionsAsked(t, submission)).map(({ version, indicator, sections }) => {
        const answer = answers.find(one => one.version === version.id) ?? null
        const before = last.get(version.id) ?? null
        const unchanged = answer !== null && before !== null && isSameAnswer(wordsOf(answer), wordsOf(before))
        return { indicator: showIndicator(indicator, sections), answer, last: before, unchanged }
      }),
      notes: await notesOf(t, submission.id),
    }
  })
}

export type CorrectionPage = {
  readonly submission: SubmissionHead
  readonly indicator: IndicatorShown
  readonly answer: AnswerShown
  /** What it would replace. */
  readonly standing: AnswerShown
}

/** A correction that waits; null where none of this id waits for this desk. */
export function correctionPage(desk: Desk, id: string): Promise<CorrectionPage | null> {
  return readAs(desk, async t => {
    const answer = await answerById(t, id)
    if (!answer || answer.correction === 0 || answer.state !== 'submitted') return null
    const submission = (await submissionById(t, answer.submission))!
    if (!(await mine(desk, t, { submission, answer, deed: 'review-correction' }))) return null
    const question = (await questionsAsked(t, submission)).find(one => one.version.id === answer.version)!
    const all = await showAnswers(
      t,
      (await answersOf(t, submission.id)).filter(one => one.version === answer.version),
    )
    return {
      submission: await submissionHead(desk, t, submission),
      indicator: showIndicator(question.indicator, question.sections),
      answer: all.find(one => one.id === answer.id)!,
      standing: all.findLast(one => one.state === 'accepted')!,
    }
  })
}

export type EntryReviewPage = EntryUnderReview & {
  readonly warnings: readonly WarningShown[]
  readonly places: readonly SubjectShown[]
}

/** An entry that waits; null where none of this id waits for this desk. */
export function entryReviewPage(desk: Desk, id: string): Promise<EntryReviewPage | null> {
  return readAs(desk, async t => {
    const found = await entryToReview(desk, t, id)
    if (!found || found.entry.state !== 'submitted') return null
    const { entry } = found
    const names = await subjectNames(desk, t)
    return {
      ...found,
      warnings: warningsInEntry(entry),
      places: [...names.values()].filter(name => name.kind === 'country'),
    }
  })
}
