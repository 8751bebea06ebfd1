/** What one administrator asks for and another agrees to: the columns that such tables share. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

// Neither agreed to nor taken back.
export const waits = sql`(
      agreed_at is null
      and withdrawn_at is null
    )`

const tables = { naming: sql`auth.naming`, recovery: sql`auth.recovery` }

export type Settling = { readonly id: string; readonly by: string | null; readonly at: Date }

/** Settles one that waits: agreed by a second person, or withdrawn (`by` null). Whether one waited. */
export async function settleAsked(t: InNetwork, what: keyof typeof tables, of: Settling): Promise<boolean> {
  const { rows } = await sql`
    update ${tables[what]}
    set
      agreed_by = ${of.by},
      agreed_at = ${of.by === null ? null : of.at},
      withdrawn_at = ${of.by === null ? of.at : null}
    where network_id = ${t.network}
      and id = ${of.id}
      and ${waits}
    returning id`.execute(t)
  return rows.length > 0
}
