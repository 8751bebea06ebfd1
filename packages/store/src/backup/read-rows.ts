/** Reads whole tables row by row, in one consistent view, without holding a table in memory. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { keptTables, quoted, quotedList, settle, type KeptTable } from './tables.ts'
import { summing, type TableSum } from './sums.ts'

const batchBytes = 4_000_000 // about what one fetch may hold: files of releases are rows too
const mostRows = 5000

export type BackupReading = {
  readonly tables: readonly KeptTable[]
  /** Names and digests of the migrations, in the order in which they ran. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  readonly server: string
  /** Every row of a table as PostgreSQL writes it. */
  readonly rows: (table: KeptTable) => AsyncGenerator<string>
}

/** Lets `work` read everything as it was at one moment; others go on writing meanwhile. Needs the owner's connection. */
export async function readEverything<T>(owner: Db, work: (reading: BackupReading) => Promise<T>): Promise<T> {
  return await owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async t => await work(await readingWithin(t)))
}

/** The same inside a transaction that is open already. */
export async function readingWithin(t: Db): Promise<BackupReading> {
  await settle(t)
  const networks = await sql<{ id: string }>`select id from app.network order by id`.execute(t)
  const migrations = await sql<{ name: string; sha256: string }>`
    select
      k.name,
      d.sha256
    from migration.kysely_migration k
      join migration.digest d on d.name = k.name
    order by k.timestamp,
      k.name`.execute(t)
  const server = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(t)
  const ids = networks.rows.map(row => row.id)
  return {
    tables: await keptTables(t),
    migrations: migrations.rows,
    server: server.rows[0]!.version,
    rows: table => rowsOf(t, table, ids),
  }
}

/** Counts and keyed sums of every table, for comparing two databases. */
export async function sumsWithin(reading: BackupReading, key: Buffer): Promise<readonly TableSum[]> {
  const sums: TableSum[] = []
  for (const table of reading.tables) {
    const sum = summing(table.name, key)
    for await (const row of reading.rows(table)) sum.add(row)
    sums.push(sum.read())
  }
  return sums
}

async function* rowsOf(t: Db, table: KeptTable, networks: readonly string[]): AsyncGenerator<string> {
  const all = `select one::text as line from (select ${quotedList(table.columns)} from ${quoted(table.name)}) one`
  if (!table.apart) return yield* fetched(t, all)
  for (const network of networks) {
    await sql`select set_config('app.network', ${network}, true)`.execute(t)
    yield* fetched(t, `${all} where network_id = '${network}'`)
  }
  await sql`select set_config('app.network', '', true)`.execute(t)
}

/** As many rows at once as stay small together. */
async function* fetched(t: Db, query: string): AsyncGenerator<string> {
  await sql.raw(`declare backup_rows no scroll cursor for ${query}`).execute(t)
  for (let many = 20; ;) {
    const { rows } = await sql.raw<{ line: string }>(`fetch forward ${many} from backup_rows`).execute(t)
    for (const { line } of rows) yield line
    if (rows.length < many) break
    const bytes = rows.reduce((size, { line }) => size + line.length, 0)
    many = Math.max(1, Math.min(mostRows, Math.floor((many * batchBytes) / Math.max(bytes, 1)), many * 4))
  }
  await sql.raw('close backup_rows').execute(t)
}
