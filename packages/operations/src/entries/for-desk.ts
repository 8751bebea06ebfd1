/** What the pages of a desk show of entries and lists. */
import { mayReview } from '@waymark/collection'
import type { RegisterKind } from '@waymark/framework'
import type { PersonId } from '@waymark/network'
import {
  allMembers,
  entriesLike,
  entriesSubmitted,
  entryById,
  listsAsked,
  registerKindsOf,
  showEntries,
  trigramsOfEntry,
  type EntryRow,
  type EntryShown,
  type InNetwork,
  type ListKey,
  type ListRow,
} from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { reachOf, type Reach } from '../people/reach.ts'
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
  /** Others of the kind that may be the same thing: the likest title, place and time first. */
  readonly perhapsTheSame: readonly EntryShown[]
}

/** One entry for its review page; null where there is none that this desk may review. */
export async function entryToReview(desk: Desk, t: InNetwork, id: string): Promise<EntryUnderReview | null> {
  const entry = readId(id).ok ? await entryById(t, id) : undefined
  if (!entry || !(await mayBeReviewed(desk, t, entry))) return null
  const [spec] = await registerKindsOf(t, [entry.kind])
  const [shown, ...others] = await showEntries(t, [entry, ...(await likeEntries(t, entry))])
  return { entry: shown!, spec: spec!, perhapsTheSame: others }
}

/** Entries that one may be the same as, over the whole register. */
export async function likeEntries(t: InNetwork, entry: EntryRow): Promise<readonly EntryRow[]> {
  return entriesLike(t, { ...entry, trigrams: await trigramsOfEntry(t, entry.id) })
}

async function mayBeReviewed(desk: Desk, t: InNetwork, entry: EntryRow): Promise<boolean> {
  const authors = entry.author === null ? [] : [entry.author as PersonId]
  if (!mayReview({ authors, ...behind(entry) }, actorOf(desk)).ok) return false
  return entryReached(await reachOf(desk, 'review-entry', { t, today: dayOf(desk.runtime.now()) }), t, entry)
}

/** Whether a reach takes in an entry: one of its places, the member that keeps it or one of that member's places, its region. */
export async function entryReached(
  reach: Reach,
  t: InNetwork,
  entry: Pick<EntryRow, 'places' | 'member' | 'region' | 'respondent'>,
): Promise<boolean> {
  if (reach === 'everything') return true
  if (entry.region !== null) return reach.regions.includes(entry.region)
  if (entry.places.some(place => reach.places.has(place))) return true
  if (entry.member === null) return false
  if (reach.members.includes(entry.member)) return true
  const member = (await allMembers(t)).find(({ id }) => id === entry.member)
  return reach.regions.length > 0 && (member?.places ?? []).some(place => reach.places.has(place))
}
