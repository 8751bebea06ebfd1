/** Reviews what was handed in: accepts all of it, a part of it, or returns it with a note. */
import { afterDeed, type SubmissionDeed } from '@waymark/collection'
import { done, refused, type Result } from '@waymark/language'
import {
  answersOf,
  changeSubmission,
  evidenceOfAnswers,
  lockSubmission,
  setAnswerStates,
  versionsInEdition,
  roundById,
  type AnswerRow,
  type InNetwork,
} from '@waymark/store'
import { perform, type Desk } from '../desk.ts'
import { subjectReached } from '../people/reach.ts'
import { allOpened } from './evidence-opened.ts'
import { keepDecision, readNotes, type Notes } from './notes-at-questions.ts'
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
  /** Notes at single questions, by their codes; empty ones are none. */
  readonly notes?: Readonly<Record<string, string>>
  readonly language: string
  /** The reviewer confirms that no person can be recognised in what is accepted. */
  readonly nobodyRecognisable: boolean
  /** The pieces of evidence that were opened, as `A2:0`: code of the question, place of the piece. */
  readonly opened?: readonly string[]
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
      const notes = readNotes(form, { versions, answers })
      if (!notes.ok) return notes
      const next = afterDeed(stateOf(submission, answers), deedOf(form, versions, notes.value), actorOf(desk))
      if (!next.ok)
        return next.refusal.kind === 'review.note-missing' ? refused({ ...next.refusal, field: 'note' }) : next
      const accepted = new Set(next.value.accepted)
      const opened = form.onlyReadBefore ? done(null) : await openedIn(t, { form, accepted, answers, versions })
      if (!opened.ok) return opened
      const move = async (state: AnswerRow['state'], which: (answerRow: AnswerRow) => boolean) =>
        setAnswerStates(
          t,
          answers.filter(answer => answer.state === 'submitted' && which(answer)).map(answer => answer.id),
          state,
        )
      await move('accepted', answerRow => accepted.has(answerRow.version))
      await move('returned', answerRow => !accepted.has(answerRow.version))
      const { nobodyRecognisable } = form
      const decision = { submission: submission.id, decision: decided[form.decision], nobodyRecognisable }
      await keepDecision(t, {
        decision: { ...decision, reviewer: desk.person.id, note: null, at },
        notes: notes.value,
        accepted,
      })
      await changeSubmission(t, {
        id: submission.id,
        state: next.value.state,
        authors: submission.authors,
        revision: next.value.revision,
      })
      about(submission.id, {
        decision: form.decision,
        accepted: accepted.size,
        ...(form.opened?.length ? { opened: form.opened } : {}),
      })
      return done({ round: submission.round })
    },
  )
}

/** A note at a question says why as one on the whole does. */
function deedOf(form: ReviewForm, versions: ReadonlyMap<string, string>, notes: Notes): SubmissionDeed {
  const { revision, nobodyRecognisable } = form
  const note = (notes.general ?? notes.atQuestions[0]?.text)?.body ?? ''
  if (form.decision === 'return') return { deed: 'return', revision, note }
  if (form.decision === 'accept') return { deed: 'accept', revision, nobodyRecognisable }
  const accepted = form.accepted.map(code => versions.get(code) ?? code)
  return { deed: 'accept-in-part', revision, nobodyRecognisable, accepted, note }
}

type Opening = {
  readonly form: ReviewForm
  readonly accepted: ReadonlySet<string>
  readonly answers: readonly AnswerRow[]
  readonly versions: ReadonlyMap<string, string>
}

/** Of the answers that are accepted now, the evidence that may name or picture a child was opened. */
async function openedIn(
  t: InNetwork,
  { form, accepted, answers, versions }: Opening,
): Promise<Result<null, ReviewsRefusal>> {
  const now = answers.filter(answer => answer.state === 'submitted' && accepted.has(answer.version))
  const codes = new Map([...versions].map(([code, version]) => [version, code]))
  const evidence = await evidenceOfAnswers(
    t,
    now.map(answer => answer.id),
  )
  for (const { id, version } of now) {
    const own = evidence.filter(piece => piece.answer === id)
    const all = allOpened(own, { opened: form.opened ?? [], keyOf: place => `${codes.get(version)}:${place}` })
    if (!all.ok) return all
  }
  return done(null)
}
