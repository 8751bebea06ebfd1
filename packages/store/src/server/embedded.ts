/** A PostgreSQL server of our own for those who have none: shared by every process of one installation. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import pg from 'pg'
import { createCluster } from './cluster.ts'
import { reachable, serverUid, socketFolder, writeOnce } from './data-folder.ts'
import { programs } from './programs.ts'

export type Place = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}
export type EmbeddedServer = {
  readonly place: Place
  readonly folder: string
  /** The process that holds the keeper's lock stops the server; the others only leave. */
  readonly owner: boolean
  readonly pid: () => number | undefined
  readonly stop: () => Promise<void>
}
export type ServerWishes = {
  readonly say?: (line: string) => void
  /** Called when the server died under us: open it again. */
  readonly lost?: () => void
  /** Another PostgreSQL package, for proofs on other major versions. */
  readonly packageName?: string
  /** For tests alone: trades safety against power loss for speed. */
  readonly forgetful?: boolean
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
const safe = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const retried = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03', '57P01', '53300']
const recoveryLimit = 120_000 // ms; recovery after a crash may replay much

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
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    wishes.say?.('Making the database (once) ...')
    createCluster(bin, data, password)
  }
  const host = process.platform === 'win32' ? '127.0.0.1' : socketFolder(folder)
  const place: Place = { host, port: portName, user: 'waymark', password, database: 'postgres' }
  const chosen = { ...settings, ...(wishes.forgetful ? fast : safe) }
  const words = [
    '-D',
    data,
    '-k',
    host,
    ...Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  return await reach(place, { folder, data, program: path.join(bin, 'postgres'), words, uid, lost: wishes.lost })
}

function refuseForeignFolder(folder: string): void {
  const mine = process.getuid?.()
  const found = fs.statSync(folder)
  if (mine !== undefined && mine !== 0 && found.uid !== mine)
    throw new Error(
      `${folder} belongs to another user (it was started as one). Start as that user, or set WAYMARK_DATA to another folder.`,
    )
}

function refuseOtherMajor(folder: string, major: string): void {
  const older = fs.readdirSync(folder).find(name => /^pg-\d+$/.test(name) && name !== `pg-${major}`)
  if (older && !fs.existsSync(path.join(folder, `pg-${major}`)))
    throw new Error(
      `${folder} holds a database of PostgreSQL ${older.slice(3)}; this version brings ${major}. Set WAYMARK_DATA to another folder, or use the version of Waymark that made it.`,
    )
}

type Launch = {
  readonly folder: string
  readonly data: string
  readonly program: string
  readonly words: readonly string[]
  readonly uid: number | undefined
  readonly lost: (() => void) | undefined
}

/** Connects, starting the server first where none runs; tries again while it comes up. */
async function reach(place: Place, launch: Launch): Promise<EmbeddedServer> {
  const limit = Date.now() + recoveryLimit
  const state = { started: false }
  for (;;) {
    try {
      return await join(place, launch)
    } catch (problem) {
      if (!retried.includes((problem as NodeJS.ErrnoException).code ?? '')) throw problem
      if (Date.now() > limit)
        throw new Error(`PostgreSQL in ${launch.data} did not become ready; see ${launch.folder}/postgres.log`, {
          cause: problem,
        })
      if (!state.started && postmaster(launch.data) === undefined) start(launch, state)
      await wait(25)
    }
  }
}

function start(launch: Launch, state: { started: boolean }): void {
  state.started = true
  const log = fs.openSync(path.join(launch.folder, 'postgres.log'), 'a', 0o600)
  const child = spawn(launch.program, launch.words, {
    ...(launch.uid === undefined ? {} : { uid: launch.uid, gid: launch.uid }),
    cwd: '/',
    env: { LC_ALL: 'C' }, // PGDATA and foreign locales of the outer environment break it
    detached: true, // else Ctrl-C reaches the database at the same time as the app
    stdio: ['ignore', log, log],
  })
  fs.closeSync(log)
  child.on('error', () => {})
  child.on('exit', () => {
    state.started = false
  })
  child.unref()
}

async function join(place: Place, launch: Launch): Promise<EmbeddedServer> {
  const keeper = new pg.Client({ ...place, application_name: 'waymark keeper' })
  keeper.on('error', () => {}) // the server going away is noticed by those who use it
  await keeper.connect()
  const asked = await keeper.query<{ held: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('waymark keeper', 0)) as held`,
  )
  const owner = asked.rows[0]!.held
  const pid = postmaster(launch.data)
  let leaving = false
  if (owner) keeper.on('end', () => leaving || launch.lost?.())
  else await keeper.end()
  return {
    place,
    folder: launch.folder,
    owner,
    pid: () => postmaster(launch.data),
    async stop() {
      leaving = true
      if (!owner) return
      if (pid !== undefined && postmaster(launch.data) === pid) {
        process.kill(pid, 'SIGINT')
        const end = Date.now() + 20_000
        while (postmaster(launch.data) === pid && Date.now() < end) await wait(20)
      }
      await keeper.end().catch(() => {})
    },
  }
}

/** The process id of the running server, as it wrote it down itself; undefined when none runs. */
function postmaster(data: string): number | undefined {
  try {
    const pid = Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    return alive(pid) ? pid : undefined
  } catch {
    return undefined
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}
