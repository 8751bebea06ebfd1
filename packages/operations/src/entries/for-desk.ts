/** What the pages of a desk show of entries and lists. */
import { mayReview } from '@waymark/collection'
import type { RegisterKind } from '@waymark/framework'
import type { PersonId } from '@waymark/network'
import {
  entriesLike,
  entriesSubmitted,
  entryById,
  listsAsked,
  registerKindsOf,
  showEntries,
  subjectOnDay,
  type EntryRow,
  type EntryShown,
  type InNetwork,
  type ListKey,
  type ListRow,
} from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { reachOf, reaches } from '../people/reach.ts'
import { actorOf, behind } from '../submissions/save-answer.ts'
import { readId } from '@waymark/network'

export type ListToClose = ListRow & { readonly spec: RegisterKind }

/** The lists a respondent is asked to close about a subject in a round, each with its kind. */
export async function listsToClose(t: InNetwork, of: Omit<ListKey, 'kind'>): Promise<readonly ListToClose[]> {
  const lists = await listsAsked(t, of)
  const kinds = await registerKindsOf(
    t,
    lists.map(list => list.kind),
  )
  return lists.map(list => ({ ...list, spec: kinds.find(kind => kind.code === list.kind)! }))
}

/** Entries that wait for a review this desk may make: not its own work, not its member's, within its reach. */
export async function entriesToReview(desk: Desk, t: InNetwork): Promise<readonly EntryShown[]> {
  const waiting = await entriesSubmitted(t)
  const mine: EntryRow[] = []
  for (const entry of waiting) if (await mayBeReviewed(desk, t, entry)) mine.push(entry)
  return showEntries(t, mine)
}

export type EntryUnderReview = {
  readonly entry: EntryShown
  readonly spec: RegisterKind
  /** Others of the kind, nearest in time first: one of them may be the same thing. */
  readonly perhapsTheSame: readonly EntryShown[]
}

/** One entry for its review page; null where there is none that this desk may review. */
export async function entryToReview(desk: Desk, t: InNetwork, id: string): Promise<EntryUnderReview | null> {
  const entry = readId(id).ok ? await entryById(t, id) : undefined
  if (!entry || !(await mayBeReviewed(desk, t, entry))) return null
  const [spec] = await registerKindsOf(t, [entry.kind])
  const [shown, ...others] = await showEntries(t, [entry, ...(await entriesLike(t, entry))])
  return { entry: shown!, spec: spec!, perhapsTheSame: others }
}

async function mayBeReviewed(desk: Desk, t: InNetwork, entry: EntryRow): Promise<boolean> {
  const today = dayOf(desk.runtime.now())
  const authors = entry.author === null ? [] : [entry.author as PersonId]
  if (!mayReview({ authors, ...behind(entry) }, actorOf(desk)).ok) return false
  const subject = await subjectOnDay(t, entry.subject, today)
  return subject !== undefined && reaches(await reachOf(desk, 'review-entry', { t, today }), subject)
}
