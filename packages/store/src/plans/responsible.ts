/** Members responsible for an action. */
import { sql } from 'kysely'
import type { InNetwork } from '../connect.ts'

/** Writes which members are responsible for an action. */
export async function writeResponsible(t: InNetwork, action: string, members: readonly string[]): Promise<void> {
  await sql`
    insert into app.action_member (network_id, action_id, member_id)
    select
      ${t.network},
      ${action},
      unnest(${[...members]}::uuid[])`.execute(t)
}
