/** The tests that speak to a database, against PostgreSQL 15: the oldest one we promise. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs, { globSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { Client } from 'pg'
import { openEmbedded, type EmbeddedServer } from '@waymark/store'
import { newFolder, repository, runToEnd, startProduct } from './start-product.ts'

export const title =
  "PostgreSQL 15: the tests and the product on a server of one's own, as an owner who is no superuser"

const alias = 'pg15' // an npm alias of the embedded package; see package.json
// Row security hides the rows of all networks from an owner who is no superuser; these tests look past it on purpose.
const seeAll = ['operations/test/audit.test.ts', 'operations/test/matrix.test.ts']
const owner = { name: 'waymark_owner', password: 'proof' }

export async function prove(say: (line: string) => void): Promise<void> {
  if (!fs.existsSync(path.join(repository, 'node_modules', alias))) {
    say(`SKIPPED: npm brings no PostgreSQL 15 for ${process.platform} ${process.arch}`)
    return
  }
  const folder = newFolder('pg15')
  const server = await openEmbedded(folder.at, { packageName: alias, withoutFsync: true })
  try {
    say(await asked(server, 'show server_version'))
    say(`tests as the superuser of a server: ${await tests(urlOf(server, 'postgres', server.place.user), [])}`)
    await makeOwner(server)
    say(`tests as the owner ${owner.name}, who is none: ${await tests(urlOf(server, 'postgres'), seeAll)}`)
    say(`not as that owner, because they look into the rows of every network at once: ${seeAll.join(', ')}`)
    await product(server, say)
  } finally {
    await server.leave()
    folder.forget()
  }
}

async function asked(server: EmbeddedServer, query: string): Promise<string> {
  const client = new Client(server.place)
  await client.connect()
  const { rows } = await client.query<Record<string, string>>(query)
  await client.end()
  return Object.values(rows[0] ?? {}).join(' ')
}

/** As an administrator makes one for us: may own databases and make roles, and nothing more. */
async function makeOwner(server: EmbeddedServer): Promise<void> {
  await asked(
    server,
    `create role ${owner.name} login nosuperuser nobypassrls createdb createrole password '${owner.password}'`,
  )
  await asked(server, `create database own_database owner ${owner.name}`)
}

const urlOf = ({ place }: EmbeddedServer, database: string, person: string = owner.name): string =>
  `postgresql://${person}:${person === owner.name ? owner.password : place.password}@localhost:${place.port}/${database}?host=${encodeURIComponent(place.host)}`

/** Runs every test file that opens a database; gives the counts of the runner. Throws with what failed. */
async function tests(databaseUrl: string, leftOut: readonly string[]): Promise<string> {
  const files = globSync(['packages/store/test/**/*.test.ts', 'packages/operations/test/**/*.test.ts'], {
    cwd: repository,
  })
    .filter(file => opensDatabase(path.join(repository, file)) && !leftOut.some(name => file.endsWith(name)))
    .sort()
  assert.ok(files.length > 5, 'the tests are found')
  const words = ['--test', '--test-timeout=300000', '--test-concurrency=2', '--test-reporter=tap', ...files]
  const child = spawn(process.execPath, words, {
    cwd: repository,
    env: { ...process.env, WAYMARK_TEST_DATABASE_URL: databaseUrl },
  })
  let result = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', piece => (result += String(piece)))
  const [code] = (await once(child, 'close')) as [number]
  const failed = result.split('\n').filter(line => /^\s*not ok/.test(line))
  assert.equal(code, 0, `${failed.join('\n')}\n${result.slice(-4000)}`)
  const count = (what: string) => new RegExp(`^# ${what} (\\d+)`, 'm').exec(result)?.[1] ?? '?'
  return `${count('pass')} passed, ${count('skipped')} skipped, in ${files.length} files`
}

/** Those that make a server of their own are about that server and not about this one. */
function opensDatabase(file: string): boolean {
  return !fs.readFileSync(file, 'utf8').includes('openEmbedded(')
}

/** The product itself on that server: it serves, offers no /try, ends, and leaves the server as it is. */
async function product(server: EmbeddedServer, say: (line: string) => void): Promise<void> {
  const folder = newFolder('pg15-product')
  const running = server.pid()
  const environment = { DATABASE_URL: urlOf(server, 'own_database') }
  try {
    for (const time of ['first', 'second']) {
      const began = Date.now()
      const started = await startProduct({ folder: folder.at, environment })
      for (const place of ['/en', '/readyz']) assert.equal((await started.get(place)).status, 200, place)
      for (const place of ['/try', '/en/try']) await refusesToTry(await started.get(place), place)
      assert.ok(!started.said().includes('/try'))
      assert.equal(await started.end(), 0)
      say(`${time} start with DATABASE_URL, without /try: ${Date.now() - began} ms`)
    }
    const verified = await runToEnd({
      folder: folder.at,
      environment,
      words: ['apps/cli/src/waymark.ts', 'audit', 'verify'],
    })
    assert.equal(verified.code, 0, verified.said)
    assert.deepEqual(
      fs.readdirSync(folder.at).filter(name => name.startsWith('pg-')),
      [],
      'no database of its own',
    )
    assert.equal(server.pid(), running, 'the server goes on running')
    await refusedInWords(folder.at, environment.DATABASE_URL, say)
  } finally {
    folder.forget()
  }
}

async function refusesToTry(answer: Response, place: string): Promise<void> {
  const to = answer.headers.get('location')
  if (answer.status === 307 && to?.endsWith('/try')) return // only names the language
  assert.equal(answer.status, 404, place)
}

async function refusedInWords(folder: string, url: string, say: (line: string) => void): Promise<void> {
  const wrong: readonly (readonly [string, RegExp])[] = [
    [url.replace(`:${owner.password}@`, ':wrong@'), /refused the name or password in DATABASE_URL/],
    [url.replace('/own_database', '/not_there'), /database that DATABASE_URL names is not there/],
    ['postgresql://a:b@127.0.0.1:1/c', /No database answers at DATABASE_URL \(ECONNREFUSED\)/],
    ['mysql://a:b@localhost/c', /DATABASE_URL must look like postgresql:/],
    ['own database', /DATABASE_URL must look like postgresql:/],
  ]
  for (const [given, words] of wrong) {
    const { code, said } = await runToEnd({ folder, environment: { DATABASE_URL: given } })
    assert.equal(code, 1, given)
    assert.match(said, words)
    assert.ok(!said.includes(owner.password) && !said.includes('wrong@'), 'no password is said')
  }
  say(`${wrong.length} wrong settings of DATABASE_URL, each refused in words`)
}
