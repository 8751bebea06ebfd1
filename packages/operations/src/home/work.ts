/** How far the work that waits has come: of a respondent on a submission, and of everybody on a round. */
import {
  answersOf,
  progressOf,
  roundsOf,
  subjectsOnDay,
  submissionById,
  type InNetwork,
  type ProgressRow,
  type RoundRow,
} from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { listsToClose } from '../entries/for-desk.ts'
import { reachOf, reaches } from '../people/reach.ts'
import { mayDo } from '../permissions.ts'
import { questionsAsked, showRound, type RoundShown, type SubmissionHead } from '../submissions/submission-page.ts'

/** Something of several: 3 of 7 questions. */
export type Part = { readonly done: number; readonly of: number }

/** A submission that waits for its respondent. `next`: the code of the first question without anything written; null where none is. */
export type OwnWork = SubmissionHead & {
  /** The section of that question. */
  readonly section: string | null
  readonly questions: Part
  readonly lists: Part
  readonly next: string | null
  readonly daysLate: number
}

/** A round that is open. `begun`: forms with something written or handed in; `handedIn`: forms submitted or accepted. */
export type RoundWork = RoundShown & {
  readonly forms: number
  readonly begun: number
  readonly handedIn: number
  readonly daysLate: number
  /** Whether this desk keeps the round, or only sees how far its region has come. */
  readonly keeps: boolean
}

/** Days from the due day to today; 0 where it is not over. */
export function daysLate(dueOn: string, today: string): number {
  return Math.max(0, Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000)) // ms of a day in UTC
}

/** How much of a submission is written; questions count with any answer of the form, corrections apart. */
export async function workOf(desk: Desk, t: InNetwork, head: SubmissionHead): Promise<OwnWork> {
  const late = head.open ? daysLate(head.round.dueOn, dayOf(desk.runtime.now())) : 0
  const submission = (await submissionById(t, head.id))!
  const written = new Set((await answersOf(t, head.id)).filter(one => one.correction === 0).map(one => one.version))
  const asked = await questionsAsked(t, submission)
  const open = asked.filter(({ version }) => !written.has(version.id))
  const lists = await listsToClose(t, submission)
  return {
    ...head,
    questions: { done: asked.length - open.length, of: asked.length },
    lists: { done: lists.filter(list => list.closing !== null).length, of: lists.length },
    next: open[0]?.version.code ?? null,
    section: open[0]?.indicator.section ?? null,
    daysLate: late,
  }
}

/** The open rounds with how far they have come: all of them for who keeps rounds, those of its region for a coordinator. */
export async function roundsAtWork(desk: Desk, t: InNetwork): Promise<readonly RoundWork[]> {
  const keeps = mayDo(desk.roles, 'open-round')
  if (!keeps && !mayDo(desk.roles, 'answer-for-member')) return []
  const found: RoundWork[] = []
  for (const round of (await roundsOf(t)).filter(one => one.closedOn === null)) {
    const rows = await reached(desk, t, await progressOf(t, round.id))
    if (keeps || rows.length > 0) found.push({ ...counted(round, rows, dayOf(desk.runtime.now())), keeps })
  }
  return found
}

function counted(round: RoundRow, rows: readonly ProgressRow[], today: string): Omit<RoundWork, 'keeps'> {
  const handedIn = rows.filter(row => row.state === 'submitted' || row.state === 'accepted').length
  const begun = rows.filter(row => row.state !== 'draft' || row.saved > 0).length
  return { ...showRound(round), forms: rows.length, begun, handedIn, daysLate: daysLate(round.dueOn, today) }
}

async function reached(desk: Desk, t: InNetwork, rows: readonly ProgressRow[]): Promise<readonly ProgressRow[]> {
  const today = dayOf(desk.runtime.now())
  const reach = await reachOf(desk, mayDo(desk.roles, 'open-round') ? 'open-round' : 'answer-for-member', { t, today })
  if (reach === 'everything') return rows
  const asked = [...new Set(rows.map(row => row.subject))]
  const found = (await subjectsOnDay(t, asked, today)).filter(subject => reaches(reach, subject))
  const within = new Set(found.map(subject => subject.id))
  return rows.filter(row => within.has(row.subject))
}
