/** Enters an answer for a member that sent it on paper or said it by telephone, and hands such a draft in. */
import { afterDeed, mayEnter, mayHandIn, readEntering } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import {
  addressesOf,
  answersOf,
  changeSubmission,
  lockSubmission,
  roundById,
  unconfirmedIn,
  type AnswerRow,
  type RoundRow,
  type SubmissionRow,
} from '@waymark/store'
import { nameOf } from '../accounts/invite.ts'
import { perform, speaksFor, type Act, type Desk } from '../desk.ts'
import { postLetter } from '../mail/letter.ts'
import { subjectReached } from '../people/reach.ts'
import type { Deed } from '../permissions/index.ts'
import { firstOf } from '../refusal.ts'
import type { SubmissionsRefusal } from './refusals.ts'
import {
  actorOf,
  keep,
  people,
  questionOf,
  readForm,
  stateOf,
  type AnswerForm,
  type SavedAnswer,
} from './save-answer.ts'
import type { ReadAgain } from './read-again.ts'
import { handInCorrection, type Corrected, type CorrectionForm } from './correct-answer.ts'
import { countUnreviewed, handIn, type DraftHandedIn } from './submit.ts'

/** `from`: paper, telephone, message or meeting; `receivedOn`: the day it reached whoever enters it. */
export type AnswerForMemberForm = AnswerForm & { readonly from: string; readonly receivedOn: string }

/**
 * Keeps the answer with who entered it, from what, and when that arrived; unconfirmed until somebody of the member says that it is
 * right. Refuses what cannot be read, a closed round, and to write over what the member wrote or confirmed. Whoever enters counts
 * among the authors and never reviews it. The first one tells those who answer for the member.
 */
export async function answerForMember(
  desk: Desk,
  form: AnswerForMemberForm,
): Promise<Result<SavedAnswer, SubmissionsRefusal>> {
  return perform<SavedAnswer, SubmissionsRefusal>(desk, 'answer-for-member', async act => {
    const { t, about } = act
    const open = await openToEnter(desk, act, { deed: 'answer-for-member', submission: form.submission })
    if (!open.ok) return open
    const { submission } = open.value
    const question = await questionOf(t, submission, form.indicator)
    if (!question) return refused({ kind: 'thing.not-found' })
    const answers = await answersOf(t, submission.id)
    const before = answers.find(answer => answer.version === question.version && answer.correction === 0)
    const may = mayEnter(before && asWritten(before))
    if (!may.ok) return may
    const entering = readEntering(form, act.latest)
    if (!entering.ok) return entering
    const read = readForm(question, form, act.latest)
    if (!read.ok) return refused(firstOf(read.refusal))
    const deed = { deed: 'save', revision: form.revision, answer: question.version } as const
    const next = afterDeed(stateOf(submission, answers), deed, actorOf(desk))
    if (!next.ok) return next
    const isFirst = !(await unconfirmedIn(t, [submission.id])).has(submission.id)
    const keeping = { desk, submission, form, question, read: read.value, before, entering: entering.value }
    const id = await keep(act, { ...keeping, held: before?.held ?? false })
    await changeSubmission(t, {
      id: submission.id,
      state: submission.state,
      authors: people(next.value.authors),
      revision: next.value.revision,
    })
    if (isFirst) await notifyMember(desk, act, submission)
    const { value, reason } = read.value.kept
    about(id, { indicator: form.indicator, value, reason, entered: entering.value })
    return done({ submission: next.value.revision, answer: next.value.written[question.version]! })
  })
}

/**
 * Hands a draft in for the member: only where everything in it was entered for it. Its entries stay as they are. The member is told,
 * and what it did not confirm is shown as unconfirmed to the reviewer. Where nobody but whoever entered it could review it, it counts as soon
 * as the member has confirmed all of it.
 */
export async function submitForMember(
  desk: Desk,
  form: { readonly submission: string; readonly revision: number } & ReadAgain,
): Promise<Result<DraftHandedIn, SubmissionsRefusal>> {
  return perform<DraftHandedIn, SubmissionsRefusal>(desk, 'submit-for-member', async act => {
    const open = await openToEnter(desk, act, { deed: 'submit-for-member', submission: form.submission })
    if (!open.ok) return open
    const { submission, round } = open.value
    const answers = (await answersOf(act.t, submission.id)).filter(answer => answer.correction === 0)
    const may = mayHandIn(answers.map(asWritten))
    if (!may.ok) return may
    const handed = await handIn(act, {
      desk,
      submission,
      round,
      revision: form.revision,
      looked: form.looked,
      withEntries: false,
    })
    if (!handed.ok) return handed
    await notifyMember(desk, act, submission)
    const waits = !(await countUnreviewed(act, submission.id))
    act.about(submission.id, { round: submission.round, ...handed.value, forMember: true, waits })
    return done({ late: handed.value.late, waits })
  })
}

/** An answer as the rules of entering for others see it. */
export function asWritten({ enteredBy, confirmedBy, value, reason }: AnswerRow) {
  return { enteredBy, confirmedBy, says: value !== null || reason !== null }
}

/** `from` and `receivedOn` as in `AnswerForMemberForm`. */
export type CorrectionForMemberForm = CorrectionForm & { readonly from: string; readonly receivedOn: string }

/**
 * Corrects an accepted answer that was entered for the member, when it writes or calls again: a new answer beside the old one, with from what
 * it was taken, unconfirmed, for a reviewer who did not enter it. Refuses what the member wrote or confirmed itself: that is its own to
 * correct. The member is told. Rounds may be closed meanwhile, as for every correction.
 */
export async function correctForMember(
  desk: Desk,
  form: CorrectionForMemberForm,
): Promise<Result<Corrected, SubmissionsRefusal>> {
  return perform<Corrected, SubmissionsRefusal>(desk, 'answer-for-member', async act => {
    const found = await reachedFor(desk, act, { deed: 'answer-for-member', submission: form.submission })
    if (!found.ok) return found
    const entering = readEntering(form, act.latest)
    if (!entering.ok) return entering
    const correcting = { desk, submission: found.value, form, entering: entering.value }
    const corrected = await handInCorrection(act, { ...correcting, may: standing => mayEnter(asWritten(standing)) })
    if (corrected.ok) await notifyMember(desk, act, found.value)
    return corrected
  })
}

type Opened = { readonly submission: SubmissionRow; readonly round: RoundRow }

/** A member's submission within the reach of this desk, of a round that is open. People of the member answer on its own pages. */
async function openToEnter(
  desk: Desk,
  act: Act,
  of: { readonly deed: Deed; readonly submission: string },
): Promise<Result<Opened, SubmissionsRefusal>> {
  const found = await reachedFor(desk, act, of)
  if (!found.ok) return found
  const round = (await roundById(act.t, found.value.round))!
  return round.closedOn ? refused({ kind: 'round.closed' }) : done({ submission: found.value, round })
}

/** A member's submission within the reach of this desk. */
async function reachedFor(
  desk: Desk,
  { t, today }: Act,
  of: { readonly deed: Deed; readonly submission: string },
): Promise<Result<SubmissionRow, SubmissionsRefusal>> {
  const submission = await lockSubmission(t, of.submission)
  const reached = submission && (await subjectReached(desk, of.deed, { t, today, subject: submission.subject }))
  if (!submission || !reached || !desk.person || submission.member === null) return refused({ kind: 'thing.not-found' })
  return speaksFor(desk, submission.member) ? refused({ kind: 'behalf.own-member' }) : done(submission)
}

const letterDays = 14 // as long as any other word to a person waits

async function notifyMember(desk: Desk, { t, at, today }: Act, { member }: SubmissionRow): Promise<void> {
  const endsAt = new Date(at.getTime() + letterDays * 24 * 3_600_000)
  for (const { name, email, language } of await addressesOf(
    t,
    { roles: ['lead', 'contributor'], member: member! },
    today,
  )) {
    const letter = {
      kind: 'entered-for-you',
      to: email,
      language,
      values: { name, network: nameOf(desk, language) },
    } as const
    await postLetter(desk.runtime, t, { letter, object: null, at, endsAt })
  }
}
