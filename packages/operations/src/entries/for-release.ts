/** Entries and list closings as a release holds them. */
import { firstReason, type Reason } from '@waymark/collection'
import type { Entry, Evidence, ListClosing } from '@waymark/scorecard'
import {
  entriesAccepted,
  evidenceOfEntries,
  listsOfRounds,
  type EntryEvidence,
  type EntryRow,
  type InNetwork,
  type ListRow,
} from '@waymark/store'

/**
 * Accepted entries of these rounds, each thing once: entries that are the same stand under the first of them, with the places,
 * members, themes and evidence of all, because a joint action of three countries happened in each of the three.
 */
export async function entriesForRelease(t: InNetwork, rounds: readonly string[]): Promise<readonly Entry[]> {
  const accepted = await entriesAccepted(t, rounds)
  const evidence = Map.groupBy(
    await evidenceOfEntries(
      t,
      accepted.map(one => one.id),
    ),
    one => one.entry,
  )
  const things = Map.groupBy(accepted, one => one.sameAs ?? one.id)
  const released = [...things].map(([id, same]) =>
    asReleased(same.find(one => one.id === id) ?? same[0]!, same, evidence),
  )
  return released.sort((one, other) => (one.id < other.id ? -1 : 1))
}

type EvidenceByEntry = ReadonlyMap<string, readonly EntryEvidence[]>

function asReleased(one: EntryRow, same: readonly EntryRow[], evidence: EvidenceByEntry): Entry {
  const union = (of: (row: EntryRow) => readonly string[]) => [...new Set(same.flatMap(of))].sort()
  const present = <T extends object>(field: T) => (Object.keys(field).length > 0 ? field : undefined)
  return {
    id: one.id,
    kind: one.kind,
    title: one.title,
    day: one.day,
    ...(one.until ? { until: one.until } : {}),
    ...(one.stage ? { stage: one.stage } : {}),
    places: union(row => row.places),
    members: union(row => row.members),
    themes: union(row => row.themes),
    numbers: one.numbers,
    ...(present(one.choices) ? { choices: one.choices } : {}),
    ...(present(one.texts) ? { texts: one.texts } : {}),
    ...(present(one.links) ? { links: one.links } : {}),
    ...(one.description ? { description: one.description } : {}),
    evidence: same.flatMap(row => evidence.get(row.id) ?? []).map(asEvidence),
    ...(one.strength && one.others ? { contribution: { strength: one.strength, others: one.others } } : {}),
  }
}

function asEvidence({ address, seenOn, quote, place }: EntryEvidence): Evidence {
  return { address, seenOn, ...(quote ? { quote } : {}), ...(place ? { place } : {}) }
}

/**
 * What each asked subject said of its list of each kind. Where several respondents were asked about one subject, its list is
 * closed when all of them closed theirs; a silent one leaves it open, and a reason of any of them stands before "complete".
 * A list that was closed, but has entries that are not accepted yet, is under review: nobody may read 0 from it.
 */
export async function closingsForRelease(t: InNetwork, rounds: readonly string[]): Promise<readonly ListClosing[]> {
  const lists = Map.groupBy(await listsOfRounds(t, rounds), list => `${list.round} ${list.kind} ${list.subject}`)
  return [...lists.values()].flatMap(asked => {
    const closing = saidTogether(asked.map(saidForNow))
    const { round: call, kind, id: subject } = asked[0]!
    return closing === null ? [] : [{ call, kind, subject, closing }]
  })
}

function saidForNow({ closing, waiting, unfinished }: ListRow): string | null {
  const closed = closing === 'complete' || closing === 'nothing'
  return closed && waiting + unfinished > 0 ? 'under-review' : closing
}

/** What several respondents said of one subject's list, taken together; null while one of them is silent. */
export function saidTogether(said: readonly (string | null)[]): ListClosing['closing'] | null {
  if (said.length === 0 || said.includes(null)) return null
  const reasons = said.filter(word => word !== 'complete' && word !== 'nothing') as Reason[]
  if (reasons.length > 0) return { missing: firstReason(reasons) }
  return said.includes('complete') ? 'complete' : 'nothing'
}
