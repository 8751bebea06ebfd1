/** Hands a draft in for review. What stays empty is said to be not answered. */
import { afterDeed, cameLate, dueFor } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import {
  answersOf,
  changeSubmission,
  entriesOfSubmission,
  lockSubmission,
  reviewsOf,
  roundById,
  setAnswerStates,
  type AnswerRow,
  type InNetwork,
  type RoundRow,
  type SubmissionRow,
} from '@waymark/store'
import { dayOf, perform, type Act, type Desk } from '../desk.ts'
import { warningsInEntry } from '../entries/entry-page.ts'
import { handInEntries } from '../entries/submit-entry.ts'
import type { SubmissionsRefusal } from './refusals.ts'
import { isOwnReviewer } from '../reviews/alone.ts'
import { showAnswers } from './answers-shown.ts'
import type { ReadAgain } from './read-again.ts'
import { actorOf, people, stateOf } from './save-answer.ts'
import { mayAnswerFor } from './who-answers.ts'

/**
 * Submits, and with it the drafts on its lists; refuses an empty draft, one changed meanwhile, a closed round, an entry that lacks
 * something, and texts that may point to a person where the author does not say that they were read again. A submission after the due
 * day is marked late. Where nobody but an author could review it, it counts as it stands and is published as not reviewed.
 */
export async function submit(
  desk: Desk,
  form: { readonly submission: string; readonly revision: number } & ReadAgain,
): Promise<Result<{ readonly round: string } & DraftHandedIn, SubmissionsRefusal>> {
  return perform<{ readonly round: string } & DraftHandedIn, SubmissionsRefusal>(desk, 'submit', async act => {
    const { t, about } = act
    const submission = await lockSubmission(t, form.submission)
    if (!submission || !mayAnswerFor(desk, submission)) return refused({ kind: 'thing.not-found' })
    const round = (await roundById(t, submission.round))!
    if (round.closedOn) return refused({ kind: 'round.closed' })
    const { looked } = form
    const handed = await handIn(act, { desk, submission, round, revision: form.revision, looked, withEntries: true })
    if (!handed.ok) return handed
    const entries = await handInEntries(act, desk, submission)
    if (!entries.ok) return entries
    const { answers, late } = handed.value
    const waits = !(await countUnreviewed(act, submission.id))
    about(submission.id, { round: round.id, answers, entries: entries.value, late, waits })
    return done({ round: round.id, late, waits })
  })
}

/** `waits`: for a reviewer; not where one person is alone. */
export type DraftHandedIn = { readonly late: boolean; readonly waits: boolean }

/**
 * Lets what was handed in count where nobody but an author could review it: without a review, and published so. What was entered for a
 * member counts only once the member has confirmed all of it. Says whether it counts now.
 */
export async function countUnreviewed(act: Act, id: string): Promise<boolean> {
  const { t, at } = act
  const submission = (await lockSubmission(t, id))!
  if (submission.state !== 'submitted') return false
  if (!(await isOwnReviewer(act, { submission, authors: submission.authors, deed: 'review-submission' }))) return false
  const waiting = (await answersOf(t, id)).filter(answer => answer.correction === 0 && answer.state === 'submitted')
  if (waiting.some(answer => answer.enteredBy !== null && answer.confirmedBy === null)) return false
  await setAnswerStates(
    t,
    waiting.map(answer => answer.id),
    'accepted',
    at,
  )
  const { authors, revision } = submission
  await changeSubmission(t, { id, authors, state: 'accepted', revision: revision + 1 })
  return true
}

/** Whether a text that would be handed in may point to a person: of the answers, or of the entries that go with them. */
async function mayPointToPerson(
  t: InNetwork,
  {
    answers,
    submission,
    withEntries,
  }: Pick<HandingIn, 'submission' | 'withEntries'> & { readonly answers: readonly AnswerRow[] },
): Promise<boolean> {
  if ((await showAnswers(t, answers)).some(({ warnings }) => warnings.length > 0)) return true
  if (!withEntries) return false
  const drafts = (await entriesOfSubmission(t, submission)).filter(
    ({ state }) => state === 'draft' || state === 'returned',
  )
  return drafts.some(entry => warningsInEntry(entry).length > 0)
}

type HandingIn = {
  readonly desk: Desk
  readonly submission: SubmissionRow
  readonly round: RoundRow
  readonly revision: number
  /** Whether the drafts on its lists go with it. */
  readonly withEntries: boolean
  readonly looked: boolean | undefined
}

/** Hands in the answers of a draft, not its entries; says how many, and whether the due day has gone by. */
export async function handIn(
  { t, at, today }: Act,
  { desk, submission, round, revision, looked, withEntries }: HandingIn,
): Promise<Result<{ readonly answers: number; readonly late: boolean }, SubmissionsRefusal>> {
  const answers = await answersOf(t, submission.id)
  const next = afterDeed(stateOf(submission, answers), { deed: 'submit', revision }, actorOf(desk))
  if (!next.ok) return next
  const handedIn = answers.filter(
    answer =>
      answer.correction === 0 && answer.state !== 'accepted' && (answer.value !== null || answer.reason !== null),
  )
  if (looked === false && (await mayPointToPerson(t, { answers: handedIn, submission, withEntries })))
    return refused({ kind: 'submission.look-again', field: 'looked' })
  await setAnswerStates(
    t,
    handedIn.map(answerRow => answerRow.id),
    'submitted',
  )
  const returnedOn = submission.state === 'returned' ? await lastDecidedOn(t, submission.id) : null
  const late = cameLate({ late: submission.late, dueOn: dueFor(round, submission), returnedOn }, today)
  await changeSubmission(t, {
    id: submission.id,
    state: 'submitted',
    authors: people(next.value.authors),
    revision: next.value.revision,
    submittedAt: at,
    late,
  })
  return done({ answers: handedIn.length, late })
}

async function lastDecidedOn(t: InNetwork, submission: string): Promise<string | null> {
  const last = (await reviewsOf(t, submission)).at(-1)
  return last ? dayOf(last.at) : null
}
