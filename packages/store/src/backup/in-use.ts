/** Whether others work with this database now: a restore would pull the ground away under them. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { roles } from '../roles.ts'

/** Connections of the product's own roles to this database, this process's idle ones aside. */
export async function connectionsInUse(owner: Db): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select
      count(*)::int as many
    from pg_stat_activity
    where datname = current_database()
      and usename = any (${[...roles]}::name[])`.execute(owner)
  return rows[0]!.many
}
