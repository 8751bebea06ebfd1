/** Writes rows back as they were read: keys, triggers and forced row security rest meanwhile and stand again at the end. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { keptSchemas, keptTables, quoted, quotedList, type KeptTable } from './tables.ts'

const batchBytes = 4_000_000 // as read-rows.ts reads them
const batchRows = 5000

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }

/** What rests while rows are written. `stand` puts all of it back, and PostgreSQL checks every key anew. */
export type Resting = { readonly stand: () => Promise<void> }

export async function letRest(t: Db): Promise<Resting> {
  const tables = await keptTables(t)
  const forced = tables.filter(table => table.apart)
  const keys = await foreignKeys(t)
  const each = async (text: (table: KeptTable) => string, of = tables) => {
    for (const table of of) await sql.raw(`alter table ${quoted(table.name)} ${text(table)}`).execute(t)
  }
  for (const key of keys) await sql.raw(`alter table ${key.table} drop constraint ${quoted(key.name)}`).execute(t)
  await each(() => 'disable trigger user')
  await each(() => 'no force row level security', forced)
  for (const table of tables) await sql.raw(`delete from ${quoted(table.name)}`).execute(t) // what migrations wrote comes back
  return {
    async stand() {
      await each(() => 'force row level security', forced)
      await each(() => 'enable trigger user')
      for (const key of keys)
        await sql.raw(`alter table ${key.table} add constraint ${quoted(key.name)} ${key.definition}`).execute(t)
    },
  }
}

async function foreignKeys(t: Db): Promise<readonly ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select
      k.conrelid::regclass::text as table,
      k.conname as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
      join pg_namespace n on n.oid = k.connamespace
    where k.contype = 'f'
      and k.conparentid = 0
      and n.nspname = any (${[...keptSchemas]}::text[])
    order by 1,
      2`.execute(t)
  return rows
}

/** Takes the lines of one table, some at a time. Throws where a line is no row of the table. */
export async function rowWriter(
  t: Db,
  table: Pick<KeptTable, 'name' | 'columns'>,
): Promise<{ add: (line: string) => Promise<void>; end: () => Promise<void> }> {
  const columns = quotedList(table.columns)
  await sql
    .raw(
      `create temporary table backup_shape on commit drop as select ${columns} from ${quoted(table.name)} with no data`,
    )
    .execute(t)
  const insert = `insert into ${quoted(table.name)} (${columns}) select ${quotedList(table.columns, '(one.row_).')}
    from (select line::pg_temp.backup_shape as row_ from unnest(`
  let held: string[] = []
  let bytes = 0
  const write = async () => {
    if (held.length > 0) await sql`${sql.raw(insert)}${held}::text[]) line offset 0) one`.execute(t)
    held = []
    bytes = 0
  }
  return {
    async add(line) {
      held.push(line)
      bytes += line.length
      if (held.length === batchRows || bytes > batchBytes) await write()
    },
    async end() {
      await write()
      await sql.raw('drop table pg_temp.backup_shape').execute(t)
    },
  }
}
