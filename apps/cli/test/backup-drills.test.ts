/** Backups that come to harm, from the command line as people meet them: what is said, what stands afterwards, and how it ends. */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { after, before, test } from 'node:test'
import zlib from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { sql } from 'kysely'
import { backUp, foundNetwork, runtimeOf, newBackupKey, type Runtime } from '@waymark/operations'
import {
  differing,
  inNetwork,
  markPlacing,
  openInstallation,
  readEverything,
  saveText,
  sumsWithin,
  type TableSum,
} from '@waymark/store'
import { must, repository, testInstallation, testNetwork, withOwnFolder, type OwnFolder } from '@waymark/testing'

const command = path.join(import.meta.dirname, '../src/waymark.ts')
const sumKey = Buffer.alloc(32, 7)

let folder: string
let source: Runtime
let own: OwnFolder
let key: { identity: string; recipient: string }
/** Where things are brought back: an installation with a folder and a server of its own, kept running so that commands are quick. */
let target: Runtime

const place = (name: string) => path.join(folder, name)
const environment = () => ({ ...process.env, WAYMARK_DATA: place('target') })
const openTarget = async () =>
  runtimeOf(await openInstallation({ repository, folder: place('target'), withoutFsync: true }))
const sums = (): Promise<readonly TableSum[]> =>
  readEverything(target.installation.owner.db, reading => sumsWithin(reading, sumKey))

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-drills-'))
  fs.chmodSync(folder, 0o755)
  fs.mkdirSync(place('target'), { mode: 0o755 })
  key = await newBackupKey()
  fs.writeFileSync(place('key'), `${key.identity}\n`)
  own = withOwnFolder(runtimeOf(await testInstallation()))
  source = own.runtime
  const desk = await foundNetwork(source, { ...testNetwork, groups: [], members: [] })
  await inNetwork(source.installation.app.db, desk.network.id, async t => {
    for (let n = 0; n < 2000; n++) await saveText(t, { language: 'en', body: `Text ${n} ${'long '.repeat(20)}` })
  })
  must(await backUp(source, { file: place('whole.age'), recipients: [key.recipient] }))
  target = await openTarget()
})
after(async () => {
  await target?.installation.close()
  await source?.installation.close()
  own?.forget()
  fs.rmSync(folder, { recursive: true, force: true })
})

const restoring = (file: string, keyFile = 'key') => ['restore', place(file), '--key', place(keyFile), '--replace']

function waymark(...words: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    encoding: 'utf8',
    env: environment(),
  })
  return { status, said: stdout + stderr }
}

/** The backup with its lines changed, packed and encrypted anew. */
async function rewritten(change: (lines: string[]) => string[]): Promise<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(key.identity)
  const plain = zlib.gunzipSync(await decrypter.decrypt(fs.readFileSync(place('whole.age'))))
  const encrypter = new Encrypter()
  encrypter.addRecipient(key.recipient)
  return Buffer.from(await encrypter.encrypt(zlib.gzipSync(change(plain.toString().split('\n')).join('\n'))))
}

const head = (change: (head: { format: number; migrations: object[] }) => object) => (lines: string[]) => [
  JSON.stringify(change(JSON.parse(lines[0]!) as { format: number; migrations: object[] })),
  ...lines.slice(1),
]

async function encrypted(text: string): Promise<Buffer> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(key.recipient)
  return Buffer.from(await encrypter.encrypt(text))
}

type Harm = {
  readonly name: string
  readonly bytes: (stored: Buffer) => Promise<Buffer> | Buffer
  readonly says: RegExp
}
const flipped = (stored: Buffer, at: number) => stored.map((byte, index) => (index === at ? byte ^ 1 : byte)) as Buffer

const noWhole = /is no whole backup: it is cut off, was changed, or is something else/
const harms: readonly Harm[] = [
  { name: 'an empty file', bytes: () => Buffer.alloc(0), says: noWhole },
  { name: 'a file cut off', bytes: stored => stored.subarray(0, stored.length - 100), says: noWhole },
  { name: 'a file changed in its middle', bytes: stored => flipped(stored, stored.length >> 1), says: noWhole },
  { name: 'a picture', bytes: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), says: noWhole },
  { name: 'another program’s file made for the same key', bytes: () => encrypted('{"not":"ours"}\n'), says: noWhole },
  {
    name: 'a backup of a newer format',
    bytes: () => rewritten(head(one => ({ ...one, format: 2 }))),
    says: /is of format 2, which this Waymark cannot read; take a newer one/,
  },
  {
    name: 'a backup of a newer schema',
    bytes: () =>
      rewritten(
        head(one => ({ ...one, migrations: [...one.migrations, { name: '2031-01-01-01-later', sha256: '00' }] })),
      ),
    says: /migrations that this one does not have: 2031-01-01-01-later\. Take a newer one/,
  },
]

test('what is no whole backup of ours is refused in words, and nothing is changed', async () => {
  const before = await sums()
  const stored = fs.readFileSync(place('whole.age'))
  for (const { name, bytes, says } of harms) {
    fs.writeFileSync(place('harmed.age'), await bytes(stored))
    const { status, said } = waymark(...restoring('harmed.age'))
    assert.equal(status, 1, `${name}: ${said}`)
    assert.match(said, says, name)
    assert.match(said, /Nothing was changed\./, name)
  }
  assert.deepEqual(differing(await sums(), before), [])
  assert.equal(fs.existsSync(path.join(place('target'), 'restore-under-way.json')), false)
})

test('a restore that is killed leaves what stood there or all that it brings, and can be repeated', async () => {
  const stood = await sums()
  const secret = fs.readFileSync(path.join(place('target'), 'secret'), 'utf8')
  const mark = path.join(place('target'), 'restore-under-way.json')
  for (const due of [
    () => fs.readdirSync(place('target')).some(name => name.startsWith('before-restore-')), // the files are being replaced
    () => fs.existsSync(mark),
  ]) {
    await killedWhen(due)
    await target.installation.close()
    target = await openTarget()
    assert.equal(fs.existsSync(mark), false, 'the next start settles it')
    const came = differing(await sums(), stood).length > 0
    assert.equal(fs.readFileSync(path.join(place('target'), 'secret'), 'utf8') !== secret, came, 'files and rows agree')
    if (came) break // it was quicker than the kill: the rest is the next test's
    for (const name of fs.readdirSync(place('target')))
      if (name.startsWith('before-restore-')) fs.rmSync(path.join(place('target'), name), { recursive: true })
  }
  await target.installation.close()
  target = await openTarget()
  const { status, said } = waymark(...restoring('whole.age'))
  assert.equal(status, 0, said)
  await target.installation.close()
  target = await openTarget()
  const brought = await readEverything(source.installation.owner.db, reading => sumsWithin(reading, sumKey))
  const kept = (all: readonly TableSum[]) => all.filter(sum => !/audit|session|sign_in_link/.test(sum.table))
  assert.deepEqual(differing(kept(await sums()), kept(brought)), [])
})

/** Starts a restore and kills it as hard as can be at the first moment that `due` says so. */
async function killedWhen(due: () => boolean): Promise<void> {
  const child = spawn(process.execPath, [command, ...restoring('whole.age')], { env: environment(), stdio: 'ignore' })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  while (child.exitCode === null && !due()) await new Promise(resolve => setImmediate(resolve))
  child.kill('SIGKILL')
  await ended
}

test('files that a killed restore had placed go back where its transaction was never committed, and stay where it was', async () => {
  const at = place('target')
  const copies = path.join(at, 'before-restore-drill')
  const aborted = new Error('taken back')
  for (const commits of [false, true]) {
    const secret = fs.readFileSync(path.join(at, 'secret'))
    let transaction = ''
    await target.installation.owner.db
      .transaction()
      .execute(async t => {
        const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(t)
        transaction = rows[0]!.id
        if (!commits) throw aborted
      })
      .catch((problem: unknown) => assert.equal(problem, aborted))
    fs.mkdirSync(copies, { recursive: true })
    fs.mkdirSync(path.join(at, 'keys'), { recursive: true })
    fs.writeFileSync(path.join(copies, 'secret'), secret)
    markPlacing(at, { transaction, aside: copies, before: ['secret'], placed: ['secret', 'keys/placed.secret'] })
    fs.writeFileSync(path.join(at, 'secret'), `placed ${commits}`)
    fs.writeFileSync(path.join(at, 'keys/placed.secret'), 'placed')
    await target.installation.close()
    target = await openTarget()
    assert.equal(fs.readFileSync(path.join(at, 'secret'), 'utf8'), commits ? 'placed true' : secret.toString())
    assert.equal(fs.existsSync(path.join(at, 'keys/placed.secret')), commits)
  }
})

test('a backup for which the disk has no room ends in words, and leaves neither the file nor half of it', () => {
  // A limit on the size of one file, which the system answers as it answers a full disk: the write fails.
  const words = [process.execPath, command, 'backup', place('no-room.age'), '--to', key.recipient]
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 8; exec "$@"`, 'sh', ...words], {
    encoding: 'utf8',
    env: environment(),
  })
  assert.equal(status, 1, stdout + stderr)
  assert.match(stderr, /no-room\.age could not be written \(EFBIG\): is the disk full\? Nothing stands there\./)
  assert.deepEqual(
    fs.readdirSync(folder).filter(name => name.startsWith('no-room')),
    [],
  )
})

test('a backup that is killed leaves nothing under its name', async () => {
  const file = place('killed.age')
  const child = spawn(process.execPath, [command, 'backup', file, '--to', key.recipient], {
    env: environment(),
    stdio: 'ignore',
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const half = () => fs.readdirSync(folder).some(name => /^killed\.age\..*half$/.test(name))
  while (child.exitCode === null && !half()) await new Promise(resolve => setImmediate(resolve))
  child.kill('SIGKILL')
  await ended
  if (fs.existsSync(file))
    assert.match(waymark(...restoring('killed.age')).said, /Brought back/, 'it was quicker, and whole')
})
