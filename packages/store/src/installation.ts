/** The database of one installation: opened, migrated, and reached under each role. */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import process from 'node:process'
import { Client, escapeIdentifier, type ClientConfig, type PoolConfig } from 'pg'
import { settlePlacing } from './backup/placed.ts'
import { connect, type Connected } from './connect.ts'
import { migrate } from './migrate.ts'
import { listenForPublications, type PublicationListener } from './releases/listen.ts'
import { ensureRoles, rolePassword, type DatabaseRole } from './roles.ts'
import { dataFolder, writeOnce } from './server/data-folder.ts'
import { openEmbedded, type EmbeddedServer, type ServerWishes } from './server/embedded.ts'
import fs from 'node:fs'

export type Installation = {
  /** Where keys, secrets and (embedded) data are kept. */
  readonly folder: string
  readonly embedded: boolean
  readonly owner: Connected
  readonly app: Connected
  readonly login: Connected
  readonly jobs: Connected
  /** As `app`, but a commit does not wait for the disk: for what can be made again from the start. Close it yourself. */
  readonly openWithoutWaiting: () => Connected
  /** Hears of every change to what is published; end it before `close`. */
  readonly publications: (listener: PublicationListener) => { readonly end: () => Promise<void> }
  readonly close: () => Promise<void>
}

export type InstallationWishes = Omit<ServerWishes, 'lost'> & {
  readonly repository: string
  /** Name of the database to use or make; `waymark` unless told. */
  readonly database?: string
  readonly databaseUrl?: string | undefined
  readonly folder?: string
}

/**
 * Opens the installation: the embedded server or `databaseUrl`, its database, roles and schema. Throws, leaving nothing running,
 * where the data folder is another's, the server cannot be reached or the database was made by a newer version.
 */
export async function openInstallation(wishes: InstallationWishes): Promise<Installation> {
  const folder = wishes.folder ?? dataFolder(path.resolve(wishes.repository))
  fs.mkdirSync(folder, { recursive: true })
  const keeper = wishes.databaseUrl ? undefined : await keptServer(folder, wishes)
  const opened: Connected[] = []
  const close = async () => {
    await Promise.all(opened.map(connected => connected.close()))
    await keeper?.leave()
  }
  try {
    const base = keeper ? { ...keeper.place(), database: wishes.database ?? 'waymark' } : fromUrl(wishes.databaseUrl!)
    if (keeper) await ensureDatabase(base, base.database)
    // Before the secret is read: it is one of the files that a restore replaces.
    const putBack = await settlePlacing(folder, transaction => statusOf(base, transaction))
    if (putBack) wishes.say?.('A restore was cut off: what stood here before it stands here again.')
    // Whoever has the owner's password makes the same role passwords: several machines may share one database.
    const secret =
      (!keeper && base.password) || writeOnce(path.join(folder, 'secret'), randomBytes(32).toString('base64url'))
    await withClient({ ...base, database: keeper ? 'postgres' : base.database }, client => ensureRoles(client, secret))
    const open = (more: PoolConfig) => opened[opened.push(connect({ ...base, ...more })) - 1]!
    const as = (role: DatabaseRole, max: number) => open({ user: role, password: rolePassword(secret, role), max })
    const owner = open({ max: 3 })
    await migrate(owner.db)
    return {
      folder,
      embedded: keeper !== undefined,
      owner,
      app: as('waymark_app', 12),
      login: as('waymark_login', 4),
      jobs: as('waymark_jobs', 4),
      openWithoutWaiting: () =>
        connect({
          ...base,
          user: 'waymark_app',
          password: rolePassword(secret, 'waymark_app'),
          max: 2,
          options: '-c synchronous_commit=off',
        }),
      publications: listener => {
        const password = rolePassword(secret, 'waymark_app')
        return listenForPublications({ ...base, user: 'waymark_app', password }, listener)
      },
      close,
    }
  } catch (problem) {
    await close()
    throw problem
  }
}

async function statusOf(base: ClientConfig, transaction: string): Promise<string | null> {
  const asked = 'select pg_xact_status($1::xid8) as status'
  const { rows } = await withClient(base, client => client.query<{ status: string | null }>(asked, [transaction]))
  return rows[0]!.status
}

type Keeper = { place: () => EmbeddedServer['place']; leave: () => Promise<void> }

/** The embedded server, opened again whenever it dies under us. */
async function keptServer(folder: string, wishes: ServerWishes): Promise<Keeper> {
  let leaving = false
  let reopening: Promise<EmbeddedServer> | undefined
  const lost = () => {
    if (leaving) return
    reopening = openEmbedded(folder, { ...wishes, lost })
    reopening.then(
      server => (current = server),
      () => setTimeout(lost, 500),
    )
  }
  let current = await openEmbedded(folder, { ...wishes, lost })
  return {
    place: () => current.place,
    async leave() {
      leaving = true
      await reopening?.catch(() => {})
      await current.leave()
    },
  }
}

async function ensureDatabase(base: ClientConfig, database: string): Promise<void> {
  await withClient({ ...base, database: 'postgres' }, async client => {
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount) return
    await client.query(`create database ${escapeIdentifier(database)}`).catch((problem: { code?: string }) => {
      if (problem.code !== '42P04' && problem.code !== '23505') throw problem // else another process was first
    })
  })
}

async function withClient<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

type Base = { host: string; port: number; user: string; password: string; database: string; ssl?: boolean }

function fromUrl(text: string): Base {
  const url = URL.canParse(text) ? new URL(text) : new URL('none:x')
  const database = decodeURIComponent(url.pathname.slice(1))
  if (!/^postgres(?:ql)?:$/.test(url.protocol) || database === '')
    throw new Error('DATABASE_URL must look like postgresql://person:password@host:5432/database.')
  const socket = url.searchParams.get('host')
  return {
    host: socket ?? (decodeURIComponent(url.hostname) || process.env['PGHOST'] || 'localhost'),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    ...(url.searchParams.get('sslmode') === 'require' ? { ssl: true } : {}),
  }
}
