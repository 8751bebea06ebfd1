/** How far the work that waits has come: of a respondent on a submission, and of everybody on a round. */
import { editionById, formCounts, roundsOf, writtenOf, type InNetwork, type RowOfWork } from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { subjectsWithin } from '../people/reach.ts'
import { mayDo } from '../permissions/index.ts'
import { showRound, type RoundShown, type SubmissionHead } from '../submissions/submission-page.ts'

/** Something of several: 3 of 7 questions. */
export type PartDone = { readonly done: number; readonly of: number }

/** A submission that waits for its respondent. `next`: the code of the first question without anything written; null where none is. */
export type OwnWork = SubmissionHead & {
  /** The section of that question. */
  readonly section: string | null
  readonly questions: PartDone
  readonly lists: PartDone
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

/** How much of each submission is written, in their order; questions count with any answer of the form, corrections apart. */
export async function workOf(desk: Desk, t: InNetwork, heads: readonly SubmissionHead[]): Promise<readonly OwnWork[]> {
  const today = dayOf(desk.runtime.now())
  const ids = heads.map(({ id }) => id)
  const written = new Map((await writtenOf(t, ids)).map(row => [row.submission, row]))
  const sections = await sectionsIn(t, [...written.values()])
  return heads.map(head => {
    const { asked, written: done, next, lists, closed, edition } = written.get(head.id)!
    return {
      ...head,
      questions: { done, of: asked },
      lists: { done: closed, of: lists },
      next,
      section: next === null ? null : (sections.get(edition)!.get(next) ?? null),
      daysLate: head.open ? daysLate(head.round.dueOn, today) : 0,
    }
  })
}

/** The section of each indicator, by the editions in which a question is open. */
async function sectionsIn(
  t: InNetwork,
  rows: readonly RowOfWork[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const found = new Map<string, ReadonlyMap<string, string>>()
  for (const edition of new Set(rows.flatMap(row => (row.next === null ? [] : row.edition)))) {
    const { content } = (await editionById(t, edition))!
    found.set(edition, new Map(content.indicators.map(({ code, section }) => [code, section])))
  }
  return found
}

/** The open rounds with how far they have come: all of them for who keeps rounds, those of its region for a coordinator. */
export async function roundsAtWork(desk: Desk, t: InNetwork): Promise<readonly RoundWork[]> {
  const keeps = mayDo(desk.roles, 'open-round')
  if (!keeps && !mayDo(desk.roles, 'answer-for-member')) return []
  const open = (await roundsOf(t)).filter(roundRow => roundRow.closedOn === null)
  const rounds = open.map(({ id }) => id)
  const today = dayOf(desk.runtime.now())
  const subjects = await subjectsWithin(desk, keeps ? 'open-round' : 'answer-for-member', { t, today })
  const counts = new Map(
    (await formCounts(t, { rounds, ...(subjects ? { subjects } : {}) })).map(count => [count.round, count]),
  )
  return open.flatMap(round => {
    const { forms, begun, handedIn } = counts.get(round.id) ?? { forms: 0, begun: 0, handedIn: 0 }
    if (!keeps && forms === 0) return []
    return { ...showRound(round), forms, begun, handedIn, daysLate: daysLate(round.dueOn, today), keeps }
  })
}
