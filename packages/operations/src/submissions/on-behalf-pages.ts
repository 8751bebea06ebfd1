/** What whoever enters answers for members sees: which drafts there are, and of each only what was entered for the member. */
import { mayEnter, mayHandIn, type WarningShown } from '@waymark/collection'
import { showIndicator, type IndicatorShown, type LocalText } from '@waymark/framework'
import {
  acceptedForMembers,
  answersOf,
  draftsOfMembers,
  roundById,
  submissionById,
  type InNetwork,
  type MembersAnswer,
  type MembersDraft,
  type SubmissionRow,
} from '@waymark/store'
import { dayOf, readAs, speaksFor, type Desk } from '../desk.ts'
import { subjectNames, type SubjectShown } from '../network/subjects-shown.ts'
import { subjectReached, subjectsWithin } from '../people/reach.ts'
import { mayDo } from '../permissions/index.ts'
import { asWritten } from './answer-for-member.ts'
import { showAnswers, type AnswerShown } from './answers-shown.ts'
import { questionsAsked, submissionHead, type SubmissionHead } from './submission-page.ts'

export type DraftLine = Omit<MembersDraft, 'subject'> & { readonly subject: SubjectShown }

export type AcceptedLine = Omit<MembersAnswer, 'subject'> & { readonly subject: SubjectShown }

export type OnBehalfList = {
  readonly drafts: readonly DraftLine[]
  /** Accepted answers that were entered for a member, and that it has not confirmed: these can be corrected for it. */
  readonly accepted: readonly AcceptedLine[]
  /** Whether more members have the words in their name than are listed. */
  readonly more: boolean
}

const mostListed = 100 // lines; whoever looks for a member types its name

/** Drafts of members in open rounds that this desk may enter answers for; null where it may enter none. */
export function onBehalfList(desk: Desk, words: string): Promise<OnBehalfList | null> {
  return readAs(desk, async t => {
    if (desk.person === null || !mayDo(desk.roles, 'answer-for-member')) return null
    const names = await subjectNames(desk, t)
    const subjects = await subjectsWithin(desk, 'answer-for-member', { t, today: dayOf(desk.runtime.now()) })
    const wanted = { subjects, words: words.trim(), most: mostListed + 1 }
    const found = await draftsOfMembers(t, wanted)
    const accepted = await acceptedForMembers(t, wanted)
    return {
      drafts: found.slice(0, mostListed).map(({ subject, ...draft }) => ({ ...draft, subject: names.get(subject)! })),
      accepted: accepted.slice(0, mostListed).map(answer => ({ ...answer, subject: names.get(answer.subject)! })),
      more: Math.max(found.length, accepted.length) > mostListed,
    }
  })
}

export type OnBehalfPage = SubmissionHead & {
  readonly questions: readonly {
    readonly code: string
    readonly question: LocalText
    /** `member`: its own words, or what it confirmed; nobody else sees or changes it here. */
    readonly stands: 'empty' | 'entered' | 'member'
    /** Whether a value or a reason stands there, and what in what was entered may point to a person. */
    readonly says: boolean
    readonly warnings: readonly WarningShown[]
  }[]
  readonly mayHandIn: boolean
}

/** A member's draft for whoever enters answers for it; null where it is out of reach or no draft of an open round. */
export function onBehalfPage(desk: Desk, id: string): Promise<OnBehalfPage | null> {
  return readAs(desk, async t => {
    const submission = await draftReached(desk, t, id)
    if (!submission) return null
    const answers = (await answersOf(t, submission.id)).filter(answer => answer.correction === 0)
    const written = new Map(answers.map(answer => [answer.version, asWritten(answer)]))
    const shown = new Map(
      (
        await showAnswers(
          t,
          answers.filter(answer => answer.enteredBy !== null),
        )
      ).map(answerShown => [answerShown.version, answerShown]),
    )
    return {
      ...(await submissionHead(desk, t, submission)),
      questions: (await questionsAsked(t, submission)).map(({ version, indicator }) => {
        const own = written.get(version.id)
        const stands = !mayEnter(own).ok ? 'member' : own?.says ? 'entered' : 'empty'
        const warnings = shown.get(version.id)?.warnings ?? []
        return { code: version.code, question: indicator.question, stands, says: own?.says ?? false, warnings } as const
      }),
      mayHandIn: mayHandIn([...written.values()]).ok,
    }
  })
}

export type OnBehalfQuestion = {
  readonly submission: SubmissionHead
  readonly indicator: IndicatorShown
  /** What was entered before; null where nothing was, or where it is the member's. */
  readonly answer: AnswerShown | null
  readonly revision: number
  readonly isMembers: boolean
}

/** One question to enter an answer to; null where the draft is out of reach or does not ask it. */
export function onBehalfQuestion(
  desk: Desk,
  of: { readonly submission: string; readonly indicator: string },
): Promise<OnBehalfQuestion | null> {
  return readAs(desk, async t => {
    const submission = await draftReached(desk, t, of.submission)
    const question =
      submission &&
      (await questionsAsked(t, submission)).find(askedQuestion => askedQuestion.version.code === of.indicator)
    if (!submission || !question) return null
    const answers = await answersOf(t, submission.id)
    const own = answers.find(answer => answer.version === question.version.id && answer.correction === 0)
    const isMembers = !mayEnter(own && asWritten(own)).ok
    const isEntered = own !== undefined && own.enteredBy !== null && !isMembers
    return {
      submission: await submissionHead(desk, t, submission),
      indicator: showIndicator(question.indicator, question.sections, question.about),
      answer: isEntered ? ((await showAnswers(t, [own]))[0] ?? null) : null,
      revision: own?.revision ?? 0,
      isMembers,
    }
  })
}

export type OnBehalfCorrection = {
  readonly submission: SubmissionHead
  readonly indicator: IndicatorShown
  /** The accepted answer that was entered for the member. */
  readonly answer: AnswerShown
  readonly waits: boolean
}

/** An accepted answer to correct for the member; null where it is out of reach, or the member's own. */
export function onBehalfCorrection(
  desk: Desk,
  of: { readonly submission: string; readonly indicator: string },
): Promise<OnBehalfCorrection | null> {
  return readAs(desk, async t => {
    const submission = await submissionReached(desk, t, of.submission)
    const question =
      submission &&
      (await questionsAsked(t, submission)).find(askedQuestion => askedQuestion.version.code === of.indicator)
    if (!submission || !question) return null
    const answers = (await answersOf(t, submission.id)).filter(answer => answer.version === question.version.id)
    const standing = answers.findLast(answer => answer.state === 'accepted')
    if (!standing || !mayEnter(asWritten(standing)).ok) return null
    return {
      submission: await submissionHead(desk, t, submission),
      indicator: showIndicator(question.indicator, question.sections, question.about),
      answer: (await showAnswers(t, [standing]))[0]!,
      waits: answers.some(answer => answer.correction > 0 && answer.state === 'submitted'),
    }
  })
}

/** A member's draft of an open round that this desk may enter answers for; null where it is none. */
export async function draftReached(desk: Desk, t: InNetwork, id: string): Promise<SubmissionRow | null> {
  const submission = await submissionReached(desk, t, id)
  if (!submission) return null
  if (submission.state !== 'draft' && submission.state !== 'returned') return null
  return (await roundById(t, submission.round))!.closedOn === null ? submission : null
}

/** A member's submission that this desk may enter answers for, in whatever state. */
async function submissionReached(desk: Desk, t: InNetwork, id: string): Promise<SubmissionRow | null> {
  if (desk.person === null || !mayDo(desk.roles, 'answer-for-member')) return null
  const submission = await submissionById(t, id)
  if (!submission || submission.member === null || speaksFor(desk, submission.member)) return null
  const of = { t, today: dayOf(desk.runtime.now()), subject: submission.subject }
  return (await subjectReached(desk, 'answer-for-member', of)) ? submission : null
}
