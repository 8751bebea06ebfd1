/** What an answer or an entry rests on. */
import { sql } from 'kysely'
import type { EvidenceType } from '@waymark/collection'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { inParts } from '../in-parts.ts'

/** `address`, `where`, `quote` and `place` are ids of free texts; `where` is where a source without an address can be consulted. */
export type NewEvidence = {
  readonly type: EvidenceType
  readonly address: string | null
  readonly where: string | null
  readonly seenOn: string
  readonly quote: string | null
  readonly place: string | null
}

/** Exactly one of `answer` and `entry` is set. */
export type EvidenceRow = NewEvidence & { readonly answer: string | null; readonly entry: string | null }

const evidence = sql`
  select
    answer_id as answer,
    entry_id as entry,
    type,
    address_id as address,
    where_id as "where",
    seen_on as "seenOn",
    quote_id as quote,
    place_id as place
  from app.evidence`

/** Evidence of these answers, in the order it was given. */
export async function evidenceOfAnswers(t: InNetwork, answers: readonly string[]): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    ${evidence}
    where network_id = ${t.network}
      and answer_id = any (${answers}::uuid[])
    order by id`.execute(t)
  return rows
}

/** Evidence of these entries, in the order it was given. */
export function evidenceOfEntries(t: InNetwork, entries: readonly string[]): Promise<EvidenceRow[]> {
  return inParts(entries, async some => {
    const { rows } = await sql<EvidenceRow>`
      ${evidence}
      where network_id = ${t.network}
        and entry_id = any (${some}::uuid[])
      order by id`.execute(t)
    return rows
  })
}

/** Puts this evidence in place of what the answer had. */
export async function replaceEvidence(t: InNetwork, answer: string, all: readonly NewEvidence[]): Promise<void> {
  await sql`delete from app.evidence where network_id = ${t.network} and answer_id = ${answer}`.execute(t)
  for (const piece of all) await writeEvidence(t, { ...piece, answer, entry: null })
}

/** Puts this evidence in place of what the entry had. */
export async function replaceEntryEvidence(t: InNetwork, entry: string, all: readonly NewEvidence[]): Promise<void> {
  await sql`delete from app.evidence where network_id = ${t.network} and entry_id = ${entry}`.execute(t)
  for (const piece of all) await writeEvidence(t, { ...piece, answer: null, entry })
}

async function writeEvidence(t: InNetwork, made: EvidenceRow): Promise<void> {
  await sql`
    insert into app.evidence (
      network_id,
      id,
      answer_id,
      entry_id,
      type,
      address_id,
      where_id,
      seen_on,
      quote_id,
      place_id
    )
    values (
      ${t.network},
      ${uuidv7()},
      ${made.answer},
      ${made.entry},
      ${made.type},
      ${made.address},
      ${made.where},
      ${made.seenOn},
      ${made.quote},
      ${made.place}
    )`.execute(t)
}
