/** The audit: what every deed leaves behind, what nobody can do to it, and how it is verified and searched. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  agreeRedaction,
  askRedaction,
  learningPage,
  recordFinding,
  exportHeads,
  headsFile,
  readAs,
  saveAnswer,
  searchAudit,
  verifyAudits,
  type AuditFound,
  type AuditSearch,
  type Runtime,
} from '@waymark/operations'
import { appendAudit, inNetwork, respondentsOf, sealAudit, submissionsOfRespondents } from '@waymark/store'
import { must, openWorld, testNetwork, type World, withOwnFolder, type OwnFolder } from '@waymark/testing'

let world: World
let own: OwnFolder
let runtime: Runtime

before(async () => {
  world = await openWorld()
  own = withOwnFolder(world.runtime, testNetwork.slug)
  runtime = own.runtime
})
after(async () => {
  own?.forget()
  await world?.close()
})

const everything: AuditSearch = { action: '', actor: '', object: '', from: '', until: '', before: '' }

async function saveOne(rationale: string): Promise<string> {
  const desk = await world.signInAs('arva')
  const submission = await readAs(desk, async t => {
    const respondent = (await respondentsOf(t)).find(respondent => respondent.name === 'Alder')!
    return (await submissionsOfRespondents(t, [respondent.id])).find(
      respondent => respondent.subjectKind === 'country',
    )!
  })
  const form = { submission: submission.id, indicator: 'A2', typed: { state: 'yes' }, evidence: [], language: 'en' }
  must(await saveAnswer(desk, { ...form, rationale, revision: submission.revision }))
  return desk.person!.id
}

test('an entry says who did what to which object, and nothing of what was written', async () => {
  const person = await saveOne('CANARY in a rationale')
  const { rows } = await sql<
    Record<string, unknown>
  >`select * from app.audit_entry where action = 'save-answer'`.execute(runtime.installation.owner.db)
  assert.equal(rows.length, 1)
  assert.equal(rows[0]!['actor'], person)
  assert.equal(JSON.stringify(rows).includes('CANARY'), false)
  assert.equal((rows[0]!['content'] as Buffer).length, 32)
})

test('equal content has another commitment in another network: what was written cannot be guessed by trying', () => {
  const said = '{"value":"yes"}'
  const other = withOwnFolder(world.runtime, 'another-network')
  assert.notDeepEqual(
    runtime.keysOf(testNetwork.slug).commit(said),
    other.runtime.keysOf('another-network').commit(said),
  )
  other.forget()
})

test('the app can neither change, remove nor seal what it wrote', async () => {
  const attempts = [
    sql`update app.audit_entry set action = 'x'`,
    sql`delete from app.audit_entry`,
    sql`insert into app.audit_block values (app.network(), 1, 0, '', '')`,
    sql`insert into app.audit_entry (network_id, id, at, action, digest, block) values (app.network(), gen_random_uuid(), now(), 'x', '', 1)`,
  ]
  for (const attempt of attempts)
    await assert.rejects(
      inNetwork(runtime.installation.app.db, world.system.network.id, t => attempt.execute(t)),
      { code: '42501' },
    )
})

test('a redaction leaves the chain whole', async () => {
  const rune = await world.signInAs('rune')
  must(await recordFinding(rune, { text: 'to be redacted', language: 'en', place: null, indicator: null }))
  const text = (await learningPage(rune)).find(line => line.finding.text.body === 'to be redacted')!.finding.text.id
  const { redaction } = must(await askRedaction(rune, { text, reason: 'names somebody' }))
  await sealAudit(runtime.installation.jobs.db)
  await exportHeads(runtime)
  must(await agreeRedaction({ ...(await world.signInAs('sigrid')), runtime }, { redaction }))
  await sealAudit(runtime.installation.jobs.db)
  assert.equal(await exportHeads(runtime), 1)
  const { intact, networks } = await verifyAudits(runtime)
  assert.ok(intact, JSON.stringify(networks))
  assert.equal(networks[0]!.heads, 2)
})

test('heads are appended only where the chain went on', async () => {
  const before = fs.readFileSync(headsFile(own.folder), 'utf8')
  assert.equal(await exportHeads(runtime), 0)
  assert.equal(fs.readFileSync(headsFile(own.folder), 'utf8'), before)
})

test('a kept head that the network did not sign is found, and so is one of a network that is gone', async () => {
  const kept = fs.readFileSync(headsFile(own.folder), 'utf8')
  const line = kept.split('\n').find(one => one.includes(world.system.network.id))!
  const [at, network, number, root, ...signed] = line.split(' ')
  const moved = [new Date(Date.parse(at!) + 1).toISOString(), network, number, root, ...signed].join(' ')
  fs.appendFileSync(headsFile(own.folder), `${moved}\n`)
  assert.equal((await verifyAudits(runtime)).networks[0]!.fault?.kind, 'audit.head-not-signed')
  fs.writeFileSync(headsFile(own.folder), kept.replaceAll(network!, '0198c000-0000-7000-8000-000000000000'))
  assert.equal((await verifyAudits(runtime)).networks.at(-1)!.fault?.kind, 'audit.network-missing')
  fs.writeFileSync(headsFile(own.folder), kept)
  assert.ok((await verifyAudits(runtime)).intact)
})

test('a line that a crash cut short is passed over, and the next head stands on a line of its own', async () => {
  const kept = fs.readFileSync(headsFile(own.folder), 'utf8')
  fs.appendFileSync(headsFile(own.folder), kept.slice(0, 40))
  await saveOne('again')
  await sealAudit(runtime.installation.jobs.db)
  assert.equal(await exportHeads(runtime), 1)
  const { intact, unreadable, networks } = await verifyAudits(runtime)
  assert.deepEqual({ intact, unreadable, heads: networks[0]!.heads }, { intact: true, unreadable: 1, heads: 3 })
})

test('an auditor searches by deed, person, object and day; others may not', async () => {
  const auditor = await world.signInAs('aud')
  const all = must(await searchAudit(auditor, everything))
  assert.ok(all.lines.length > 5)
  const arva = all.people.find(person => person.name === 'arva')!
  const saved = must(await searchAudit(auditor, { ...everything, action: 'save-answer', actor: arva.id }))
  assert.deepEqual([...new Set(saved.lines.map(line => `${line.name} ${line.action}`))], ['arva save-answer'])
  const object = saved.lines[0]!.object!
  assert.ok(must(await searchAudit(auditor, { ...everything, object })).lines.every(line => line.object === object))
  assert.equal(must(await searchAudit(auditor, { ...everything, until: '2020-01-01' })).lines.length, 0)
  assert.equal(must(await searchAudit(auditor, { ...everything, actor: 'nobody' })).lines.length, 0)
  const wrong = await searchAudit(auditor, { ...everything, from: 'yesterday' })
  assert.equal(wrong.ok ? '' : wrong.refusal.kind, 'day.malformed')
  const refusedToSecretariat = await searchAudit(await world.signInAs('sigrid'), everything)
  assert.equal(refusedToSecretariat.ok ? '' : refusedToSecretariat.refusal.kind, 'deed.not-permitted')
})

test('older entries are reached page by page, each once', async () => {
  const auditor = await world.signInAs('aud')
  const { db } = runtime.installation.app
  await inNetwork(db, world.system.network.id, async t => {
    for (let n = 0; n < 120; n++)
      await appendAudit(t, { at: runtime.now(), actor: null, action: 'many', object: null, content: null })
  })
  const seen = new Set<string>()
  for (let older: string | null = ''; older !== null;) {
    const page: AuditFound = must(await searchAudit(auditor, { ...everything, action: 'many', before: older }))
    for (const line of page.lines) seen.add(line.id)
    older = page.older
  }
  assert.equal(seen.size, 120)
})
