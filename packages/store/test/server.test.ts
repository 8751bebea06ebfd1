import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, test } from 'node:test'
import { Client } from 'pg'
import { answers, openEmbedded, openInstallation, type EmbeddedServer } from '@waymark/store'

const folders: string[] = []
const newFolder = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-server-test-'))
  fs.chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}
const users = new Set<ChildProcess>()
after(async () => {
  for (const user of users) user.kill('SIGKILL')
  const server = await openEmbedded(folder, { withoutFsync: true })
  await server.leave() // ends what a failed test may have left running
  for (const made of folders) fs.rmSync(made, { recursive: true, force: true })
})

const open = (folder: string, more = {}) => openEmbedded(folder, { withoutFsync: true, ...more })
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** Another process that uses the server of `folder`, once it does. */
async function anotherUser(folder: string): Promise<{ leave: () => Promise<void>; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'server-user.ts'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  users.add(child)
  const ended = once(child, 'exit').finally(() => users.delete(child))
  const opened = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)])
  assert.equal(String(opened?.[0]).trim(), 'open')
  return {
    leave: async () => (child.stdin.end(), void (await ended)),
    kill: async () => (child.kill('SIGKILL'), void (await ended)),
  }
}

async function one(server: EmbeddedServer): Promise<number> {
  const client = new Client(server.place)
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ n: number }>('select 1 as n')
  await client.end()
  return rows[0]!.n
}

const folder = newFolder()

test('processes that open an empty folder at once make one cluster and share one server', async () => {
  const [first, second, third] = await Promise.all([anotherUser(folder), anotherUser(folder), open(folder)])
  const clusters = fs.readdirSync(folder).filter(name => name.startsWith('pg-'))
  assert.equal(clusters.length, 1, String(clusters))
  const { pid } = third
  const running = pid()
  assert.ok(running)
  await first.leave()
  assert.equal(pid(), running, 'others use it still')
  await third.leave()
  assert.equal(pid(), running, 'who made it may leave before the others')
  await second.leave()
  assert.equal(pid(), undefined, 'the last one ends it')
})

test('processes that leave at once leave no server behind', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => open(folder)))
  await Promise.all(all.map(server => server.leave()))
  assert.equal(all[0]!.pid(), undefined)
})

test('a server whose only user was killed is joined by the next one, which ends it', async () => {
  const killed = await anotherUser(folder)
  await killed.kill()
  const next = await open(folder)
  assert.equal(await one(next), 1)
  await next.leave()
  assert.equal(next.pid(), undefined)
})

test('who comes while the last one leaves gets a server all the same', async () => {
  for (let round = 0; round < 5; round++) {
    const leaving = await open(folder)
    const [, coming] = await Promise.all([leaving.leave(), wait(round * 8).then(() => open(folder))])
    assert.equal(await one(coming), 1)
    await coming.leave()
  }
})

test('a server that is killed is opened again by those who use it, and their connections come back', async t => {
  const installation = await openInstallation({ repository: 'unused', folder, withoutFsync: true })
  const server = await open(folder)
  t.after(async () => {
    await installation.close()
    await server.leave()
  })
  for (let kills = 0; kills < 3; kills++) {
    const pid = server.pid()!
    process.kill(pid, 'SIGKILL')
    // A connection outlives its dead server by a moment: that it answers is not enough, another server must be there.
    const isBack = async () => ![undefined, pid].includes(server.pid()) && (await answers(installation.app.db))
    for (let tries = 1; !(await isBack()); tries++) {
      assert.ok(tries < 400, 'it comes back')
      await wait(25)
    }
  }
})

test('the number of a process that is another program now keeps nobody out', async () => {
  const before = await open(folder)
  await before.leave()
  const cluster = path.join(
    folder,
    fs.readdirSync(folder).find(name => /^pg-\d+$/.test(name))!,
  )
  const { uid, gid } = fs.statSync(cluster)
  const note = path.join(cluster, 'postmaster.pid')
  fs.writeFileSync(note, `${process.pid}\n${cluster}\n0\n5432\n${folder}/run\n\n  0 0\nready\n`)
  fs.chownSync(note, uid, gid)
  const server = await open(folder)
  assert.notEqual(server.pid(), process.pid)
  assert.equal(await one(server), 1)
  await server.leave()
})

test('what is no whole cluster is refused in words and left as it is', async () => {
  const broken = newFolder()
  fs.mkdirSync(path.join(broken, 'pg-18'))
  if (process.getuid?.() === 0) fs.chownSync(path.join(broken, 'pg-18'), 60999, 60999)
  fs.writeFileSync(path.join(broken, 'pg-18/kept.txt'), 'mine')
  await assert.rejects(open(broken), /pg-18 is no whole database: PG_VERSION is missing. Nothing was changed/)
  assert.equal(fs.readFileSync(path.join(broken, 'pg-18/kept.txt'), 'utf8'), 'mine')
})

test('a cluster of an older major version is refused in words', async () => {
  const old = newFolder()
  fs.mkdirSync(path.join(old, 'pg-17'))
  if (process.getuid?.() === 0) fs.chownSync(path.join(old, 'pg-17'), 60999, 60999)
  await assert.rejects(open(old), /holds a database of PostgreSQL 17; this version brings 18/)
})

test(
  'a folder of another user is refused in words',
  { skip: process.getuid?.() === 0 ? false : 'only root can give a folder away' },
  async () => {
    const theirs = newFolder()
    fs.mkdirSync(path.join(theirs, 'pg-18'))
    fs.chownSync(path.join(theirs, 'pg-18'), 12345, 12345)
    await assert.rejects(open(theirs), /belongs to another user, who started Waymark there/)
  },
)

test('a server that cannot start says why', async () => {
  const damaged = newFolder()
  const server = await open(damaged)
  await server.leave()
  fs.appendFileSync(
    path.join(
      damaged,
      fs.readdirSync(damaged).find(name => /^pg-\d+$/.test(name))!,
      'postgresql.conf',
    ),
    '\nno such setting = 1\n',
  )
  await assert.rejects(
    open(damaged),
    /did not become ready. The last line of .*postgres.log: .*(?:configuration file|syntax error)/,
  )
})
