/** Evidence and reviews of entries. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type EntryEvidence = {
  readonly entry: string
  /** Ids of the texts: the address, the quoted passage, its place. */
  readonly address: string
  readonly seenOn: string
  readonly quote: string | null
  readonly place: string | null
}

/** Evidence of these entries, in the order it was given. */
export async function evidenceOfEntries(t: InNetwork, entries: readonly string[]): Promise<EntryEvidence[]> {
  const { rows } = await sql<EntryEvidence>`
    select
      entry_id as entry,
      address_id as address,
      seen_on as "seenOn",
      quote_id as quote,
      place_id as place
    from app.evidence
    where network_id = ${t.network}
      and entry_id = any (${entries}::uuid[])
    order by id`.execute(t)
  return rows
}

/** Puts this evidence in place of what the entry had. */
export async function replaceEntryEvidence(
  t: InNetwork,
  entry: string,
  all: readonly Omit<EntryEvidence, 'entry'>[],
): Promise<void> {
  await sql`delete from app.evidence where network_id = ${t.network} and entry_id = ${entry}`.execute(t)
  for (const one of all)
    await sql`
      insert into app.evidence (network_id, id, entry_id, address_id, seen_on, quote_id, place_id)
      values (${t.network}, ${uuidv7()}, ${entry}, ${one.address}, ${one.seenOn}, ${one.quote}, ${one.place})`.execute(
      t,
    )
}

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
