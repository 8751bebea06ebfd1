/** Reviews of entries. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

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
