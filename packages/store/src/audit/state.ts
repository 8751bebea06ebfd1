/** What a network's audit says at a moment, in few letters: whatever was done since gives another. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/**
 * The number of the newest block and a digest of the entries that are in none yet. The same twice means that nothing was done in between,
 * in whatever order transactions ended; sealing alone gives another too.
 */
export async function auditState(t: InNetwork): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select
      concat(
        (
          select
            max(b.number)
          from app.audit_block b
          where b.network_id = ${t.network}
        ),
        ' ',
        (
          select
            md5(string_agg(e.id::text, ' ' order by e.id))
          from app.audit_entry e
          where e.network_id = ${t.network}
            and e.block is null
        )
      ) as state`.execute(t)
  return rows[0]!.state
}
