import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Installation } from '@waymark/store'
import { catalogueFaults, listedLines } from '../../packages/store/test/catalogue/faults.ts'
import { grantsOf } from '../../packages/store/test/catalogue/read.ts'
import { repository, testInstallation } from '@waymark/testing'

let installation: Installation
before(async () => {
  installation = await testInstallation()
  // A database made from a template takes over all but the grants on itself: this migration is run once more for them.
  const text = fs.readFileSync(path.join(repository, 'packages/store/migrations/2026-11-30-20-database.sql'), 'utf8')
  await sql.raw(text).execute(installation.owner.db)
})
after(() => installation.close())

test('the schema keeps networks apart everywhere', async () => {
  assert.deepEqual(await catalogueFaults(installation.owner.db), [])
})

test('every listed grant is there: the list says what is, not what once was', async () => {
  const held = new Set(await grantsOf(installation.owner.db))
  assert.deepEqual(
    listedLines().filter(line => !held.has(line)),
    [],
  )
})

/** What somebody might add, and the rule that must catch it. */
const planted: readonly { readonly adds: string; readonly rule: string }[] = [
  { adds: 'create table app.loose (id uuid primary key)', rule: 'network_id is missing' },
  { adds: 'create table app.loose (network_id text, id uuid)', rule: 'network_id is not a required uuid' },
  { adds: 'create table app.loose (network_id uuid, id uuid)', rule: 'network_id is not a required uuid' },
  { adds: 'create table app.loose (network_id uuid not null, id uuid)', rule: 'there is no primary key' },
  {
    adds: 'create table app.loose (network_id uuid not null, id uuid primary key)',
    rule: 'a unique index without network_id',
  },
  {
    adds: 'create table app.loose (network_id uuid, id uuid, primary key (network_id, id))',
    rule: 'row security is off',
  },
  {
    adds: 'create table app.loose (network_id uuid, id uuid, primary key (network_id, id)); alter table app.loose enable row level security',
    rule: 'row security is not forced',
  },
  {
    adds: 'create table auth.loose (network_id uuid, id uuid, primary key (network_id, id)); alter table auth.loose enable row level security; alter table auth.loose force row level security',
    rule: 'no policy keeps networks apart',
  },
  { adds: 'alter table app.answer no force row level security', rule: 'row security is not forced' },
  { adds: 'alter table sealed.release_file disable row level security', rule: 'row security is off' },
  { adds: 'create unique index loose on app.round (label)', rule: 'a unique index without network_id' },
  {
    adds: `create unique index loose on app.round (label) where closed_on is null`,
    rule: 'a unique index without network_id',
  },
  { adds: 'create unique index loose on app.round (lower(label))', rule: 'a unique index without network_id' },
  {
    adds: 'create unique index loose on app.round (label) include (network_id)',
    rule: 'a unique index without network_id',
  },
  {
    adds: 'create unique index by_id on app.round (id, network_id); alter table app.answer add column other_network uuid, add column round_id uuid, add foreign key (round_id, other_network) references app.round (id, network_id)',
    rule: 'a foreign key without network_id',
  },
  {
    adds: 'alter table app.answer add column other uuid references app.network (id)',
    rule: 'a foreign key without network_id',
  },
  { adds: 'create policy loose on app.answer using (true)', rule: 'a policy opens more than one network' },
  {
    adds: 'create policy loose on app.answer for select to waymark_app using (true)',
    rule: 'a policy opens more than one network',
  },
  { adds: 'alter policy network on app.answer using (true)', rule: 'no policy keeps networks apart' },
  { adds: 'alter policy network on app.answer with check (true)', rule: 'no policy keeps networks apart' },
  {
    adds: 'alter policy sealer on app.audit_entry to waymark_jobs, waymark_app',
    rule: 'a policy opens more than one network',
  },
  { adds: 'drop policy network on app.evidence', rule: 'no policy keeps networks apart' },
  { adds: 'create view app.loose as select * from app.answer', rule: 'a view reads with the rights of its owner' },
  {
    adds: 'create view app.loose with (security_invoker = off) as select 1 as n',
    rule: 'a view reads with the rights of its owner',
  },
  {
    adds: 'create materialized view app.loose as select * from app.answer',
    rule: 'row security does not reach materialised views and foreign tables',
  },
  {
    adds: 'create function app.loose() returns bigint language sql security definer as $$ select count(*) from app.answer $$',
    rule: 'a function runs with the rights of its owner and is not listed',
  },
  {
    adds: 'create procedure app.loose() language sql security definer as $$ select 1 $$',
    rule: 'a function of its owner has no fixed search path',
  },
  {
    adds: 'create rule loose as on insert to app.round do also nothing',
    rule: 'a rewrite rule steps around row security',
  },
  { adds: 'create sequence app.loose', rule: 'a sequence counts across networks' },
  { adds: 'create schema loose; create table loose.thing (n int)', rule: 'its schema is not listed' },
  { adds: 'grant delete on app.answer to waymark_app', rule: 'a grant is not listed' },
  { adds: 'grant select on app.answer to public', rule: 'a grant is not listed' },
  { adds: 'grant select (bytes) on sealed.release_file to waymark_app', rule: 'a grant is not listed' },
  { adds: 'grant select on app.answer to waymark_jobs', rule: 'a grant is not listed' },
  { adds: 'grant create on schema app to waymark_app', rule: 'a grant is not listed' },
  { adds: 'grant create on schema public to public', rule: 'a grant is not listed' },
  {
    adds: 'alter default privileges in schema app grant select on tables to waymark_app',
    rule: 'a grant is not listed',
  },
  { adds: 'alter table app.round owner to waymark_app', rule: 'a role owns something' },
  { adds: 'alter role waymark_app bypassrls', rule: 'a role has the power bypassrls' },
  { adds: 'alter role waymark_login superuser', rule: 'a role has the power superuser' },
  { adds: 'grant pg_read_all_data to waymark_app', rule: 'a role may become another' },
]

class TakenBack extends Error {}

/** Adds it, looks, and takes it back. */
async function tryOut(adds: string, rule: string): Promise<void> {
  const change = installation.owner.db.transaction().execute(async t => {
    await sql.raw(adds).execute(t)
    const faults = await catalogueFaults(t)
    assert.ok(
      faults.some(fault => fault.rule === rule),
      `wanted "${rule}", found ${JSON.stringify(faults)}`,
    )
    throw new TakenBack('nothing planted stays')
  })
  await assert.rejects(change, TakenBack)
}

/** Roles belong to the whole server: another test file that opens its database at the same moment touches them too. */
const touchedMeanwhile = (problem: Error) => /tuple concurrently updated/.test(problem.message)

for (const { adds, rule } of planted)
  test(`the catalogue test bites: ${adds}`, async () => {
    for (let turn = 1; ; turn++)
      try {
        return await tryOut(adds, rule)
      } catch (problem) {
        if (turn === 5 || !touchedMeanwhile(problem as Error)) throw problem
      }
  })
