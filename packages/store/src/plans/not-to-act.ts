/** Decisions not to act on a gap for now. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'

export type NotToActRow = {
  readonly id: string
  /** Id of the indicator. */
  readonly indicator: string
  readonly on: string
  /** Id of the text that says why. */
  readonly reason: string
}

export async function writeNotToAct(
  t: InNetwork,
  made: Omit<NotToActRow, 'id'> & { readonly subject: string; readonly person: string | null; readonly at: Date },
): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into app.not_to_act (network_id, id, subject_id, indicator_id, decided_on, reason_id, person_id, at)
    values (
      ${t.network},
      ${id},
      ${made.subject},
      ${made.indicator},
      ${made.on},
      ${made.reason},
      ${made.person},
      ${made.at}
    )`.execute(t)
  return id
}

/** Of a subject, the newest decision about each indicator. */
export async function notToActOf(t: InNetwork, subject: string): Promise<NotToActRow[]> {
  const { rows } = await sql<NotToActRow>`
    select distinct
      on (indicator_id) id,
      indicator_id as indicator,
      decided_on as "on",
      reason_id as reason
    from app.not_to_act
    where network_id = ${t.network}
      and subject_id = ${subject}
    order by indicator_id,
      decided_on desc,
      at desc,
      id desc`.execute(t)
  return rows
}
