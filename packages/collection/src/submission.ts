import { done, refused, type Result, saysSomething } from '@waymark/language'
import type { MemberId, OfficeId, PersonId } from '@waymark/network'

export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'accepted'

/**
 * One respondent's answers about one subject in a round. `answers` names the indicator versions it answers, `accepted` those
 * of them a reviewer has accepted: after an acceptance in part the submission is returned, and what was accepted stays.
 */
export type Submission = {
  readonly state: SubmissionState
  /** Rises by one with every change; what somebody saw who hands it in or reviews it. */
  readonly revision: number
  /** Everybody who has written in it. */
  readonly authors: readonly PersonId[]
  /** The member that answers; `null` for an office. */
  readonly member: MemberId | null
  /** The office that answers; absent or `null` for a member. */
  readonly office?: OfficeId | null
  readonly answers: readonly string[]
  /** The revision each answer stands at; an answer that is not here was never written, and stands at 0. */
  readonly written: Readonly<Record<string, number>>
  readonly accepted: readonly string[]
}

/** Who does it: the person, and the members and offices they speak for. */
export type Actor = {
  readonly person: PersonId
  readonly members: readonly MemberId[]
  readonly offices?: readonly OfficeId[]
}

export type SubmissionDeed =
  /** `revision` is that of the answer; of every other deed, that of the submission. */
  | { readonly deed: 'save'; readonly revision: number; readonly answer: string }
  | { readonly deed: 'submit'; readonly revision: number }
  | { readonly deed: 'return'; readonly revision: number; readonly note: string }
  | { readonly deed: 'accept'; readonly revision: number; readonly nobodyRecognisable: boolean }
  | {
      readonly deed: 'accept-in-part'
      readonly revision: number
      readonly nobodyRecognisable: boolean
      readonly accepted: readonly string[]
      readonly note: string
    }

export type SubmissionRefusal =
  | { readonly kind: 'submission.changed-meanwhile'; readonly revision: number; readonly now: number }
  | { readonly kind: 'answer.changed-meanwhile'; readonly revision: number; readonly now: number }
  | {
      readonly kind: 'submission.state-forbids'
      readonly state: SubmissionState
      readonly deed: SubmissionDeed['deed']
    }
  | { readonly kind: 'submission.empty' }
  | { readonly kind: 'review.own-work' }
  | { readonly kind: 'review.same-member' }
  | { readonly kind: 'review.same-office' }
  | { readonly kind: 'review.note-missing' }
  | { readonly kind: 'review.recognisable-not-confirmed' }
  | { readonly kind: 'review.answer-unknown'; readonly answer: string }
  | { readonly kind: 'review.nothing-accepted' }

/**
 * What becomes of a submission when somebody does something with it. Whether the person may act in this network at all is
 * the operation's question; this knows the order of states, that a form filled in from an older revision does not overwrite
 * a newer one, and who may review: neither an author nor anybody of the same member or office. Two people who write different
 * answers of one draft do not meet; whoever hands it in or reviews it has seen all of it.
 */
export function afterDeed(
  submission: Submission,
  deed: SubmissionDeed,
  actor: Actor,
): Result<Submission, SubmissionRefusal> {
  if (!allowedIn[deed.deed].includes(submission.state)) {
    return refused({ kind: 'submission.state-forbids', state: submission.state, deed: deed.deed })
  }
  const next = { ...submission, revision: submission.revision + 1 }
  if (deed.deed === 'save') {
    const now = submission.written[deed.answer] ?? 0
    return deed.revision === now
      ? done(saved(next, deed.answer, actor.person))
      : refused({ kind: 'answer.changed-meanwhile', revision: deed.revision, now })
  }
  if (deed.revision !== submission.revision) {
    return refused({ kind: 'submission.changed-meanwhile', revision: deed.revision, now: submission.revision })
  }
  if (deed.deed === 'submit') {
    return submission.answers.length === 0
      ? refused({ kind: 'submission.empty' })
      : done({ ...next, state: 'submitted' })
  }
  const mayNot = mayReview(submission, actor)
  return mayNot.ok ? reviewed(next, deed) : mayNot
}

/**
 * Whether this person may review it. Refuses an author (`review.own-work`), anybody of its member (`review.same-member`) and
 * anybody of its office (`review.same-office`).
 */
export function mayReview(
  submission: Pick<Submission, 'authors' | 'member' | 'office'>,
  reviewer: Actor,
): Result<true, SubmissionRefusal> {
  if (submission.authors.includes(reviewer.person)) return refused({ kind: 'review.own-work' })
  const { member, office } = submission
  if (member !== null && reviewer.members.includes(member)) return refused({ kind: 'review.same-member' })
  return office && reviewer.offices?.includes(office) ? refused({ kind: 'review.same-office' }) : done(true)
}

const allowedIn: Readonly<Record<SubmissionDeed['deed'], readonly SubmissionState[]>> = {
  save: ['draft', 'returned'],
  submit: ['draft', 'returned'],
  return: ['submitted'],
  accept: ['submitted'],
  'accept-in-part': ['submitted'],
}

/** A changed answer is no longer the one that was accepted. */
function saved(submission: Submission, answer: string, by: PersonId): Submission {
  return {
    ...submission,
    authors: [...new Set([...submission.authors, by])],
    answers: [...new Set([...submission.answers, answer])],
    written: { ...submission.written, [answer]: (submission.written[answer] ?? 0) + 1 },
    accepted: submission.accepted.filter(one => one !== answer),
  }
}

function reviewed(
  submission: Submission,
  deed: Extract<SubmissionDeed, { readonly deed: 'return' | 'accept' | 'accept-in-part' }>,
): Result<Submission, SubmissionRefusal> {
  if (deed.deed !== 'accept' && !saysSomething(deed.note)) return refused({ kind: 'review.note-missing' })
  if (deed.deed === 'return') return done({ ...submission, state: 'returned' })
  if (!deed.nobodyRecognisable) return refused({ kind: 'review.recognisable-not-confirmed' })
  if (deed.deed === 'accept') return done({ ...submission, state: 'accepted', accepted: submission.answers })
  const unknown = deed.accepted.find(one => !submission.answers.includes(one))
  if (unknown !== undefined) return refused({ kind: 'review.answer-unknown', answer: unknown })
  if (deed.accepted.length === 0) return refused({ kind: 'review.nothing-accepted' })
  const accepted = [...new Set([...submission.accepted, ...deed.accepted])]
  const complete = submission.answers.every(answer => accepted.includes(answer))
  return done({ ...submission, state: complete ? 'accepted' : 'returned', accepted })
}
