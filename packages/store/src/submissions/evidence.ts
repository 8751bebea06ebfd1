/** What an answer rests on. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

/** `address`, `quote` and `place` are ids of free texts. */
export type EvidenceRow = {
  readonly id: string
  readonly answer: string | null
  readonly entry: string | null
  readonly address: string
  readonly seenOn: string
  readonly quote: string | null
  readonly place: string | null
}

export async function evidenceOfAnswers(t: InNetwork, answers: readonly string[]): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
      select
        id,
        answer_id as answer,
        entry_id as entry,
        address_id as address,
        seen_on as "seenOn",
        quote_id as quote,
        place_id as place
      from app.evidence
      where network_id = ${t.network}
        and answer_id = any (${answers}::uuid[])
      order by id`.execute(t)
  return rows
}

export type NewEvidence = {
  readonly address: string
  readonly seenOn: string
  readonly quote: string | null
  readonly place: string | null
}

/** Puts this evidence in place of what the answer had. */
export async function replaceEvidence(t: InNetwork, answerId: string, all: readonly NewEvidence[]): Promise<void> {
  await sql`delete from app.evidence where network_id = ${t.network} and answer_id = ${answerId}`.execute(t)
  for (const one of all)
    await sql`
      insert into app.evidence (network_id, id, answer_id, address_id, seen_on, quote_id, place_id)
      values (
        ${t.network},
        ${uuidv7()},
        ${answerId},
        ${one.address},
        ${one.seenOn},
        ${one.quote},
        ${one.place}
      )`.execute(t)
}
