/** Naming a focal point: asked by one administrator, agreed by another. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { InNetwork } from '../connect.ts'
import { settleAsked, waits, type Settling } from './asked-of-two.ts'

export type NamingRow = {
  readonly id: string
  readonly person: string
  readonly name: string
  /** The first day on which the role would no longer hold; null while it has no end. */
  readonly until: string | null
  readonly askedBy: string
}

/** Those that wait for a second person. */
export async function namingsAsked(t: InNetwork): Promise<readonly NamingRow[]> {
  const { rows } = await sql<NamingRow>`
    select
      n.id,
      n.person_id as person,
      p.name,
      to_char(n.until, 'YYYY-MM-DD') as until,
      n.asked_by as "askedBy"
    from auth.naming n
      join auth.person p on p.id = n.person_id
    where n.network_id = ${t.network}
      and ${waits}
    order by n.asked_at,
      n.id`.execute(t)
  return rows
}

/** Null where one is asked for already. */
export async function writeNaming(
  t: InNetwork,
  made: { readonly person: string; readonly until: string | null; readonly by: string; readonly at: Date },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into auth.naming (network_id, id, person_id, until, asked_by, asked_at)
    values (${t.network}, ${uuidv7()}, ${made.person}, ${made.until}, ${made.by}, ${made.at})
    on conflict do nothing
    returning id`.execute(t)
  return rows[0]?.id ?? null
}

/** Settles one that waits: agreed by a second person, or withdrawn (`by` null). Whether one waited. */
export const settleNaming = (t: InNetwork, of: Settling): Promise<boolean> => settleAsked(t, 'naming', of)
