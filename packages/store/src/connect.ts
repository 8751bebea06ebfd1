/** Connections, and transactions that see one network and no other. */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Pool, types, type PoolConfig } from 'pg'

/** Tables are named in SQL texts, each query stating the shape of its rows. */
export type Anywhere = Record<string, never>
export type Db = Kysely<Anywhere>

/** Any transaction: for what must hold together whichever network it belongs to. */
export type InTransaction = Transaction<Anywhere>

declare const scoped: unique symbol
/** A transaction that may see one network and no other; queries on a network's rows take this type and nothing wider. */
export type InNetwork = Transaction<Anywhere> & { readonly [scoped]: true; readonly network: string }

export type Connected = { readonly db: Db; readonly close: () => Promise<void> }

// Days stay text and whole numbers stay exact: pg would make Dates in the local zone of the one and lose digits of neither.
types.setTypeParser(types.builtins.DATE, text => text)

export function connect(place: PoolConfig, lost: (problem: Error) => void = () => {}): Connected {
  const pool = new Pool({ max: 10, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 30_000, ...place })
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

/** A word on a transaction for which something is computed: one that says nothing for long is ended. */
export async function stayAwake(t: InTransaction): Promise<void> {
  await sql`select 1`.execute(t)
}

/** Runs `work` while no other process does work of that name in this database; waits for its turn. */
export async function withLock<T>(db: Db, name: string, work: () => Promise<T>): Promise<T> {
  return await db.connection().execute(async keeping => {
    await sql`select pg_advisory_lock(hashtextextended(${name}, 0))`.execute(keeping)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(keeping).catch(() => {}) // else it ended already
    }
  })
}

/** As `withLock`, but where another holds the lock nothing is done and false given back at once. */
export async function tryWithLock(db: Db, name: string, work: () => Promise<void>): Promise<boolean> {
  return await db.connection().execute(async keeping => {
    const { rows } = await sql<{ held: boolean }>`
      select
        pg_try_advisory_lock(hashtextextended(${name}, 0)) as held`.execute(keeping)
    if (!rows[0]!.held) return false
    try {
      await work()
      return true
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${name}, 0))`.execute(keeping).catch(() => {}) // else it ended already
    }
  })
}

// Not reached, cut off, ending, starting, too many connections, out of room on the disk or in memory.
const goneAway = [
  'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN',
  '08000 08001 08003 08004 08006 57P01 57P02 57P03 57P05 53000 53100 53200 53300 58030',
].flatMap(codes => codes.split(' '))
const cutOff =
  /^Connection terminated|not queryable|timeout exceeded when trying to connect|driver has already been destroyed/

/** Whether a failure means that the database went away for a while: worth trying again, never the caller's mistake. */
export function isLostConnection(problem: unknown): boolean {
  if (!(problem instanceof Error)) return false
  const { code, syscall, message } = problem as NodeJS.ErrnoException
  const noSocket = code === 'ENOENT' && syscall === 'connect' // a missing file is another matter
  return noSocket || goneAway.includes(code ?? '') || cutOff.test(message)
}

/**
 * The rule of the database that a statement broke: the name of its constraint, or the code of a value that no column takes.
 * `twice`: the same was done already, as when two people do it at one moment. Undefined for any other problem.
 */
export function brokenRule(problem: unknown): { readonly rule: string; readonly twice: boolean } | undefined {
  const { code, constraint, severity } = problem as { code?: unknown; constraint?: unknown; severity?: unknown }
  if (typeof code !== 'string' || typeof severity !== 'string' || !/^2[23]/.test(code)) return undefined
  return { rule: typeof constraint === 'string' ? constraint : code, twice: code === '23505' }
}

const longestWait = 2000 // ms; a database that takes longer to say one word is not ready for people

/** Whether the database answers just now. Never throws. */
export async function answers(db: Db): Promise<boolean> {
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
  let late: NodeJS.Timeout | undefined
  const waited = new Promise<boolean>(resolve => (late = setTimeout(() => resolve(false), longestWait)))
  return await Promise.race([asked, waited]).finally(() => clearTimeout(late))
}

const longest = '10min' // of reading a very large network on a machine with much else to do; others end after 15 s

/**
 * Lets this transaction and no other run a statement, or say nothing between two, for ten minutes: one that reads a whole network as it is
 * at one moment.
 */
export async function allowLong(t: InTransaction): Promise<void> {
  await sql`
    select
      set_config('statement_timeout', ${longest}, true),
      set_config('idle_in_transaction_session_timeout', ${longest}, true)`.execute(t)
}
