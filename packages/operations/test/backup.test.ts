import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import {
  agreeRedaction,
  askRedaction,
  learningPage,
  recordFinding,
  backUp,
  deskOf,
  beginSession,
  exportHeads,
  runtimeOf,
  newBackupKey,
  publishRelease,
  restoreBackup,
  settleAfterRestore,
  runJobs,
  startPreview,
  type Runtime,
} from '@waymark/operations'
import {
  appendAudit,
  differing,
  inNetwork,
  openInstallation,
  readEverything,
  saveText,
  sealAudit,
  sumsWithin,
  textsOf,
  type TableSum,
} from '@waymark/store'
import { catalogueFaults } from '../../store/test/catalogue/faults.ts'
import {
  makeSignInLink,
  must,
  openWorld,
  personOfSession,
  repository,
  testNetwork,
  type World,
  withOwnFolder,
  type OwnFolder,
} from '@waymark/testing'

let world: World
/** The installation of the world with a folder of its own: other tests keep their keys and lists in the shared one. */
let runtime: Runtime
let here: OwnFolder
let folder: string
let key: { identity: string; recipient: string }
let file: string
let elsewhere: Runtime

const place = (name: string) => path.join(folder, name)
const sumKey = Buffer.alloc(32, 7)
const sumsOf = (runtime: Runtime): Promise<readonly TableSum[]> =>
  readEverything(runtime.installation.owner.db, reading => sumsWithin(reading, sumKey))
/** What a restore leaves out on purpose, and what it adds: sessions and links end, and the audit says that it happened. */
const changed = new Set([
  'auth.session',
  'auth.sign_in_link',
  'auth.email_change',
  'app.audit_entry',
  'app.audit_block',
])
const kept = (sums: readonly TableSum[]) => sums.filter(sum => !changed.has(sum.table))

/** An installation of its own, with a server and a folder of its own: as on another machine. */
async function openElsewhere(name: string): Promise<Runtime> {
  const at = place(name)
  fs.mkdirSync(at, { recursive: true, mode: 0o755 })
  const opened = await openInstallation({ repository, folder: at, database: 'waymark', withoutFsync: true })
  return runtimeOf(opened, { now: world.runtime.now })
}

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-backup-'))
  fs.chmodSync(folder, 0o755)
  world = await openWorld()
  here = withOwnFolder(world.runtime, testNetwork.slug)
  runtime = here.runtime
  key = await newBackupKey()
  file = place('first.age')
  const publisher = await world.signInAs('sigrid')
  const preview = must(await startPreview(publisher, { rounds: [world.round], label: '2026-1', days: '0' }))
  await runJobs(publisher.runtime)
  must(await publishRelease(publisher, { preview }))
  await oddTexts(world)
  await sealAudit(runtime.installation.jobs.db)
  await exportHeads(runtime)
  must(await backUp(runtime, { file, recipients: [key.recipient] }))
  elsewhere = await openElsewhere('elsewhere')
})
after(async () => {
  await elsewhere?.installation.close()
  await world?.close()
  here?.forget()
  fs.rmSync(folder, { recursive: true, force: true })
})

const odd = [
  'tab\tand\\N and \\.',
  'line\nfeed\r\n',
  '"quoted", (bracketed)',
  'Ответ',
  'إجابة',
  '👩‍👩‍👧',
  ' ',
  'null',
  '{}',
]

async function oddTexts({ runtime, system }: World): Promise<void> {
  await inNetwork(runtime.installation.app.db, system.network.id, async t => {
    for (const body of odd) await saveText(t, { language: 'en', body })
    await appendAudit(t, { at: runtime.now(), actor: null, action: 'test', object: null, content: null })
  })
}

test('a backup restored elsewhere holds the same rows, keys and releases, and its audit is intact', async () => {
  const restored = must(await restoreBackup(elsewhere, { file, identities: [key.identity], replace: false }))
  assert.ok(restored.rows > 100)
  assert.deepEqual(restored.migrated, [])
  await elsewhere.installation.close()
  elsewhere = await openElsewhere('elsewhere')
  const checked = await settleAfterRestore(elsewhere, restored.at)
  assert.ok(checked.audit.intact, JSON.stringify(checked.audit))
  assert.ok(checked.audit.networks.some(network => network.heads > 0))
  assert.deepEqual(
    checked.releases.map(release => [release.label, release.intact, release.recomputed]),
    [['2026-1', true, 'pages']],
  )
  assert.deepEqual(differing(kept(await sumsOf(elsewhere)), kept(await sumsOf(runtime))), [])
  assert.equal(elsewhere.keysOf(testNetwork.slug).publicKey, runtime.keysOf(testNetwork.slug).publicKey)
})

test('row security stands again after a restore, forced, and so does every other rule of the catalogue', async () => {
  assert.deepEqual(await catalogueFaults(elsewhere.installation.owner.db), [])
  const { rows } = await sql`select conname from pg_constraint where contype = 'f' and not convalidated`.execute(
    elsewhere.installation.owner.db,
  )
  assert.deepEqual(rows, [])
  const odds = await sql<{ n: number }>`select count(*)::int as n from app.free_text`.execute(
    elsewhere.installation.app.db,
  )
  assert.equal(odds.rows[0]!.n, 0, 'the app sees nothing without a network')
})

test('nobody is signed in after a restore, and no link that was on its way lets anybody in', async () => {
  const person = (await world.signInAs('sigrid')).person!.id
  const { token } = await beginSession(world.runtime, person)
  assert.ok(await personOfSession(world.runtime, token))
  await makeSignInLink(world.runtime, person)
  await sql`insert into auth.email_change values (${person}, 'digest', 'new@example.org', now() + interval '1 day')`.execute(
    runtime.installation.owner.db,
  )
  const second = place('second.age')
  must(await backUp(runtime, { file: second, recipients: [key.recipient] }))
  const restored = await elsewhereFrom(second)
  assert.equal(await personOfSession(restored, token), null)
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from auth.sign_in_link)::int + (select count(*) from auth.email_change)::int as n`.execute(
    restored.installation.owner.db,
  )
  assert.deepEqual(rows, [{ n: 0 }])
})

test('what was redacted after the backup does not come back with it', async () => {
  const asker = await world.signInAs('rune')
  const agrees = { ...(await world.signInAs('sigrid')), runtime }
  must(await recordFinding(asker, { text: 'goes away', language: 'en', place: null, indicator: null }))
  const text = (await learningPage(asker)).find(line => line.finding.text.body === 'goes away')!.finding.text.id
  const before = place('before-redaction.age')
  must(await backUp(runtime, { file: before, recipients: [key.recipient] }))
  const { redaction } = must(await askRedaction(asker, { text, reason: 'names somebody' }))
  must(await agreeRedaction(agrees, { redaction }))
  fs.copyFileSync(
    path.join(runtime.installation.folder, 'redactions.list'),
    path.join(elsewhere.installation.folder, 'redactions.list'),
  )
  const restored = await elsewhereFrom(before)
  const read = () =>
    inNetwork(restored.installation.app.db, world.system.network.id, async t => (await textsOf(t, [text])).get(text))
  assert.equal((await read())?.body, 'goes away', 'the backup itself still holds it')
  const { redacted, audit } = await settleAfterRestore(restored, 'a day')
  assert.ok(redacted >= 1)
  assert.equal((await read())?.body, null)
  assert.ok(audit.intact)
})

/** Stops whatever works there, as a person would, restores, and starts again. */
async function elsewhereFrom(from: string): Promise<Runtime> {
  await elsewhere.installation.close()
  elsewhere = await openElsewhere('elsewhere')
  must(await restoreBackup(elsewhere, { file: from, identities: [key.identity], replace: true }))
  await elsewhere.installation.close()
  elsewhere = await openElsewhere('elsewhere')
  return elsewhere
}

test('half a file, a flipped bit anywhere, and the wrong key are refused and change nothing', async () => {
  await elsewhere.installation.close()
  elsewhere = await openElsewhere('elsewhere')
  const before = await sumsOf(elsewhere)
  const secret = fs.readFileSync(path.join(elsewhere.installation.folder, 'secret'))
  const stored = fs.readFileSync(file)
  const tryBytes = async (bytes: Buffer, identity = key.identity) => {
    fs.writeFileSync(place('broken.age'), bytes)
    const refused = await restoreBackup(elsewhere, {
      file: place('broken.age'),
      identities: [identity],
      replace: true,
    })
    assert.equal(refused.ok, false)
    return refused.ok ? '' : refused.refusal.kind
  }
  for (const part of [0, 0.1, 0.5, 0.9, 0.999])
    assert.equal(await tryBytes(stored.subarray(0, Math.floor(stored.length * part))), 'restore.file-damaged')
  for (const at of [0, 30, 200]) {
    const flipped = Buffer.from(stored)
    flipped[at] = flipped[at]! ^ 1
    assert.match(await tryBytes(flipped), /^restore\.(?:file-damaged|not-for-this-key)$/, `a bit at ${at}`)
  }
  for (const part of [0.2, 0.6, 0.99, 1]) {
    const flipped = Buffer.from(stored)
    const at = Math.min(stored.length - 1, Math.floor(stored.length * part))
    flipped[at] = flipped[at]! ^ 1
    assert.equal(await tryBytes(flipped), 'restore.file-damaged', `a bit at ${at} of ${stored.length}`)
  }
  assert.equal(await tryBytes(stored, (await newBackupKey()).identity), 'restore.not-for-this-key')
  assert.deepEqual(differing(await sumsOf(elsewhere), before), [])
  assert.deepEqual(fs.readFileSync(path.join(elsewhere.installation.folder, 'secret')), secret)
})

test('a restore is refused where something real stands, unless told to replace it, and while the installation is in use', async () => {
  await inNetwork(elsewhere.installation.app.db, uuidv7(), async () => {})
  const inUse = await restoreBackup(elsewhere, { file, identities: [key.identity], replace: true })
  assert.equal(inUse.ok ? '' : inUse.refusal.kind, 'restore.in-use')
  await elsewhere.installation.close()
  elsewhere = await openElsewhere('elsewhere')
  await sql`update app.network set invented = false where kind = 'network'`.execute(elsewhere.installation.owner.db)
  const real = await restoreBackup(elsewhere, { file, identities: [key.identity], replace: false })
  assert.equal(real.ok ? '' : real.refusal.kind, 'restore.not-empty')
})

test('a backup never overwrites a file, and says which recipient it cannot read', async () => {
  const there = await backUp(runtime, { file, recipients: [key.recipient] })
  assert.equal(there.ok ? '' : there.refusal.kind, 'backup.file-there')
  const malformed = await backUp(runtime, { file: place('none.age'), recipients: ['age1nobody'] })
  assert.equal(malformed.ok ? '' : malformed.refusal.kind, 'backup.recipient-malformed')
  assert.equal(fs.existsSync(place('none.age')), false)
})

test('nothing of the data can be read in the file itself', () => {
  const bytes = fs.readFileSync(file)
  for (const text of ['Ответ', 'quoted', testNetwork.slug, 'BEGIN PRIVATE KEY'])
    assert.equal(bytes.includes(text), false)
})

test('the restored people find their desks again after signing in anew', async () => {
  const restored = await elsewhereFrom(file)
  const { rows } = await sql<{
    id: string
  }>`select person_id as id from auth.role_of where role = 'secretariat'`.execute(restored.installation.owner.db)
  const { token } = await beginSession(restored, rows[0]!.id)
  assert.ok(await deskOf(restored, token, testNetwork.slug))
})
