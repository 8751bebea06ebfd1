/** Members responsible for an action, and those concerned with a priority. */
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

/** Writes which members are concerned with a priority, in place of those before. */
export async function writeConcerned(t: InNetwork, priority: string, members: readonly string[]): Promise<void> {
  await sql`delete from app.priority_member where network_id = ${t.network} and priority_id = ${priority}`.execute(t)
  await sql`
    insert into app.priority_member (network_id, priority_id, member_id)
    select
      ${t.network},
      ${priority},
      unnest(${[...members]}::uuid[])`.execute(t)
}
