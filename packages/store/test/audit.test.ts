import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { appendAudit, inNetwork, sealAudit, verifyAudit } from '@waymark/store'
import { sealedChain, verifiedAfter } from './audit-chain.ts'
import { openTwoNetworks, refusedWith, type TwoNetworks } from './two-networks.ts'

let two: TwoNetworks
before(async () => {
  two = await openTwoNetworks()
  await sealedChain(two, 8)
})
after(() => two.installation.close())

const jobs = () => two.installation.jobs.db
const faultAfter = async (...changes: ReturnType<typeof sql>[]) => {
  const report = await verifiedAfter(two, async t => {
    for (const change of changes) await change.execute(t)
  })
  return report.fault?.kind
}

test('an untouched chain is intact, and its head is that of the last block', async () => {
  const report = await verifyAudit(jobs(), two.here)
  assert.equal(report.fault, undefined)
  assert.deepEqual([report.blocks, report.entries, report.open], [8, 20, 0])
  assert.equal(report.head?.number, '8')
  assert.equal((await verifiedAfter(two, async () => {}, [report.head!])).fault, undefined)
})

test('an entry edited, with or without its digest, is found', async () => {
  const edit = sql`update app.audit_entry set action = 'publish-release' where network_id = ${two.here} and block = 4`
  assert.equal(await faultAfter(edit), 'audit.entry-changed')
  const digests = sql`update app.audit_entry set digest = sha256('x') where network_id = ${two.here} and block = 4`
  assert.equal(await faultAfter(digests), 'audit.entry-changed')
  const never = sql`update app.audit_entry set at = 'infinity' where network_id = ${two.here} and block = 2`
  assert.equal(await faultAfter(never), 'audit.entry-changed')
  const moved = sql`update app.audit_entry set at = at + interval '400 microseconds' where network_id = ${two.here} and block = 2`
  assert.equal(await faultAfter(moved), 'audit.entry-changed', 'moved by less than a date holds')
})

test('an entry deleted, taken out of its block or inserted is found', async () => {
  const first = sql`(select min(id::text)::uuid from app.audit_entry where network_id = ${two.here} and block = 4)`
  assert.equal(await faultAfter(sql`delete from app.audit_entry where id = ${first}`), 'audit.block-incomplete')
  const out = sql`update app.audit_entry set block = null where id = ${first}`
  assert.equal(await faultAfter(out), 'audit.block-incomplete')
  const copy = (block: number) => sql`insert into app.audit_entry
    select network_id, gen_random_uuid(), at, actor, action, object, content, digest, ${block} from app.audit_entry where id = ${first}`
  assert.equal(await faultAfter(copy(4)), 'audit.entry-changed')
  assert.equal(await faultAfter(copy(99)), 'audit.entry-of-no-block')
})

test('an entry put into another block, and two blocks that change places, are found', async () => {
  const move = sql`update app.audit_entry set block = 5 where network_id = ${two.here} and block = 1`
  assert.equal(await faultAfter(move), 'audit.block-incomplete')
  const swap = sql`
    update app.audit_block
    set number = case number when 3 then -4 else -3 end
    where network_id = ${two.here}
      and number in (3, 4)`
  const back = sql`update app.audit_block set number = -number where network_id = ${two.here} and number < 0`
  const entries = sql`update app.audit_entry set block = 7 - block where network_id = ${two.here} and block in (3, 4)`
  assert.equal(await faultAfter(swap, back, entries), 'audit.block-does-not-follow')
})

test('an entry of another network does not fit in', async () => {
  await inNetwork(two.installation.app.db, two.there, t =>
    appendAudit(t, { at: new Date(), actor: null, action: 'submit', object: null, content: null }),
  )
  await sealAudit(jobs())
  const moved = sql`update app.audit_entry set network_id = ${two.here}, block = 1 where network_id = ${two.there}`
  assert.equal(await faultAfter(moved), 'audit.entry-changed')
})

test('a tail that was cut off shows in a head kept elsewhere, and a block cut out shows without', async () => {
  const { head } = await verifyAudit(jobs(), two.here)
  const cut = async (t: Parameters<Parameters<typeof verifiedAfter>[1]>[0], what: ReturnType<typeof sql>) => {
    await sql`delete from app.audit_entry where network_id = ${two.here} and block ${what}`.execute(t)
    await sql`delete from app.audit_block where network_id = ${two.here} and number ${what}`.execute(t)
  }
  assert.equal((await verifiedAfter(two, t => cut(t, sql`> 6`))).fault, undefined)
  assert.equal((await verifiedAfter(two, t => cut(t, sql`> 6`), [head!])).fault?.kind, 'audit.head-differs')
  assert.equal((await verifiedAfter(two, t => cut(t, sql`= 3`))).fault?.kind, 'audit.block-missing')
  const onlyBlock = sql`delete from app.audit_block where network_id = ${two.here} and number = 8`
  assert.equal(await faultAfter(onlyBlock), 'audit.entry-of-no-block')
})

test('two sealers at once seal every entry once, while others go on writing', async () => {
  const { app } = two.installation
  const write = async () => {
    for (let n = 0; n < 25; n++)
      await inNetwork(app.db, two.there, t =>
        appendAudit(t, { at: new Date(), actor: null, action: 'submit', object: null, content: null }),
      )
  }
  const seal = async () => {
    for (let n = 0; n < 12; n++) await sealAudit(jobs())
  }
  const before = await verifyAudit(jobs(), two.there)
  await Promise.all([write(), write(), write(), seal(), seal()])
  await sealAudit(jobs())
  const report = await verifyAudit(jobs(), two.there)
  assert.equal(report.fault, undefined)
  assert.deepEqual([report.entries - before.entries, report.open], [75, 0])
})

test('the app adds to the audit and cannot change it; the sealer sees nothing else', async () => {
  const { app } = two.installation
  for (const change of [
    sql`update app.audit_entry set action = 'x'`,
    sql`delete from app.audit_entry`,
    sql`insert into app.audit_block values (${two.here}, 99, 0, 'x', 'x')`,
  ])
    await refusedWith(
      '42501',
      inNetwork(app.db, two.here, t => change.execute(t)),
    )
  for (const change of [
    sql`update app.audit_entry set action = 'x'`,
    sql`delete from app.audit_block`,
    sql`update app.audit_block set root = 'x'`,
    sql`select * from app.free_text`,
    sql`select * from auth.person`,
  ])
    await refusedWith('42501', change.execute(jobs()))
})
