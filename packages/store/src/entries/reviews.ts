/** Reviews of entries. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { inParts } from '../in-parts.ts'

export type EntryReview = {
  readonly entry: string
  readonly decision: 'accepted' | 'returned'
  readonly note: string | null
  readonly at: Date
}

export async function writeEntryReview(
  t: InNetwork,
  made: EntryReview & { readonly reviewer: string; readonly nobodyRecognisable: boolean },
): Promise<void> {
  await sql`
    insert into app.review (network_id, id, entry_id, decision, reviewer_id, note_id, nobody_recognisable, at)
    values (
      ${t.network},
      ${uuidv7()},
      ${made.entry},
      ${made.decision},
      ${made.reviewer},
      ${made.note},
      ${made.nobodyRecognisable},
      ${made.at}
    )`.execute(t)
}

/** The reviews of these entries, oldest first; never who reviewed. */
export async function reviewsOfEntries(t: InNetwork, entries: readonly string[]): Promise<EntryReview[]> {
  const { rows } = await sql<EntryReview>`
    select
      entry_id as entry,
      decision,
      note_id as note,
      at
    from app.review
    where network_id = ${t.network}
      and entry_id = any (${entries}::uuid[])
    order by at,
      id`.execute(t)
  return rows
}

/** Of these entries, those that a reviewer accepted as they stand, or as they stood before a correction that waits. */
export async function entriesReviewed(t: InNetwork, entries: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await inParts(entries, async some => {
    const { rows } = await sql<{ entry: string }>`
    select distinct
      r.entry_id as entry
    from app.review r
      join app.entry e on e.network_id = r.network_id
      and e.id = r.entry_id
    where r.network_id = ${t.network}
      and r.entry_id = any (${some}::uuid[])
      and r.decision = 'accepted'
      and (
        e.correcting
        or r.at >= e.saved_at
      )`.execute(t)
    return rows
  })
  return new Set(rows.map(row => row.entry))
}
