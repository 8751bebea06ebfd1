/** Connections, and transactions that see one network and no other. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'

/** Tables are named in SQL texts, each query stating the shape of its rows. */
export type Anywhere = Record<string, never>
export type Db = Kysely<Anywhere>

declare const scoped: unique symbol
/** A transaction that may see one network and no other; queries on a network's rows take this type and nothing wider. */
export type InNetwork = Transaction<Anywhere> & { readonly [scoped]: true; readonly network: string }

export type Connected = { readonly db: Db; readonly close: () => Promise<void> }

// Days stay text and whole numbers stay exact: pg would make Dates in the local zone of the one and lose digits of neither.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)

export function connect(place: pg.PoolConfig, lost: (problem: Error) => void = () => {}): Connected {
  const pool = new pg.Pool({ max: 10, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000, ...place })
  pool.on('error', lost) // an idle connection died; without a listener the process ends
  pool.on('connect', client => client.on('error', lost)) // a borrowed one died between two queries
  const db: Db = new Kysely<Anywhere>({ dialect: new PostgresDialect({ pool }) })
  return { db, close: () => db.destroy() }
}

/** Runs `work` in one transaction whose rows are those of `network`; the setting ends with the transaction. */
export async function inNetwork<T>(db: Db, network: string, work: (t: InNetwork) => Promise<T>): Promise<T> {
  return await db.transaction().execute(async t => {
    await sql`select set_config('app.network', ${network}, true)`.execute(t)
    return await work(Object.assign(t, { network }) as InNetwork)
  })
}

/** As `inNetwork`, but one consistent view of the data that writes nothing. */
export async function readingNetwork<T>(db: Db, network: string, work: (t: InNetwork) => Promise<T>): Promise<T> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async t => {
      await sql`select set_config('app.network', ${network}, true)`.execute(t)
      return await work(Object.assign(t, { network }) as InNetwork)
    })
}

/** Whether a failure means that the database went away: worth trying again, never the caller's mistake. */
export function isLostConnection(problem: unknown): boolean {
  const { code, message } = problem as { code?: string; message?: string }
  const codes = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003', '53300']
  return (
    codes.includes(code ?? '') ||
    /Connection terminated|not queryable|timeout exceeded when trying to connect|driver has already been destroyed/.test(
      message ?? '',
    )
  )
}
