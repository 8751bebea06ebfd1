/** Replaces everything in a database by what a backup holds: all of it or nothing, in one transaction. */
import { sql } from 'kysely'
import type { Db } from '../connect.ts'
import { readingWithin, sumsWithin } from './read-rows.ts'
import { migrateOn, rebuildSchema, type Ran } from './schema.ts'
import { differing, type TableSum } from './sums.ts'
import { settle, type KeptTable } from './tables.ts'
import { letRest, rowWriter } from './write-rows.ts'

export type Replacement = {
  /** The migrations that made the schema of the backup, in their order. */
  readonly ran: readonly Ran[]
  /** Key of the sums. */
  readonly key: Buffer
  /** Writes every row and gives back the sums that the backup tells of. */
  readonly fill: (writer: RowWriterOf) => Promise<readonly TableSum[]>
  /** The last step before all of it holds, given the transaction's id; where it throws, nothing was changed. */
  readonly beforeItHolds: (transaction: string) => void
}
export type RowWriterOf = (table: Pick<KeptTable, 'name' | 'columns'>) => ReturnType<typeof rowWriter>

/** What was written is not what the backup tells of. */
export class DiffersFromBackup extends Error {
  readonly tables: readonly string[]
  constructor(tables: readonly string[]) {
    super(`These tables differ from the backup: ${tables.join(', ')}.`)
    this.tables = tables
  }
}

/**
 * Makes the schema of the backup, writes its rows, reads them again and compares, then migrates to the newest schema. Sessions,
 * sign-in links and links to a new e-mail address are not brought back: what ended since must not begin again. Gives the sums
 * and the migrations that ran on.
 */
export async function replaceEverything(
  owner: Db,
  { ran, key, fill, beforeItHolds }: Replacement,
): Promise<{ readonly sums: readonly TableSum[]; readonly migrated: readonly string[] }> {
  return await owner.transaction().execute(async t => {
    await settle(t)
    await rebuildSchema(t, ran)
    const resting = await letRest(t)
    const restored = await fill(table => rowWriter(t, table))
    await resting.stand()
    const sums = await sumsWithin(await readingWithin(t), key)
    const wrong = differing(sums, restored)
    if (wrong.length > 0) throw new DiffersFromBackup(wrong)
    await sql`delete from auth.session`.execute(t)
    await sql`delete from auth.sign_in_link`.execute(t)
    const migrated = await migrateOn(t, ran)
    await sql`delete from auth.email_change`.execute(t) // a table that older backups do not have
    const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(t)
    beforeItHolds(rows[0]!.id)
    return { sums, migrated }
  })
}

/** What became of a transaction, by the server's own word; see `AskTransaction`. */
export async function transactionStatus(owner: Db, transaction: string): Promise<string | null> {
  const { rows } = await sql<{ status: string | null }>`select pg_xact_status(${transaction}::xid8) as status`.execute(
    owner,
  )
  return rows[0]!.status
}

/** Whether nothing real stands here: only publishers and invented networks, as a first start makes them. */
export async function holdsNothingReal(owner: Db): Promise<boolean> {
  const { rows } = await sql<{ real: boolean }>`
    select
      exists (
        select
          1
        from app.network
        where kind in ('network', 'closed')
          and not invented
      ) as real`.execute(owner)
  return !rows[0]!.real
}
