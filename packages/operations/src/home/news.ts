/** What happened lately that a person should know, told inside the desk: computed from what stands there, so that nobody needs mail. */
import { addDays, type Day } from '@waymark/network'
import {
  amendedSince,
  concernsWaiting,
  decidedSince,
  heldSince,
  noticesRead,
  openConcerns,
  releasesOf,
  roundsOf,
  type InNetwork,
  type NoticeKey,
  type ReleaseRow,
} from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import type { SubjectShown } from '../network/subjects-shown.ts'
import { mayDo } from '../permissions/index.ts'
import { subjectsPlanned } from '../plans/actions-page.ts'
import type { SubmissionHead } from '../submissions/submission-page.ts'
import type { AboutSubmission } from './about-submission.ts'
import { ofActions, ofDueDays, type ActionDue, type NewsOfDue } from './news-of-due.ts'
import { ofPreviews, type NewsOfPreviews } from './news-of-previews.ts'

/** One thing that happened; `on` is its day and `thing` the id of what it happened to. Never who did it. */
export type Happened = { readonly on: string; readonly thing: string } & (
  | ({ readonly kind: 'reviewed'; readonly decision: 'accepted' | 'returned' | 'accepted-in-part' } & AboutSubmission)
  | ({ readonly kind: 'asked' } & AboutSubmission & { readonly dueOn: string })
  | ({ readonly kind: 'held' | 'released' } & AboutSubmission)
  | NewsOfDue
  | NewsOfPreviews
  | { readonly kind: 'amended'; readonly subject: SubjectShown }
  | { readonly kind: 'published' | 'withdrawn'; readonly label: string }
  | { readonly kind: 'concern' }
)

/** `name` names it in a form; `read`: this person has marked it so. */
export type News = Happened & { readonly name: string; readonly read: boolean }

export const newsDays = 30 // a month; what is older is found where it stands
const mostNews = 50 // lines; a person with more reads them where they stand

/** The first day that is told of. */
export const newsSince = (desk: Desk): string => addDays(dayOf(desk.runtime.now()) as Day, -newsDays)

/** A notice as a form names it: what it tells of, an id, a day. */
const nameOf = ({ kind, thing, day }: NoticeKey): string => `${kind} ${thing} ${day}`
export const keyOf = ({ kind, thing, on }: Happened): NoticeKey => ({ kind, thing, day: on })

export type NewsAsked = {
  /** The submissions this desk answers for. */
  readonly own: readonly SubmissionHead[]
  /** The actions it has to report on. */
  readonly actions: readonly ActionDue[]
  /** Whether releases can be read. */
  readonly releases: boolean
}

/**
 * What is unread first, then the newest: own forms asked for, due, overdue, reviewed, their answers held or released by somebody
 * else; actions due; what was said in a preview and answered; plans amended of countries and regions this desk plans for; releases
 * published, or withdrawn, which no longer stand among the published; texts that wait for a focal point. Each leads to a page this
 * desk may open, and goes with what it is about.
 */
export async function newsOf(desk: Desk, t: InNetwork, asked: NewsAsked): Promise<readonly News[]> {
  const since = newsSince(desk)
  const found: readonly Happened[] = [
    ...(await ofForms(desk, t, { own: asked.own, since })),
    ...ofDueDays(desk, asked.own),
    ...ofActions(desk, asked.actions),
    ...(await ofPreviews(desk, t, since)),
    ...(await ofPlans(desk, t, since)),
    ...(asked.releases ? (await releasesOf(t)).map(release => ofRelease(release)) : []),
    ...(await ofConcerns(desk, t)),
  ]
  const read = new Set(desk.person ? (await noticesRead(t, desk.person.id)).map(nameOf) : [])
  return found
    .filter(({ on }) => on >= since)
    .map(happened => ({ ...happened, name: nameOf(keyOf(happened)) }))
    .map(happened => ({ ...happened, read: read.has(happened.name) }))
    .toSorted((news, other) => Number(news.read) - Number(other.read) || other.on.localeCompare(news.on, 'en'))
    .slice(0, mostNews)
}

async function ofForms(
  desk: Desk,
  t: InNetwork,
  { own, since }: { readonly own: readonly SubmissionHead[]; readonly since: string },
): Promise<readonly Happened[]> {
  if (own.length === 0 || !desk.person) return []
  const opened = new Map((await roundsOf(t)).map(({ id, openedOn }) => [id, openedOn]))
  const heads = new Map(own.map(head => [head.id, head]))
  const submissions = [...heads.keys()]
  const about = ({ id, subject, round }: SubmissionHead, indicator: string | null = null) => ({
    submission: id,
    subject,
    round,
    indicator,
  })
  const decided = await decidedSince(t, { submissions, since })
  const held = await heldSince(t, { submissions, since, person: desk.person.id })
  return [
    ...decided.map(({ review, submission, code, decision, day }): Happened => {
      return { kind: 'reviewed', thing: review, on: day, decision, ...about(heads.get(submission)!, code) }
    }),
    ...held.map((answer): Happened => {
      const kind = answer.held ? 'held' : 'released'
      return { kind, thing: answer.answer, on: answer.day, ...about(heads.get(answer.submission)!, answer.code) }
    }),
    ...own
      .filter(head => head.open)
      .map((head): Happened => {
        const { dueOn } = head.round
        return { kind: 'asked', thing: head.id, on: opened.get(head.round.id)!, ...about(head), dueOn }
      }),
  ]
}

async function ofPlans(desk: Desk, t: InNetwork, since: string): Promise<readonly Happened[]> {
  if (!mayDo(desk.roles, 'record-dialogue')) return []
  const amended = await amendedSince(t, since)
  if (amended.length === 0) return []
  const planned = new Map((await subjectsPlanned(desk, t)).map(subjectShown => [subjectShown.id, subjectShown]))
  return amended.flatMap(({ subject, day }) => {
    const shown = planned.get(subject)
    return shown ? [{ kind: 'amended' as const, thing: subject, on: day, subject: shown }] : []
  })
}

function ofRelease({ id, label, at, withdrawnAt }: ReleaseRow): Happened {
  return withdrawnAt
    ? { kind: 'withdrawn', thing: id, on: dayOf(withdrawnAt), label }
    : { kind: 'published', thing: id, on: dayOf(at), label }
}

/** Texts that wait, for a focal point; nobody else learns that there are any. */
async function ofConcerns(desk: Desk, t: InNetwork): Promise<readonly Happened[]> {
  if (!mayDo(desk.roles, 'decide-concern')) return []
  await openConcerns(t)
  return (await concernsWaiting(t)).map(({ id, markedAt }) => ({ kind: 'concern', thing: id, on: dayOf(markedAt) }))
}
