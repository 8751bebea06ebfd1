/** Which tables a backup holds, and how their rows are said as text. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'

/** Every schema that holds data of ours; the migrations themselves are named in the backup's first line instead. */
export const keptSchemas = ['reference', 'app', 'auth', 'sealed'] as const

export type KeptTable = {
  /** `schema.table` */
  readonly name: string
  /** In the order of the table; columns that PostgreSQL computes are left out. */
  readonly columns: readonly string[]
  /** Whether its rows are read network by network, as row security wants it also of the owner. */
  readonly apart: boolean
}

export async function keptTables(db: Db): Promise<readonly KeptTable[]> {
  const { rows } = await sql<KeptTable>`
    select
      n.nspname || '.' || c.relname as name,
      c.relforcerowsecurity
      and bool_or(a.attname = 'network_id') as apart,
      array_agg(
        a.attname::text
        order by a.attnum
      ) filter (
        where a.attgenerated = ''
      ) as columns
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid
      and a.attnum > 0
      and not a.attisdropped
    where c.relkind = 'r'
      and n.nspname = any (${[...keptSchemas]}::text[])
    group by n.nspname,
      c.relname,
      c.relforcerowsecurity
    order by 1`.execute(db)
  return rows
}

/** A name as SQL text: `app.answer` becomes `"app"."answer"`. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map(part => `"${part.replaceAll('"', '""')}"`)
    .join('.')

export const quotedList = (columns: readonly string[], before = ''): string =>
  columns.map(column => `${before}${quoted(column)}`).join(', ')

/** Makes values read the same whatever the server's settings, and gives the work the time it needs. Inside a transaction. */
export async function settle(t: Db): Promise<void> {
  for (const setting of [
    `datestyle = 'ISO, YMD'`,
    `timezone = 'UTC'`,
    `extra_float_digits = 1`,
    `bytea_output = 'hex'`,
    `intervalstyle = 'postgres'`,
    `statement_timeout = 0`,
    `lock_timeout = '10s'`,
    `idle_in_transaction_session_timeout = 0`,
  ])
    await sql.raw(`set local ${setting}`).execute(t)
}
