/** Entries with their words, evidence and the reviewer's last note, as the pages of a desk show them. */
import type { InNetwork } from '../connect.ts'
import { textsOf, type StoredText } from '../texts/texts.ts'
import type { EvidenceType } from '@waymark/collection'
import { evidenceOfEntries } from '../submissions/evidence.ts'
import { reviewsOfEntries } from './reviews.ts'
import { entriesById, type EntryRow } from './entries.ts'
import { entriesOnLists, type ListKey } from './lists.ts'

/** Evidence with its texts in place of their ids. */
export type EvidenceShown = {
  readonly type: EvidenceType
  readonly address: StoredText | null
  /** Where a source without an address can be consulted. */
  readonly where: StoredText | null
  readonly seenOn: string
  readonly quote: StoredText | null
  readonly place: StoredText | null
}

/** Ids are replaced by the texts they stand for; a redacted one has no body. Never says who reviewed. */
export type ShownEntry = Omit<EntryRow, 'title' | 'description' | 'others' | 'texts' | 'stages'> & {
  readonly title: StoredText
  readonly description: StoredText | null
  readonly others: StoredText | null
  readonly texts: Readonly<Record<string, StoredText>>
  readonly stages: readonly { readonly stage: string; readonly on: string; readonly source: StoredText | null }[]
  readonly evidence: readonly EvidenceShown[]
  /** What the last review said, where it said something. */
  readonly note: StoredText | null
}

/** Entries on the lists of a respondent about a subject in a round, withdrawn ones left out. */
export async function entriesOfSubmission(t: InNetwork, of: Omit<ListKey, 'kind'>): Promise<readonly ShownEntry[]> {
  const ids = (await entriesOnLists(t, of)).map(entry => entry.id)
  return showEntries(t, await entriesById(t, ids))
}

/** The same entries with their words. */
export async function showEntries(t: InNetwork, rows: readonly EntryRow[]): Promise<readonly ShownEntry[]> {
  const ids = rows.map(row => row.id)
  const evidence = await evidenceOfEntries(t, ids)
  const evidenceOf = Map.groupBy(evidence, evidenceRow => evidenceRow.entry)
  const reviews = await reviewsOfEntries(t, ids)
  const lastReview = new Map(reviews.map(review => [review.entry, review])) // oldest first, so the last one stays
  const words = await textsOf(t, [
    ...rows.flatMap(row => [
      row.title,
      row.description,
      row.others,
      ...Object.values(row.texts),
      ...row.stages.map(stage => stage.source),
    ]),
    ...evidence.flatMap(source => [source.address, source.where, source.quote, source.place]),
    ...reviews.map(review => review.note),
  ])
  const text = (id: string | null) => (id === null ? null : words.get(id)!)
  return rows.map(row => ({
    ...row,
    title: words.get(row.title)!,
    description: text(row.description),
    others: text(row.others),
    texts: Object.fromEntries(Object.entries(row.texts).map(([field, id]) => [field, words.get(id)!])),
    stages: row.stages.map(({ stage, on, source }) => ({ stage, on, source: text(source) })),
    evidence: (evidenceOf.get(row.id) ?? []).map(({ type, address, where, seenOn, quote, place }) => ({
      type,
      address: text(address),
      where: text(where),
      seenOn,
      quote: text(quote),
      place: text(place),
    })),
    note: text(lastReview.get(row.id)?.note ?? null),
  }))
}
