/** The drill that counts: a backup taken on the first schema that landed comes back on today's, whole and provably so. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  beginSession,
  deskOf,
  runtimeOf,
  openRelease,
  restoreBackup,
  settleAfterRestore,
  today,
  type Checked,
  type Runtime,
  type Restored,
} from '@waymark/operations'
import { openInstallation } from '@waymark/store'
import { catalogueFaults } from '../../packages/store/src/catalogue/faults.ts'
import { repository } from '../database/server.ts'
import { must } from '../database/world.ts'

const fixture = path.join(import.meta.dirname, 'first-schema')
const now = () => new Date('2026-02-20T09:00:00.000Z')

let folder: string
let runtime: Runtime
let restored: Restored
let checked: Checked

const open = async (): Promise<Runtime> =>
  runtimeOf(await openInstallation({ repository, folder, database: 'waymark', withoutFsync: true }), { now })

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-first-schema-'))
  fs.chmodSync(folder, 0o755)
  runtime = await open()
  const identity = fs.readFileSync(path.join(fixture, 'first-schema.key'), 'utf8').split('\n')[1]!
  const file = path.join(fixture, 'first-schema.age')
  restored = must(await restoreBackup(runtime, { file, identities: [identity], replace: false }))
  await runtime.installation.close()
  runtime = await open()
  checked = await settleAfterRestore(runtime, restored.at)
})
after(async () => {
  await runtime?.installation.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

test('it holds as many rows as it did, with the same keyed hashes, in every table', () => {
  const told = JSON.parse(fs.readFileSync(path.join(fixture, 'first-schema.sums.json'), 'utf8')) as unknown
  assert.deepEqual(
    restored.tables.filter(table => table.rows > 0),
    told,
  )
})

test('it is brought to the newest schema, which keeps networks apart', async () => {
  assert.ok(restored.migrated.includes('2026-11-21-22-redaction'))
  assert.deepEqual(await catalogueFaults(runtime.installation.owner.db), [])
  const { rows } = await sql<{ name: string }>`select name from migration.kysely_migration`.execute(
    runtime.installation.owner.db,
  )
  const files = fs.readdirSync(path.join(repository, 'packages/store/migrations')).filter(one => one.endsWith('.sql'))
  assert.deepEqual(rows.map(row => `${row.name}.sql`).sort(), files.sort())
})

test('its audit is intact up to the head that was signed then, and goes on', () => {
  const [network] = checked.audit.networks
  assert.equal(network?.slug, 'test-network')
  assert.deepEqual({ intact: checked.audit.intact, heads: network.heads }, { intact: true, heads: 1 })
  assert.ok(network.blocks >= 2, 'the restore itself stands in the chain')
})

test('its release is as it was signed, sealed part and all, and its pages can be read', async () => {
  assert.deepEqual(
    checked.releases.map(({ label, intact, recomputed }) => ({ label, intact, recomputed })),
    [{ label: '2026-1', intact: true, recomputed: 'figures' }],
  )
  const release = await openRelease(runtime, 'test-network', 'latest')
  assert.ok(await release?.page('index.json'))
})

test('its people sign in anew and find their work: the draft is still a draft', async () => {
  const { rows } = await sql<{ person: string }>`
    select r.person_id as person from auth.role_of r join auth.person p on p.id = r.person_id where p.name = 'dagny'`.execute(
    runtime.installation.owner.db,
  )
  const { token } = await beginSession(runtime, rows[0]!.person)
  const desk = await deskOf(runtime, token, 'test-network')
  const { own } = await today(desk!)
  assert.deepEqual(
    own.filter(one => one.subject.kind === 'country').map(one => one.state),
    ['draft'],
  )
})
