/** The database of one installation: opened, migrated, and reached under each role. */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import process from 'node:process'
import pg from 'pg'
import { connect, type Connected } from './connect.ts'
import { migrate } from './migrate.ts'
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
  readonly close: () => Promise<void>
}

export type InstallationWishes = Omit<ServerWishes, 'lost'> & {
  readonly repository: string
  /** Name of the database to use or make; `waymark` unless told. */
  readonly database?: string
  readonly databaseUrl?: string | undefined
  readonly folder?: string
}

/** Opens the installation: the embedded server or `databaseUrl`, its database, roles and schema. */
export async function openInstallation(wishes: InstallationWishes): Promise<Installation> {
  const folder = wishes.folder ?? dataFolder(path.resolve(wishes.repository))
  fs.mkdirSync(folder, { recursive: true })
  const keeper = wishes.databaseUrl ? undefined : await keptServer(folder, wishes)
  const base: pg.ClientConfig = wishes.databaseUrl ? fromUrl(wishes.databaseUrl) : { ...keeper!.place() }
  const secret = writeOnce(path.join(folder, 'secret'), randomBytes(32).toString('base64url'))
  const database = wishes.database ?? (wishes.databaseUrl ? base.database! : 'waymark')
  if (!wishes.databaseUrl) await ensureDatabase(base, database)
  await withClient({ ...base, database: wishes.databaseUrl ? database : 'postgres' }, client =>
    ensureRoles(client, secret),
  )
  const owner = connect({ ...base, database, max: 3 })
  await migrate(owner.db)
  const as = (role: DatabaseRole, max: number) =>
    connect({ ...base, database, user: role, password: rolePassword(secret, role), max })
  const opened = { owner, app: as('waymark_app', 12), login: as('waymark_login', 4), jobs: as('waymark_jobs', 2) }
  return {
    folder,
    embedded: keeper !== undefined,
    ...opened,
    async close() {
      await Promise.all(Object.values(opened).map(connected => connected.close()))
      await keeper?.stop()
    },
  }
}

type Keeper = { place: () => EmbeddedServer['place']; stop: () => Promise<void> }

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
    async stop() {
      leaving = true
      await reopening?.catch(() => {})
      await current.stop()
    },
  }
}

async function ensureDatabase(base: pg.ClientConfig, database: string): Promise<void> {
  await withClient({ ...base, database: 'postgres' }, async client => {
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount) return
    await client.query(`create database ${pg.escapeIdentifier(database)}`).catch((problem: { code?: string }) => {
      if (problem.code !== '42P04' && problem.code !== '23505') throw problem // else another process was first
    })
  })
}

async function withClient<T>(config: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function fromUrl(text: string): pg.ClientConfig {
  const url = new URL(text)
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
