/** Makes the schema anew as it was when a backup was taken, inside the transaction of a restore. */
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { keptSchemas } from './tables.ts'

const folder = path.join(import.meta.dirname, '../../migrations')

export type Ran = { readonly name: string; readonly sha256: string }

/** Migrations that this Waymark lacks or that were changed since: with any, the backup cannot be restored here. */
export async function unknownMigrations(ran: readonly Ran[]): Promise<readonly string[]> {
  const texts = await migrationTexts()
  return ran.filter(eachRan => digest(texts.get(eachRan.name) ?? '') !== eachRan.sha256).map(eachRan => eachRan.name)
}

/** Drops what is there and runs these migrations in their order. Nothing is lost if the transaction does not end well. */
export async function rebuildSchema(t: Db, ran: readonly Ran[]): Promise<void> {
  for (const schema of [...keptSchemas, 'migration'])
    await sql.raw(`drop schema if exists ${schema} cascade`).execute(t)
  await sql`create schema migration`.execute(t)
  await sql`create table migration.digest (name text primary key, sha256 text not null)`.execute(t)
  // As Kysely makes it: it finds here what has run.
  await sql`create table migration.kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
    t,
  )
  const names = ran.map(eachRan => eachRan.name)
  await runMigrations(t, names, 0)
}

/** Runs what this Waymark has beyond what ran; gives their names. */
export async function migrateOn(t: Db, ran: readonly Ran[]): Promise<readonly string[]> {
  const done = new Set(ran.map(eachRan => eachRan.name))
  const pending = [...(await migrationTexts()).keys()].filter(name => !done.has(name))
  await runMigrations(t, pending, ran.length)
  return pending
}

/** `before`: how many ran earlier; each gets a moment of its own, because Kysely orders by it. */
async function runMigrations(t: Db, names: readonly string[], before: number): Promise<void> {
  const texts = await migrationTexts()
  const now = Date.now()
  for (const [place, name] of names.entries()) {
    const text = texts.get(name)!
    const at = new Date(now + before + place).toISOString()
    await sql.raw(text).execute(t)
    await sql`insert into migration.digest values (${name}, ${digest(text)})`.execute(t)
    await sql`insert into migration.kysely_migration values (${name}, ${at})`.execute(t)
  }
}

async function migrationTexts(): Promise<ReadonlyMap<string, string>> {
  const files = (await fs.readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  const texts = new Map<string, string>()
  for (const file of files) texts.set(file.slice(0, -4), await fs.readFile(path.join(folder, file), 'utf8'))
  return texts
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
