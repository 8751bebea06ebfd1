/** Brings a database to the newest schema: dated .sql files, each run once, all pending ones in one transaction. */
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { sql, type Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Anywhere } from './connect.ts'

const folder = path.join(import.meta.dirname, '../migrations')
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** Names of the migrations that ran now. Throws where a file was changed after it ran. */
export async function migrate(db: Kysely<Anywhere>): Promise<string[]> {
  const files = (await fs.readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  const texts = new Map<string, string>()
  for (const file of files) texts.set(file.slice(0, -4), await fs.readFile(path.join(folder, file), 'utf8'))
  await prepare(db, texts)
  const provider = {
    getMigrations: async () => Object.fromEntries([...texts].map(([name, text]) => [name, { up: up(name, text) }])),
  }
  const migrator = new Migrator({ db, provider, migrationTableSchema: 'migration', allowUnorderedMigrations: true })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return (results ?? []).map(result => result.migrationName)
}

const up = (name: string, text: string) => async (db: Kysely<Anywhere>) => {
  await sql.raw(text).execute(db)
  await sql`insert into migration.digest values (${name}, ${digest(text)})`.execute(db)
}

/** `if not exists` is not safe when two processes start at once: a lock is. */
async function prepare(db: Kysely<Anywhere>, texts: ReadonlyMap<string, string>): Promise<void> {
  await db.transaction().execute(async t => {
    await sql`select pg_advisory_xact_lock(hashtextextended('waymark migrations', 0))`.execute(t)
    await sql`create schema if not exists migration`.execute(t)
    await sql`create table if not exists migration.digest (name text primary key, sha256 text not null)`.execute(t)
    const { rows } = await sql<{ name: string; sha256: string }>`select name, sha256 from migration.digest`.execute(t)
    for (const { name, sha256 } of rows) {
      const text = texts.get(name)
      if (text !== undefined && digest(text) !== sha256) throw new Error(`Migration ${name} was changed after it ran.`)
      if (text === undefined) throw new Error(`The database was made by a newer Waymark: it holds migration ${name}.`)
    }
  })
}
