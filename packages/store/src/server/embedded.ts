/** A PostgreSQL server of our own for those who have none: shared by every process of one installation. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { Client } from 'pg'
import { isLostConnection } from '../connect.ts'
import { createCluster, isWholeCluster } from './cluster.ts'
import { reachable, refuseForeignFolder, serverUid, socketFolder, writeOnce } from './data-folder.ts'
import { lastWords, postmaster, startPostmaster, stopPostmaster, type Launch } from './postmaster.ts'
import { programs } from './programs.ts'

export type ServerPlace = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl: false
  readonly client_encoding: 'UTF8'
  readonly options: string
}
export type EmbeddedServer = {
  readonly place: ServerPlace
  readonly folder: string
  readonly pid: () => number | undefined
  /** Leaves the server. The last process to leave it ends it; as long as another uses it, it stays. */
  readonly leave: () => Promise<void>
}
export type ServerWishes = {
  readonly say?: (line: string) => void
  /** Called when the server died under us: open it again. */
  readonly lost?: () => void
  /** Another PostgreSQL package, for proofs on other major versions. */
  readonly packageName?: string
  /** For tests alone: trades safety against power loss for speed. */
  readonly withoutFsync?: boolean
}

const portName = 5432 // names the socket only; nothing listens on the network
const settings = {
  listen_addresses: process.platform === 'win32' ? '127.0.0.1' : '',
  unix_socket_permissions: '0700',
  port: String(portName),
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  password_encryption: 'scram-sha-256',
  idle_in_transaction_session_timeout: '30s',
  // Values of rows must never reach the server's log.
  log_statement: 'none',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_min_messages: 'fatal',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_duration_statement: '-1',
  log_connections: 'off',
  log_checkpoints: 'off',
}
// Said to every connection, so that PGSSLMODE, PGCLIENTENCODING and PGOPTIONS of the outer environment say nothing.
const unswayed = { ssl: false, client_encoding: 'UTF8', options: '-c timezone=UTC' } as const
const safe = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const recoveryLimit = 120_000 // ms; recovery after a crash may replay much
const mostStarts = 8 // with the waits between them about 4 s
const longestWait = 1000 // ms between two starts

const wait = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** Opens the server that keeps its data in `folder`, making and starting it where needed. Throws with a plain message where it cannot. */
export async function openEmbedded(folder: string, wishes: ServerWishes = {}): Promise<EmbeddedServer> {
  fs.mkdirSync(folder, { recursive: true })
  const uid = serverUid()
  if (uid !== undefined && !reachable(path.join(folder, 'x'), uid))
    throw new Error(
      `The database cannot run below ${folder}: a folder above it is closed. Set WAYMARK_DATA to an open place.`,
    )
  refuseForeignFolder(folder)
  const { bin, major } = programs(folder, wishes.packageName)
  const data = path.join(folder, `pg-${major}`)
  refuseOtherMajor(folder, major)
  const password = writeOnce(path.join(folder, 'password'), randomBytes(24).toString('base64url'))
  if (!isWholeCluster(data)) {
    wishes.say?.('Making the database (once) ...')
    createCluster(bin, data, password)
  }
  const host = process.platform === 'win32' ? '127.0.0.1' : socketFolder(folder)
  const place: ServerPlace = { host, port: portName, user: 'waymark', password, database: 'postgres', ...unswayed }
  const chosen = Object.entries({ ...settings, ...(wishes.withoutFsync ? fast : safe) })
  const words = ['-D', data, '-k', host, ...chosen.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const launch = { folder, data, socket: host, program: path.join(bin, 'postgres'), words, uid }
  return await reach(place, { ...launch, lost: wishes.lost })
}

function refuseOtherMajor(folder: string, major: string): void {
  const older = fs.readdirSync(folder).find(name => /^pg-\d+$/.test(name) && name !== `pg-${major}`)
  if (older && !fs.existsSync(path.join(folder, `pg-${major}`)))
    throw new Error(
      `${folder} holds a database of PostgreSQL ${older.slice(3)}; this version brings ${major}. ` +
        'Set WAYMARK_DATA to another folder, or use the version of Waymark that made it.',
    )
}

type Reached = Launch & { readonly lost: (() => void) | undefined }

/** Connects, starting the server first where none runs; tries again while it comes up, or while another process ends it. */
async function reach(place: ServerPlace, launch: Reached): Promise<EmbeddedServer> {
  const limit = Date.now() + recoveryLimit
  const state = { running: false, starts: 0, next: 0 }
  for (;;) {
    try {
      return await join(place, launch)
    } catch (problem) {
      if (!isLostConnection(problem)) throw problem
      if (Date.now() > limit || (state.starts > mostStarts && !waitsForOthers(launch.folder)))
        throw new Error(
          `PostgreSQL in ${launch.data} did not become ready. The last line of ${launch.folder}/postgres.log: ${lastWords(launch.folder)}`,
          { cause: problem },
        )
      if (!state.running && Date.now() >= state.next && postmaster(launch.data) === undefined) {
        state.running = true
        state.next = Date.now() + Math.min(25 * 2 ** state.starts++, longestWait)
        startPostmaster(launch, () => (state.running = false))
      }
      await wait(25)
    }
  }
}

/** A server that was killed leaves processes behind that finish what they were doing; until then no new one may start. */
const waitsForOthers = (folder: string): boolean => lastWords(folder).includes('shared memory block')

// Every process that uses the server holds this lock as one of many; who is alone may take it whole, and then ends the server.
const inUse = `hashtextextended('waymark server in use', 0)`

async function join(place: ServerPlace, launch: Reached): Promise<EmbeddedServer> {
  const keeper = new Client({ ...place, application_name: 'waymark keeper' })
  keeper.on('error', () => {}) // the server going away is noticed by those who use it
  let leaving = false
  try {
    await keeper.connect()
    const asked = await keeper.query<{ held: boolean }>(`select pg_try_advisory_lock_shared(${inUse}) as held`)
    if (!asked.rows[0]!.held) throw Object.assign(new Error('Another process is ending it.'), { code: '57P03' })
  } catch (problem) {
    await keeper.end().catch(() => {})
    throw problem
  }
  keeper.on('end', () => leaving || launch.lost?.())
  return {
    place,
    folder: launch.folder,
    pid: () => postmaster(launch.data),
    async leave() {
      if (leaving) return
      leaving = true
      if (await isLast(keeper)) await stopPostmaster(launch.data)
      await keeper.end().catch(() => {})
    },
  }
}

/** Gives up one's own share first: of two that leave at once, one must see that it is the last. */
async function isLast(keeper: Client): Promise<boolean> {
  try {
    await keeper.query(`select pg_advisory_unlock_shared(${inUse})`)
    const { rows } = await keeper.query<{ granted: boolean }>(`select pg_try_advisory_lock(${inUse}) as granted`)
    return rows[0]!.granted
  } catch {
    return false // the server is gone already
  }
}
