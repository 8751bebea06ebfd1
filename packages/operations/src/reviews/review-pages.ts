/** What waits for a reviewer, and one of it on its own page. Nobody sees the work of their own member here. */
import { isSameAnswer, mayReview, type WarningShown } from '@waymark/collection'
import type { PersonId } from '@waymark/network'
import {
  answerById,
  answersOf,
  correctionsWaiting,
  entriesSubmitted,
  codesOfVersions,
  showEntries,
  submissionById,
  submissionsById,
  submissionsInState,
  type AnswerRow,
  type EntryRow,
  type ShownEntry,
  type InNetwork,
  type SubmissionRow,
} from '@waymark/store'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { entriesToReview, entryToReview, reviewable, type EntryUnderReview } from '../entries/for-desk.ts'
import { firstOwn } from './first-own.ts'
import { subjectsReached } from '../people/reach.ts'
import { mayDo, type Deed } from '../permissions/index.ts'
import { actorOf, answerer } from '../submissions/save-answer.ts'
import { showAnswers, wordsOf, type AnswerShown } from '../submissions/answers-shown.ts'
import { lastAnswers, type LastAnswer } from '../submissions/last-answers.ts'
import { answersOfOthers, type OtherAnswer } from '../submissions/others-said.ts'
import { warningsInEntry } from '../entries/entry-page.ts'
import { servableOf, themesOf } from '../frameworks/themes.ts'
import { showIndicator, type IndicatorShown, type Named, type Servable } from '@waymark/framework'
import {
  notesOf,
  questionsAsked,
  submissionHead,
  submissionHeads,
  type NoteShown,
  type SubmissionHead,
} from '../submissions/submission-page.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'

export type ToReview = {
  readonly submissions: readonly SubmissionHead[]
  readonly entries: readonly Pick<ShownEntry, 'id' | 'kind' | 'title' | 'day'>[]
  readonly corrections: readonly (SubmissionHead & { readonly answer: string; readonly indicator: string })[]
}

/** Everything that waits for this desk. */
export function reviewList(desk: Desk): Promise<ToReview> {
  return readAs(desk, async t => {
    const { submissions, entries, corrections } = await waitingForReview(desk, t)
    const heads = await submissionHeads(desk, t, [
      ...submissions,
      ...corrections.map(correction => correction.submission),
    ])
    const codes = await codesOfVersions(
      t,
      corrections.map(({ answer }) => answer.version),
    )
    return {
      submissions: heads.slice(0, submissions.length),
      entries: (await showEntries(t, entries)).map(({ id, kind, title, day }) => ({ id, kind, title, day })),
      corrections: corrections.map(({ answer }, at) => ({
        ...heads[submissions.length + at]!,
        answer: answer.id,
        indicator: codes.get(answer.version)!,
      })),
    }
  })
}

type WaitingForReview = {
  readonly submissions: readonly SubmissionRow[]
  readonly entries: readonly EntryRow[]
  readonly corrections: readonly { readonly answer: AnswerRow; readonly submission: SubmissionRow }[]
}

/** What waits for this desk, those that wait longest first, without what pages show of it; nothing where it reviews nothing. */
export async function waitingForReview(desk: Desk, t: InNetwork): Promise<WaitingForReview> {
  if (!mayDo(desk.roles, 'review-submission')) return { submissions: [], entries: [], corrections: [] }
  return {
    submissions: await submissionsToReview(desk, t),
    entries: await entriesToReview(desk, t),
    corrections: await mine(desk, t, { works: await corrected(t), deed: 'review-correction' }),
  }
}

/** What this desk reviews next: what waits longest, submissions before corrections before entries. No more is read than is needed to find it. */
export async function firstToReview(
  desk: Desk,
  t: InNetwork,
): Promise<{ readonly kind: 'submission' | 'correction' | 'entry'; readonly id: string } | null> {
  if (!mayDo(desk.roles, 'review-submission')) return null
  const submission = await firstOwn(
    most => submissionsInState(t, 'submitted', most),
    rows => submissionsOwn(desk, t, rows),
  )
  if (submission) return { kind: 'submission', id: submission.id }
  const correction = await firstOwn(
    most => corrected(t, most),
    works => mine(desk, t, { works, deed: 'review-correction' }),
  )
  if (correction) return { kind: 'correction', id: correction.answer.id }
  const entry = await firstOwn(
    most => entriesSubmitted(t, most),
    rows => reviewable(desk, t, rows),
  )
  return entry ? { kind: 'entry', id: entry.id } : null
}

async function corrected(t: InNetwork, most?: number): Promise<WaitingForReview['corrections']> {
  const answers = await correctionsWaiting(t, most)
  const ids = answers.map(({ submission }) => submission)
  const submissions = new Map((await submissionsById(t, ids)).map(submissionRow => [submissionRow.id, submissionRow]))
  return answers.map(answer => ({ answer, submission: submissions.get(answer.submission)! }))
}

type Work = { readonly submission: SubmissionRow; readonly answer?: AnswerRow }

/** Those that this desk may review: in its reach, not its own work and not its member's. */
async function mine<One extends Work>(
  desk: Desk,
  t: InNetwork,
  { works, deed }: { readonly works: readonly One[]; readonly deed: Deed },
): Promise<readonly One[]> {
  const actor = actorOf(desk)
  const others = works.filter(({ submission, answer }) => {
    const authors = [...submission.authors, ...(answer?.author ? [answer.author] : [])] as PersonId[]
    return mayReview({ authors, ...answerer(submission) }, actor).ok
  })
  const subjects = others.map(({ submission }) => submission.subject)
  const within = await subjectsReached(desk, deed, { t, today: dayOf(desk.runtime.now()), subjects })
  return others.filter(({ submission }) => within.has(submission.subject))
}

/** Those submissions handed in that are this desk's to review. */
export async function submissionsToReview(desk: Desk, t: InNetwork): Promise<readonly SubmissionRow[]> {
  return submissionsOwn(desk, t, await submissionsInState(t, 'submitted'))
}

async function submissionsOwn(
  desk: Desk,
  t: InNetwork,
  rows: readonly SubmissionRow[],
): Promise<readonly SubmissionRow[]> {
  const works = rows.map(submission => ({ submission }))
  return (await mine(desk, t, { works, deed: 'review-submission' })).map(one => one.submission)
}

export type ReviewedAnswer = {
  readonly indicator: IndicatorShown
  readonly answer: AnswerShown | null
  /** What was accepted last time from the same respondent; null where nothing was. */
  readonly last: LastAnswer | null
  /** It says the same as last time, in the same words and with the same evidence. */
  readonly unchanged: boolean
  /** What the other members of the country handed in; in the order of their names. */
  readonly others: readonly OtherAnswer[]
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
    if ((await mine(desk, t, { works: [{ submission }], deed: 'review-submission' })).length === 0) return null
    const answers = await showAnswers(
      t,
      (await answersOf(t, submission.id)).filter(answer => answer.correction === 0),
    )
    const last = await lastAnswers(t, submission)
    const others = Map.groupBy(await answersOfOthers(t, submission), other => other.version)
    return {
      submission: await submissionHead(desk, t, submission),
      questions: (await questionsAsked(t, submission)).map(({ version, indicator, sections, about }) => {
        const answer = answers.find(answerShown => answerShown.version === version.id) ?? null
        const before = last.get(version.id) ?? null
        const unchanged = answer !== null && before !== null && isSameAnswer(wordsOf(answer), wordsOf(before))
        return {
          indicator: showIndicator(indicator, sections, about),
          answer,
          last: before,
          unchanged,
          others: others.get(version.id) ?? [],
        }
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
    if ((await mine(desk, t, { works: [{ submission, answer }], deed: 'review-correction' })).length === 0) return null
    const question = (await questionsAsked(t, submission)).find(
      askedQuestion => askedQuestion.version.id === answer.version,
    )!
    const all = await showAnswers(
      t,
      (await answersOf(t, submission.id)).filter(answerRow => answerRow.version === answer.version),
    )
    return {
      submission: await submissionHead(desk, t, submission),
      indicator: showIndicator(question.indicator, question.sections, question.about),
      answer: all.find(answerShown => answerShown.id === answer.id)!,
      standing: all.findLast(answerShown => answerShown.state === 'accepted')!,
    }
  })
}

export type EntryReviewPage = EntryUnderReview & {
  readonly warnings: readonly WarningShown[]
  readonly places: readonly SubjectShown[]
  /** What its codes are called. */
  readonly themes: readonly Named[]
  readonly servable: readonly Servable[]
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
      themes: await themesOf(t),
      servable: await servableOf(t),
    }
  })
}
