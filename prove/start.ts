/** Starting, joining, ending and being cut short, in every order that has come to mind. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import {
  databaseOf,
  endAt,
  newFolder,
  repository,
  runToEnd,
  startProduct,
  wait,
  type Product,
} from './start-product.ts'

export const title = 'Start: joins, ends and comes back in good order'

type Say = (line: string) => void
type Case = { readonly name: string; readonly show: (folder: string) => Promise<string | void> }

const waymark = (...words: string[]) => ['apps/cli/src/waymark.ts', ...words]
const launcher = [path.join(repository, 'launch.mjs'), 'start']

const statusOf = async (product: Product, place: string) => (await product.get(place)).status
const ready = async (product: Product) => assert.equal(await statusOf(product, '/readyz'), 200)

/** What the audit chain of each network holds, intact: it says at once that nothing was lost and nothing made twice. */
async function headsOf(folder: string): Promise<Record<string, string>> {
  const { code, said } = await runToEnd({ folder, words: waymark('audit', 'verify') })
  assert.equal(code, 0, said)
  const lines = said.matchAll(/^([a-z0-9-]+): (\d+ entries in \d+ blocks), 0 not yet sealed, .*Intact\.$/gm)
  const heads = Object.fromEntries([...lines].map(([, slug, held]) => [slug!, held!]))
  assert.ok(Object.keys(heads).length > 0, said)
  return heads
}

const cases: Case[] = [
  {
    name: 'started by the launcher, ended by Ctrl-C twice, started again: everything is kept',
    async show(folder) {
      const began = Date.now()
      const first = await startProduct({ folder, words: launcher })
      const firstTook = Date.now() - began
      for (const place of ['/healthz', '/readyz', '/en', '/ru', '/ar', '/sv'])
        assert.equal(await statusOf(first, place), 200, place)
      assert.equal(await first.end('SIGINT', 'SIGINT'), 0, first.said())
      assert.equal(databaseOf(folder), undefined, 'no database is left running')
      const heads = await headsOf(folder)
      const keys = fs
        .readdirSync(path.join(folder, 'keys'))
        .map(name => fs.readFileSync(path.join(folder, 'keys', name)))
      const again = Date.now()
      const second = await startProduct({ folder, words: launcher })
      const secondTook = Date.now() - again
      assert.ok(!second.said().includes('once'), second.said())
      assert.equal(await second.end('SIGTERM'), 0)
      assert.deepEqual(await headsOf(folder), heads)
      const after = fs
        .readdirSync(path.join(folder, 'keys'))
        .map(name => fs.readFileSync(path.join(folder, 'keys', name)))
      assert.deepEqual(after, keys)
      return `first start ${firstTook} ms, second ${secondTook} ms, ${Object.keys(heads).length} networks with the same audit heads`
    },
  },
  {
    name: 'a second start on the same port is refused in words and harms nothing',
    async show(folder) {
      const first = await startProduct({ folder })
      const second = await runToEnd({ folder, environment: { PORT: String(first.port) } })
      assert.equal(second.code, 1)
      assert.match(second.said, /Port \d+ is taken: Waymark runs already, or another program does. Nothing was changed/)
      await ready(first)
      assert.equal(await first.end(), 0)
      assert.equal(databaseOf(folder), undefined)
      return second.said.trim()
    },
  },
  {
    name: 'a second start on another port joins the server, and takes it over when the first ends',
    async show(folder) {
      const first = await startProduct({ folder })
      const server = databaseOf(folder)
      const second = await startProduct({ folder })
      const command = await runToEnd({ folder, words: waymark('audit', 'verify') })
      assert.equal(command.code, 0, command.said)
      assert.equal(await first.end(), 0)
      await ready(second)
      assert.equal(databaseOf(folder), server, 'the same server all along')
      assert.equal(await second.end(), 0)
      assert.equal(databaseOf(folder), undefined)
    },
  },
  {
    name: 'a killed app leaves its server to the next start, which ends it',
    async show(folder) {
      const killed = await startProduct({ folder })
      const server = databaseOf(folder)
      await killed.end('SIGKILL')
      assert.equal(databaseOf(folder), server)
      const next = await startProduct({ folder })
      assert.equal(databaseOf(folder), server)
      assert.equal(await next.end('SIGHUP'), 0)
      assert.equal(databaseOf(folder), undefined)
    },
  },
  {
    name: 'a killed database comes back under the running app, which answers 503 meanwhile',
    async show(folder) {
      const product = await startProduct({ folder })
      const seen = new Map<number, number>()
      for (let kill = 0; kill < 3; kill++) {
        const server = databaseOf(folder)!
        const limit = Date.now() + 60_000
        process.kill(server, 'SIGKILL')
        for (;;) {
          const answer = await product.get('/readyz')
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
          if (answer.status === 503) assert.ok(answer.headers.get('retry-after'))
          if (answer.status === 200 && ![server, undefined].includes(databaseOf(folder))) break
          assert.ok(Date.now() < limit, 'the database comes back')
          await wait(5)
        }
        await ready(product)
      }
      assert.deepEqual(
        [...seen.keys()].filter(status => status !== 200 && status !== 503),
        [],
      )
      assert.equal(await product.end(), 0, product.said())
      return [...seen].map(([status, times]) => `${status} ${times} times`).join(', ')
    },
  },
]

const fresh: Case[] = [
  ...(['SIGTERM', 'SIGKILL'] as const).map(signal => ({
    name: `${signal} in the middle of the very first start, and the next one makes it whole`,
    async show(folder: string) {
      await endAt({ folder }, 'Making the demonstration', signal)
      if (signal === 'SIGTERM') assert.equal(databaseOf(folder), undefined, 'no database is left running')
      const next = await startProduct({ folder })
      assert.match(next.said(), /The demonstration is made/)
      assert.equal(await next.end(), 0)
      const heads = await headsOf(folder)
      assert.ok(Object.keys(heads).length >= 2)
    },
  })),
  {
    name: 'two first starts at once on an empty folder make one installation',
    async show(folder) {
      const both = await Promise.all([startProduct({ folder }), startProduct({ folder })])
      for (const product of both) await ready(product)
      const made = both.filter(product => product.said().includes('The demonstration is made'))
      assert.equal(made.length, 1, 'one of them made the demonstration')
      await Promise.all(both.map(product => product.end()))
      assert.equal(databaseOf(folder), undefined)
      await headsOf(folder)
    },
  },
  {
    name: 'WAYMARK_DEMO=off leaves the demonstration out, and there is a page all the same',
    async show(folder) {
      const product = await startProduct({ folder, environment: { WAYMARK_DEMO: 'off' } })
      assert.ok(!product.said().includes('demonstration') && !product.said().includes('/try'))
      assert.equal(await statusOf(product, '/en'), 200)
      assert.equal(await statusOf(product, '/try'), 404)
      await product.end()
      assert.deepEqual(Object.keys(await headsOf(folder)), ['public-record', 'this-installation'])
    },
  },
  {
    name: 'foreign settings of the surroundings do not reach the database',
    async show(folder) {
      const environment = {
        LC_ALL: 'xx_YY',
        LANG: 'tr_TR.ISO-8859-9',
        TZ: 'Pacific/Apia',
        PGDATA: '/nowhere',
        PGHOST: 'nowhere',
        PGPORT: '1',
        PGUSER: 'nobody',
        PGPASSWORD: 'x',
        PGSSLMODE: 'require',
        PGCLIENTENCODING: 'LATIN1',
        PGOPTIONS: '-c search_path=nowhere',
        WAYMARK_DEMO: 'off',
      }
      const product = await startProduct({ folder, environment, bare: true })
      assert.match(await (await product.get('/ru')).text(), /[А-я]{4}/)
      await ready(product)
      assert.equal(await product.end(), 0)
    },
  },
  {
    name: 'half a database, and a data folder that is a file, are refused in words',
    async show(folder) {
      const cluster = path.join(folder, 'pg-18')
      fs.mkdirSync(cluster)
      if (process.getuid?.() === 0) fs.chownSync(cluster, 60999, 60999)
      fs.writeFileSync(path.join(cluster, 'base'), '')
      const half = await runToEnd({ folder })
      assert.equal(half.code, 1)
      assert.match(half.said, /is no whole database: PG_VERSION is missing. Nothing was changed/)
      const file = path.join(folder, 'file')
      fs.writeFileSync(file, '')
      const refused = await runToEnd({ folder: file })
      assert.equal(refused.code, 1)
      assert.match(refused.said, /^The data folder cannot be used \(EEXIST.*Set WAYMARK_DATA to another folder/)
    },
  },
]

export async function prove(say: Say): Promise<void> {
  const shared = newFolder('start')
  try {
    for (const { name, show } of cases) say(`${name}: ${(await show(shared.at)) ?? 'yes'}`)
  } finally {
    shared.forget()
  }
  for (const { name, show } of fresh) {
    const own = newFolder('start')
    try {
      say(`${name}: ${(await show(own.at)) ?? 'yes'}`)
    } finally {
      own.forget()
    }
  }
}
