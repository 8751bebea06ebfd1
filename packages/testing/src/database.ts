/** One PostgreSQL for a run of tests, and in it a fresh database for each test file: a copy of one that was migrated once. */
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { Client, type ClientConfig } from 'pg'
import { openEmbedded, openInstallation, type Installation } from '@waymark/store'

export const repository = path.join(import.meta.dirname, '../../..')
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8)

/** Starts the server of a whole run; `environment` tells the test processes where it is. */
export async function startTestServer(): Promise<{ environment: Record<string, string>; stop: () => Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-test-'))
  fs.chmodSync(folder, 0o755)
  const server = await openEmbedded(folder, { withoutFsync: true })
  return {
    environment: { WAYMARK_TEST_FOLDER: folder, WAYMARK_TEST_SOURCES: sourcesDigest() },
    async stop() {
      await server.leave()
      await ended(server.pid)
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Ends the server of the run where it did not end with the last who left: tests that were stopped are still known to it. */
async function ended(server: () => number | undefined): Promise<void> {
  for (let pid = server(); pid !== undefined; pid = server()) {
    process.kill(pid, 'SIGINT')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

/**
 * The folder of the running test server, or a lasting one of this checkout for test files run by themselves: they share its
 * server, and the last one to end stops it.
 */
export function testFolder(): string {
  const name = `waymark-test-${process.getuid?.() ?? 0}-${digest(repository)}`
  return process.env['WAYMARK_TEST_FOLDER'] ?? path.join(os.tmpdir(), name)
}

/** What a database holds beside its tables: copied from a template that is filled once for the same name and sources. */
export type Filled = { readonly name: string; readonly fill: (installation: Installation) => Promise<void> }

/** An installation whose database can also be reached past its roles, by the owner of the server. */
export type TestInstallation = Installation & { readonly place: ClientConfig }

/**
 * A fresh, migrated installation in a database of its own, which is dropped when it is closed: close it at the end of the file.
 * With WAYMARK_TEST_DATABASE_URL the databases are made on that server, by that owner.
 */
export async function testInstallation(filled?: Filled): Promise<TestInstallation> {
  const server = await testServer()
  const database = `test_${randomBytes(6).toString('hex')}`
  try {
    await server.admin(async admin => {
      await admin.query(`select pg_advisory_lock(hashtextextended('waymark test template', 0))`)
      const migrated = await template(admin, server.open)
      const from = filled ? await filledTemplate(admin, server.open, { ...filled, migrated }) : migrated
      await admin.query(`create database ${database} template ${from}`)
    })
    const installation = await server.open(database)
    return {
      ...installation,
      place: server.place(database),
      async close() {
        await installation.close()
        await server.admin(admin => drop(admin, database))
        await server.leave()
      },
    }
  } catch (problem) {
    await server.leave()
    throw problem
  }
}

type TestServer = {
  readonly admin: <T>(work: (admin: Client) => Promise<T>) => Promise<T>
  readonly open: (database: string) => Promise<Installation>
  readonly place: (database: string) => ClientConfig
  readonly leave: () => Promise<void>
}

async function testServer(): Promise<TestServer> {
  const folder = testFolder()
  const given = process.env['WAYMARK_TEST_DATABASE_URL']
  if (given) {
    const of = (database: string) => Object.assign(new URL(given), { pathname: database }).href
    return {
      admin: work => withClient({ connectionString: given }, work),
      open: database => openInstallation({ repository, folder, databaseUrl: of(database) }),
      place: database => ({ connectionString: of(database) }),
      leave: async () => {},
    }
  }
  const server = await openEmbedded(folder, { withoutFsync: true })
  return {
    admin: work => withClient(server.place, work),
    open: database => openInstallation({ repository, folder, database, withoutFsync: true }),
    place: database => ({ ...server.place, database }),
    leave: server.leave,
  }
}

/** The name of the migrated database that the others are copied from; made where these migrations have none yet. */
async function template(admin: Client, open: TestServer['open']): Promise<string> {
  const migrations = path.join(repository, 'packages/store/migrations')
  const texts = fs.readdirSync(migrations).map(name => name + fs.readFileSync(path.join(migrations, name), 'utf8'))
  // Each owner has a template of its own: nobody may copy another's.
  const owner = (await admin.query<{ me: string }>('select current_user as me')).rows[0]!.me
  const name = `template_${digest([owner, ...texts.sort()].join('\n'))}`
  const found = await admin.query('select 1 from pg_database where datname = $1', [name])
  if (found.rowCount) return name
  const half = `half_${randomBytes(6).toString('hex')}`
  await admin.query(`create database ${half}`)
  await (await open(half)).close()
  await admin.query(`alter database ${half} rename to ${name}`)
  return name
}

/** The name of the filled database; made from the migrated one where nobody filled it yet from the same sources. */
async function filledTemplate(
  admin: Client,
  open: TestServer['open'],
  { name, fill, migrated }: Filled & { readonly migrated: string },
): Promise<string> {
  const filled = `filled_${digest([migrated, name, sourcesDigest()].join('\n'))}`
  const found = await admin.query('select 1 from pg_database where datname = $1', [filled])
  if (found.rowCount) return filled
  const half = `half_${randomBytes(6).toString('hex')}`
  await admin.query(`create database ${half} template ${migrated}`)
  const installation = await open(half)
  try {
    await fill(installation)
  } finally {
    await installation.close()
  }
  await admin.query(`alter database ${half} rename to ${filled}`)
  return filled
}

/** A digest of all that fills a database: the sources of the packages and the content. A run computes it once for its processes. */
export function sourcesDigest(): string {
  const known = process.env['WAYMARK_TEST_SOURCES']
  if (known) return known
  const sum = createHash('sha256')
  for (const folder of ['packages', 'content'])
    for (const file of fs.globSync('**/*', { cwd: path.join(repository, folder), exclude: notFilling }).sort()) {
      const at = path.join(repository, folder, file)
      if (fs.statSync(at).isFile()) sum.update(file).update(fs.readFileSync(at))
    }
  process.env['WAYMARK_TEST_SOURCES'] = sum.digest('hex').slice(0, 16)
  return process.env['WAYMARK_TEST_SOURCES']
}

const notFilling = (file: string) => /(^|\/)(node_modules|test|build)$/.test(file)

/** Only a superuser may cut the connections of other roles off; otherwise the server waits for them to end. */
async function drop(admin: Client, database: string): Promise<void> {
  await admin.query(`drop database if exists ${database} with (force)`).catch((problem: { code?: string }) => {
    if (problem.code !== '42501') throw problem
    return admin.query(`drop database if exists ${database}`)
  })
}

async function withClient<T>(place: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(place)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
