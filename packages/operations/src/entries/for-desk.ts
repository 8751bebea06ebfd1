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
  type ShownEntry,
  type InNetwork,
  type ListKey,
  type ListRow,
} from '@waymark/store'
import { dayOf, type Desk } from '../desk.ts'
import { reachOf, type Reach } from '../people/reach.ts'
import { actorOf, answerer } from '../submissions/save-answer.ts'
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
export async function entriesToReview(desk: Desk, t: InNetwork): Promise<readonly EntryRow[]> {
  return reviewable(desk, t, await entriesSubmitted(t))
}

export type EntryUnderReview = {
  readonly entry: ShownEntry
  readonly spec: RegisterKind
  /** Others of the kind that may be the same thing: the likest title, place and time first. */
  readonly perhapsTheSame: readonly ShownEntry[]
}

/** One entry for its review page; null where there is none that this desk may review. */
export async function entryToReview(desk: Desk, t: InNetwork, id: string): Promise<EntryUnderReview | null> {
  const entry = readId(id).ok ? await entryById(t, id) : undefined
  if (!entry || (await reviewable(desk, t, [entry])).length === 0) return null
  const [spec] = await registerKindsOf(t, [entry.kind])
  const [shown, ...others] = await showEntries(t, [entry, ...(await likeEntries(t, entry))])
  return { entry: shown!, spec: spec!, perhapsTheSame: others }
}

/** Entries that one may be the same as, over the whole register. */
export async function likeEntries(t: InNetwork, entry: EntryRow): Promise<readonly EntryRow[]> {
  return entriesLike(t, { ...entry, trigrams: await trigramsOfEntry(t, entry.id) })
}

/** Those that this desk may review. */
export async function reviewable(desk: Desk, t: InNetwork, entries: readonly EntryRow[]): Promise<readonly EntryRow[]> {
  const actor = actorOf(desk)
  const others = entries.filter(entry => {
    const authors = entry.author === null ? [] : [entry.author as PersonId]
    return mayReview({ authors, ...answerer(entry) }, actor).ok
  })
  if (others.length === 0) return []
  return entriesReached(await reachOf(desk, 'review-entry', { t, today: dayOf(desk.runtime.now()) }), t, others)
}

type Reachable = Pick<EntryRow, 'places' | 'member' | 'region'>

/** Those entries that a reach takes in: one of its places, the member that keeps it or one of that member's places, its region. */
export async function entriesReached<Entry extends Reachable>(
  reach: Reach,
  t: InNetwork,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  if (reach === 'everything' || entries.length === 0) return entries
  const members = reach.regions.length > 0 ? await allMembers(t) : []
  const inRegions = members.filter(({ places }) => places.some(place => reach.places.has(place)))
  const reached = new Set([...reach.members, ...inRegions.map(({ id }) => id)])
  return entries.filter(({ region, places, member }) => {
    if (region !== null) return reach.regions.includes(region)
    return places.some(place => reach.places.has(place)) || (member !== null && reached.has(member))
  })
}

/** Whether a reach takes in an entry. */
export const entryReached = async (reach: Reach, t: InNetwork, entry: Reachable): Promise<boolean> =>
  (await entriesReached(reach, t, [entry])).length > 0
