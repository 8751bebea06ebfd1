import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { inNetwork, readingNetwork } from '@waymark/store'
import { roles } from '../src/roles.ts'
import { openTwoNetworks, refusedWith, type TwoNetworks } from './two-networks.ts'

let two: TwoNetworks
before(async () => void (two = await openTwoNetworks()))
after(() => two.installation.close())

const app = () => two.installation.app.db
const networkTables = ['app.member', 'app.member_place', 'app.respondent', 'app.subject', 'app.free_text'].map(name =>
  name.split('.'),
)

test('the roles we connect as own nothing, and cannot step around row security', async () => {
  const { db } = two.installation.owner
  const owned = await sql<{ what: string }>`
    select c.oid::regclass::text as what from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any(${roles})
    union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = any(${roles})
    union all select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = any(${roles})`.execute(
    db,
  )
  assert.deepEqual(owned.rows, [])
  const mighty = await sql`select rolname from pg_roles where rolname = any(${roles})
    and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolinherit or not rolcanlogin)`.execute(
    db,
  )
  assert.deepEqual(mighty.rows, [])
  const { rows } = await sql<{
    n: string
  }>`select count(*) as n from pg_roles where rolname = any(${roles})`.execute(db)
  assert.equal(Number(rows[0]!.n), roles.length, 'every role is there to be looked at')
})

test('every table that holds rows of a network forces row security', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'network_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname in ('app', 'sealed', 'auth') and not (c.relrowsecurity and c.relforcerowsecurity)`.execute(
    two.installation.owner.db,
  )
  assert.deepEqual(rows, [])
})

test('without a network no row is seen, and none can be written', async () => {
  for (const [schema, table] of networkTables) {
    const { rows } = await sql`select * from ${sql.id(schema!, table!)}`.execute(app())
    assert.deepEqual(rows, [], table)
  }
  await refusedWith(
    '42501',
    sql`insert into app.free_text (network_id, id, language, body) values (${two.here}, ${uuidv7()}, 'en', 'x')`.execute(
      app(),
    ),
  )
})

test('in a network only its own rows are seen', async () => {
  for (const network of [two.here, two.there])
    await readingNetwork(app(), network, async t => {
      for (const [schema, table] of networkTables) {
        const { rows } = await sql<{
          network: string
        }>`select network_id as network from ${sql.id(schema!, table!)}`.execute(t)
        assert.ok(rows.length > 0, `${table} has something to see`)
        assert.ok(rows.every(row => row.network === network))
      }
    })
})

test("a row for another network is refused, and another network's row can be neither changed nor removed", async () => {
  await refusedWith(
    '42501',
    inNetwork(app(), two.here, t =>
      sql`insert into app.free_text (network_id, id, language, body) values (${two.there}, ${uuidv7()}, 'en', 'x')`.execute(
        t,
      ),
    ),
  )
  await refusedWith(
    '42501',
    inNetwork(app(), two.here, t => sql`update app.free_text set network_id = ${two.there}`.execute(t)),
  )
  const changed = await inNetwork(app(), two.here, t =>
    sql`update app.free_text set body = 'mine' where network_id = ${two.there}`.execute(t),
  )
  assert.equal(changed.numAffectedRows, 0n)
  await refusedWith(
    '42501',
    inNetwork(app(), two.here, t => sql`delete from app.member where network_id = ${two.there}`.execute(t)),
  )
})

test('a row cannot hang below a row of another network', async () => {
  await refusedWith(
    '23503',
    inNetwork(app(), two.here, t =>
      sql`insert into app.member_place (network_id, member_id, place_code, days)
        values (${two.here}, ${two.member.there}, 'QMA', daterange('2022-01-01', null))`.execute(t),
    ),
  )
})

test('the network of a transaction ends with it, on whichever connection the next one runs', async () => {
  await inNetwork(app(), two.here, async t => {
    const { rows } = await sql<{ network: string }>`select app.network() as network`.execute(t)
    assert.equal(rows[0]!.network, two.here)
  })
  await assert.rejects(
    inNetwork(app(), two.there, async () => {
      throw new Error('half way')
    }),
    /half way/,
  )
  const asked = Array.from({ length: 24 }, () =>
    sql<{ network: string | null }>`select app.network() as network`.execute(app()),
  )
  for (const { rows } of await Promise.all(asked)) assert.equal(rows[0]!.network, null)
})

test('the app can neither become another role nor make a table', async () => {
  const { rows } = await sql<{ name: string }>`select current_user as name`.execute(two.installation.owner.db)
  await refusedWith('42501', sql.raw(`set role ${rows[0]!.name}`).execute(app()))
  await refusedWith('42501', sql`set role waymark_login`.execute(app()))
  for (const schema of ['app', 'public', 'reference'])
    await refusedWith('42501', sql`create table ${sql.id(schema, 'mine')} (x int)`.execute(app()))
})

test('sessions, links and what is sealed are out of reach of the app', async () => {
  for (const [schema, table] of [
    ['auth', 'session'],
    ['auth', 'sign_in_link'],
    ['sealed', 'release_file'],
  ])
    await refusedWith('42501', sql`select * from ${sql.id(schema!, table!)}`.execute(app()))
})

test('tables that only grow refuse every change, even by the owner of the schema', async () => {
  const { db } = two.installation.owner
  const { rows } = await sql<{ name: string }>`
    select
      tgrelid::regclass::text as name
    from pg_trigger
    where tgfoid in ('app.refuse_change'::regproc, 'app.refuse_change_of_file'::regproc)
    order by 1`.execute(db)
  const guarded = rows.map(row => row.name)
  for (const name of ['app.observation', 'app.release_file', 'sealed.release_file'])
    assert.ok(guarded.includes(name), name)
  const release = uuidv7()
  await inNetwork(app(), two.here, async t => {
    await sql`
      insert into app.release (network_id, id, label, at, key_id, manifest_sha256, files, sealed_files)
      values (${two.here}, ${release}, '2026-1', now(), 'k', 'm', 1, 0)`.execute(t)
    await sql`
      insert into app.release_file (network_id, release_id, path, sha256, bytes)
      values (${two.here}, ${release}, 'a.csv', 's', 'bytes')`.execute(t)
  })
  const changes = [sql`update app.release_file set sha256 = 'other'`, sql`delete from app.release_file`]
  for (const change of changes) {
    await refusedWith(
      'WM001',
      inNetwork(db, two.here, t => change.execute(t)),
    )
    await refusedWith(
      '42501',
      inNetwork(app(), two.here, t => change.execute(t)),
    )
  }
})
