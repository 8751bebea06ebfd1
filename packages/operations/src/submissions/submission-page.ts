/** One submission as its own respondent sees it: every question, every list to close, and what was done. */
import {
  briefFields,
  briefOf,
  dueFor,
  farApart,
  type BriefEntry,
  type FarApart,
  type WarningShown,
} from '@waymark/collection'
import type { LocalText, RegisterKind } from '@waymark/framework'
import {
  answersOf,
  askedOf,
  editionById,
  entriesOfSubmission,
  respondentsOf,
  reviewsOf,
  roundById,
  roundsById,
  submissionById,
  submissionsOfRespondents,
  textsOf,
  versionsInEdition,
  type EditionVersion,
  type ShownEntry,
  type InNetwork,
  type RoundRow,
  type StoredText,
  type SubmissionRow,
} from '@waymark/store'
import { aboutOffered, type AboutOffered, type Indicator, type Section } from '@waymark/framework'
import { dayOf, readAs, type Desk } from '../desk.ts'
import { typedOf } from '../entries/brief-entry.ts'
import { listsToClose, type ListToClose } from '../entries/for-desk.ts'
import { agreedContent } from '../frameworks/agreed.ts'
import { actionsAwaitingUpdate, whatWeDid, type ActionShown } from '../plans/for-desk.ts'
import { mayAnswerFor } from './who-answers.ts'
import { showAnswers, warned, type AnswerShown } from './answers-shown.ts'
import { lastAnswers } from './last-answers.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'

export type RoundShown = Pick<RoundRow, 'id' | 'label' | 'periodLabel' | 'from' | 'until' | 'dueOn' | 'closedOn'>
export type NoteShown = {
  readonly decision: string
  readonly day: string
  readonly text: StoredText | null
  /** The code of the question at which it was written; null where it is about the whole. */
  readonly code: string | null
}

export type SubmissionHead = {
  readonly id: string
  readonly state: SubmissionRow['state']
  readonly revision: number
  /** Whether it came after the due day, and that was not our own fault. */
  readonly late: boolean
  /** The day until which this respondent alone is in time, and why; null where the round's due day holds. */
  readonly extended: { readonly until: string; readonly why: StoredText | null } | null
  /** Since when the respondent belongs to the network no more; null while it does. */
  readonly left: string | null
  readonly respondent: string
  readonly round: RoundShown
  readonly subject: SubjectShown
  /** Whether readers know from the country alone who answered. */
  readonly onlyMember: boolean
  /** Whether answers can be written now. */
  readonly open: boolean
}

export type QuestionLine = {
  readonly code: string
  readonly question: LocalText
  /** What stands now, corrections included; null while nothing is written. */
  readonly answer: AnswerShown | null
  readonly correctionWaits: boolean
  /** How far a draft is from what was accepted last time from the same respondent. */
  readonly far: readonly FarApart[]
}

export type ListLine = Omit<ListToClose, 'spec'> & {
  readonly plural: LocalText
  readonly counted: LocalText
  /** The section of the first indicator that counts this list. */
  readonly section: string | null
  /** What the round's indicators that count this list ask to be entered. */
  readonly questions: readonly { readonly code: string; readonly question: LocalText }[]
  readonly items: readonly (Pick<ShownEntry, 'id' | 'state' | 'day' | 'revision' | 'title' | 'note'> & {
    readonly warnings: readonly WarningShown[]
    /** What of it is typed in place; null once it was handed in. */
    readonly brief: BriefEntry | null
  })[]
  /** What is asked of an entry in place; null where nobody of the respondent enters one. */
  readonly asks: ListAsks | null
}

/** What a list asks of an entry that is typed in it. */
export type ListAsks = Pick<RegisterKind, 'dates' | 'periodBy' | 'stages' | 'fields'>

export type SubmissionPage = SubmissionHead & {
  readonly questions: readonly QuestionLine[]
  readonly lists: readonly ListLine[]
  /** The section in which something waits for an answer; the first where nothing does, empty where nothing is asked. */
  readonly begin: string
  /** How many answers were entered for the member and wait for its word. */
  readonly toConfirm: number
  readonly actions: readonly ActionShown[]
  readonly reported: readonly ActionShown[]
  readonly notes: readonly NoteShown[]
}

/** The page of a submission; null where it is not this desk's to answer. */
export function submissionPage(desk: Desk, id: string): Promise<SubmissionPage | null> {
  return readAs(desk, async t => {
    const submission = await submissionById(t, id)
    if (!submission || !mayAnswerFor(desk, submission)) return null
    const head = await submissionHead(desk, t, submission)
    const questions = await questionLines(t, submission)
    const lists = await listLines(t, submission)
    const today = dayOf(desk.runtime.now())
    const about = submission.member && submission.subjectKind === 'country'
    const of = { member: submission.member ?? '', round: submission.round, today }
    return {
      ...head,
      questions,
      lists,
      begin: await firstOpenSection(t, { submission, questions, lists }),
      toConfirm: questions.filter(question => question.answer?.status && question.answer.entered?.confirmed === false)
        .length,
      actions: about ? inCountry(await actionsAwaitingUpdate(t, of), submission) : [],
      reported: about ? inCountry(await whatWeDid(t, of), submission) : [],
      notes: await notesOf(t, submission.id),
    }
  })
}

type Written = { readonly questions: readonly QuestionLine[]; readonly lists: readonly ListLine[] }

async function firstOpenSection(
  t: InNetwork,
  { submission, questions, lists }: Written & { readonly submission: SubmissionRow },
): Promise<string> {
  const { content } = (await editionById(t, (await roundById(t, submission.round))!.edition))!
  const sectionOf = new Map(content.indicators.map(({ code, section }) => [code, section]))
  const waiting = [
    ...questions.filter(({ answer }) => !answer?.status).map(({ code }) => sectionOf.get(code)),
    ...lists.filter(({ closing }) => closing === null).map(({ section }) => section),
  ]
  const all = [...questions.map(({ code }) => sectionOf.get(code)), ...lists.map(({ section }) => section)]
  const first = (codes: readonly (string | null | undefined)[]) =>
    content.sections.find(({ code }) => codes.includes(code))?.code
  return first(waiting) ?? first(all) ?? ''
}

const inCountry = (actions: readonly ActionShown[], { subject }: SubmissionRow) =>
  actions.filter(action => action.subject === subject)

/** The submissions of the respondents this desk speaks for, newest round first. */
export async function ownSubmissions(desk: Desk, t: InNetwork): Promise<readonly SubmissionHead[]> {
  const own = (await respondentsOf(t)).filter(respondent => desk.person !== null && mayAnswerFor(desk, respondent))
  const all = await submissionsOfRespondents(
    t,
    own.map(respondentRow => respondentRow.id),
  )
  return submissionHeads(desk, t, all)
}

export async function submissionHead(desk: Desk, t: InNetwork, submission: SubmissionRow): Promise<SubmissionHead> {
  return (await submissionHeads(desk, t, [submission]))[0]!
}

/** The heads of these submissions, in their order; read at once, however many they are. */
export async function submissionHeads(
  desk: Desk,
  t: InNetwork,
  submissions: readonly SubmissionRow[],
): Promise<readonly SubmissionHead[]> {
  if (submissions.length === 0) return []
  const names = await subjectNames(
    desk,
    t,
    submissions.map(({ subject }) => subject),
  )
  const rounds = await roundsById(
    t,
    submissions.map(submissionRow => submissionRow.round),
  )
  const words = await textsOf(
    t,
    submissions.map(submissionRow => submissionRow.extensionReason),
  )
  const today = dayOf(desk.runtime.now())
  return submissions.map(submission => {
    const { id, state, revision, onlyMember, respondentName: respondent, dueOn } = submission
    const round = rounds.get(submission.round)!
    return {
      id,
      state,
      revision,
      late: submission.late && submission.lateThrough === null,
      onlyMember,
      extended: dueOn === null ? null : { until: dueOn, why: words.get(submission.extensionReason ?? '') ?? null },
      left: leftBy(submission, today),
      respondent,
      round: { ...showRound(round), dueOn: dueFor(round, submission) },
      subject: names.get(submission.subject)!,
      open: round.closedOn === null && (state === 'draft' || state === 'returned'),
    }
  })
}

/** Since when the respondent of a submission belongs to the network no more; null while it does. */
export const leftBy = ({ belongsUntil }: Pick<SubmissionRow, 'belongsUntil'>, today: string): string | null =>
  belongsUntil !== null && belongsUntil <= today ? belongsUntil : null

export function showRound({ id, label, periodLabel, from, until, dueOn, closedOn }: RoundRow): RoundShown {
  return { id, label, periodLabel, from, until, dueOn, closedOn }
}

export type AskedQuestion = {
  readonly version: EditionVersion
  readonly indicator: Indicator
  /** Of its edition. */
  readonly sections: readonly Section[]
  readonly about: AboutOffered | undefined
}

/** What a submission is asked, in the order of its edition. */
export async function questionsAsked(t: InNetwork, submission: SubmissionRow): Promise<readonly AskedQuestion[]> {
  const round = (await roundById(t, submission.round))!
  const edition = (await editionById(t, round.edition))!
  const asked = new Set(await askedOf(t, submission))
  const indicators = new Map(agreedContent(edition).indicators.map(indicator => [indicator.code, indicator]))
  return (await versionsInEdition(t, round.edition))
    .filter(version => asked.has(version.id))
    .map(version => {
      const indicator = indicators.get(version.code)!
      const about = aboutOffered(edition.content, indicator)
      return { version, indicator, sections: edition.content.sections, about }
    })
}

async function questionLines(t: InNetwork, submission: SubmissionRow): Promise<readonly QuestionLine[]> {
  const answers = await showAnswers(t, await answersOf(t, submission.id))
  const last = await lastAnswers(t, submission)
  return (await questionsAsked(t, submission)).map(({ version, indicator }) => {
    const own = answers.filter(answer => answer.version === version.id)
    const answer = standing(own)
    return {
      code: version.code,
      question: indicator.question,
      answer,
      correctionWaits: own.some(answerShown => answerShown.correction > 0 && answerShown.state === 'submitted'),
      far: answer?.state === 'accepted' ? [] : farApart(answer?.status ?? null, last.get(version.id)?.status ?? null),
    }
  })
}

/** The newest accepted answer, or what is being written where nothing is accepted. */
export function standing(answers: readonly AnswerShown[]): AnswerShown | null {
  return (
    answers.findLast(answer => answer.state === 'accepted') ?? answers.find(answer => answer.correction === 0) ?? null
  )
}

export async function listLines(t: InNetwork, submission: SubmissionRow): Promise<readonly ListLine[]> {
  const entries = await entriesOfSubmission(t, submission)
  const { content } = (await editionById(t, (await roundById(t, submission.round))!.edition))!
  return (await listsToClose(t, submission)).map(({ spec, ...list }) => ({
    ...list,
    plural: spec.plural,
    counted: spec.counted,
    section: content.indicators.find(({ counts }) => counts?.register === list.kind)?.section ?? null,
    questions: content.indicators
      .filter(({ counts, question }) => counts?.register === list.kind && Object.keys(question).length > 0)
      .map(({ code, question }) => ({ code, question })),
    asks: spec.keptBy === 'secretariat' ? null : asksOf(spec),
    items: entries.filter(entry => entry.kind === list.kind).map(entry => itemOf(spec, entry)),
  }))
}

const asksOf = (spec: RegisterKind): ListAsks => ({
  dates: spec.dates,
  periodBy: spec.periodBy,
  stages: spec.stages,
  fields: briefFields(spec),
})

function itemOf(spec: RegisterKind, entry: ShownEntry): ListLine['items'][number] {
  const { id, state, day, revision, title, note, description } = entry
  const isOpen = state === 'draft' || state === 'returned'
  return {
    id,
    state,
    day,
    revision,
    title,
    note,
    warnings: [...warned('title', title), ...warned('description', description)],
    brief: isOpen ? briefOf(spec, typedOf(entry)) : null,
  }
}

/** What reviewers wrote, oldest first; never who. */
export async function notesOf(t: InNetwork, submission: string): Promise<readonly NoteShown[]> {
  const reviews = await reviewsOf(t, submission)
  const words = await textsOf(
    t,
    reviews.map(review => review.note),
  )
  const atQuestions = new Set(reviews.flatMap(review => (review.code === null ? [] : [review.note])))
  return reviews.map(({ decision, at, code, note }) => ({
    decision,
    day: dayOf(at),
    // Where a decision says nothing of its own, its note is the first at a question, and stands there.
    text: note === null || (code === null && atQuestions.has(note)) ? null : (words.get(note) ?? null),
    code,
  }))
}
