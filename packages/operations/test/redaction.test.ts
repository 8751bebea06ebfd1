import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  agreeRedaction,
  applyRedactions,
  askRedaction,
  runtimeOf,
  learningPage,
  readAs,
  publishRelease,
  readRedactionList,
  recordFinding,
  reviewSubmission,
  saveAnswer,
  runJobs,
  startPreview,
  submit,
  verifyWhole,
  type Desk,
} from '@waymark/operations'
import {
  answersOf,
  changeText,
  inNetwork,
  type InNetwork,
  redactionsAsked,
  saveText,
  submissionById,
  textsOf,
} from '@waymark/store'
import { countrySubmission, must, openWorld, testNetwork, type World, wholeRelease } from '@waymark/testing'

const secret = 'CANARY of a name that must go'
let world: World
let rationale: string

before(async () => {
  world = await openWorld()
  rationale = await publishedRationale()
})
after(() => world.close())

/** Publishes one answer of QMA whose rationale holds the secret; gives back the id of that text. */
async function publishedRationale(): Promise<string> {
  const [arva, rune, sigrid] = [
    await world.signInAs('arva'),
    await world.signInAs('rune'),
    await world.signInAs('sigrid'),
  ]
  const submission = await countrySubmission(arva, 'Alder')
  const revision = () => readAs(arva, async t => (await submissionById(t, submission))!.revision)
  const evidence = [
    {
      type: 'law',
      where: '',
      address: 'https://example.org/12',
      seenOn: '2026-02-01',
      quote: 'Section 4',
      place: 'p. 3',
    },
  ]
  const form = { submission, indicator: 'A2', typed: { state: 'yes' }, rationale: secret, evidence, language: 'en' }
  must(await saveAnswer(arva, { ...form, revision: await revision() }))
  must(await submit(arva, { submission, revision: await revision() }))
  const accept = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
  must(await reviewSubmission(rune, { submission, revision: await revision(), ...accept }))
  const preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-1', days: '0' }))
  await runJobs(sigrid.runtime)
  must(await publishRelease(sigrid, { preview }))
  return (await readAs(arva, t => answersOf(t, submission)))[0]!.rationale!
}

const refusalOf = async (doing: Promise<{ ok: boolean; refusal?: { kind: string } }>) => {
  const result = await doing
  assert.equal(result.ok, false, 'it was not refused')
  return result.refusal!.kind
}
const verified = async () => {
  const published = (await wholeRelease(world.runtime, {
    network: testNetwork.slug,
    label: '2026-1',
    withSealed: true,
  }))!
  return { report: verifyWhole(published), published }
}
const list = () => path.join(world.runtime.installation.folder, 'redactions.list')
const ours = () =>
  readRedactionList(world.runtime.installation.folder).filter(
    redaction => redaction.network === world.system.network.id,
  )
/** How often the secret stands anywhere in the database, row by row of every table that has a network. */
function traces(): Promise<number> {
  // An owner who is no superuser sees a network's rows only in a transaction of that network.
  return inNetwork(world.runtime.installation.owner.db, world.system.network.id, tracesIn)
}

async function tracesIn(db: InNetwork): Promise<number> {
  const tables = await sql<{ name: string }>`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
    from information_schema.tables where table_schema in ('app', 'sealed', 'auth') and table_type = 'BASE TABLE'`.execute(
    db,
  )
  let found = 0
  for (const { name } of tables.rows) {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from ${sql.raw(name)} x where x::text like ${`%${secret}%`}
      or x::text like ${`%${Buffer.from(secret).toString('hex')}%`}`.execute(db)
    found += rows[0]!.n
  }
  return found
}

test('one person asks with a reason; nothing happens until another agrees', async () => {
  const sigrid = await world.signInAs('sigrid')
  assert.equal(await refusalOf(askRedaction(sigrid, { text: rationale, reason: ' ' })), 'field.missing')
  assert.equal(
    await refusalOf(askRedaction(await world.signInAs('odd'), { text: rationale, reason: 'x' })),
    'deed.not-permitted',
  )
  const { redaction } = must(await askRedaction(sigrid, { text: rationale, reason: 'It names a person' }))
  assert.equal(
    await refusalOf(askRedaction(await world.signInAs('arva'), { text: rationale, reason: 'I too' })),
    'redaction.asked-already',
  )
  assert.equal(await refusalOf(agreeRedaction(sigrid, { redaction })), 'redaction.same-person')
  assert.equal(await refusalOf(agreeRedaction(await world.signInAs('arva'), { redaction })), 'deed.not-permitted')
  const [waiting] = await readAs(sigrid, redactionsAsked)
  assert.deepEqual([waiting?.id, waiting?.body, waiting?.reason], [redaction, secret, 'It names a person'])
  assert.ok((await traces()) >= 2, 'it stands among the texts and beside the release')
})

test('agreed by two, the text is gone from every table, and the release verifies as before with one text redacted', async () => {
  const tuva = await world.signInAs('tuva')
  const before = await verified()
  assert.equal(before.published.texts[rationale]?.body, secret)
  const [waiting] = await readAs(tuva, redactionsAsked)
  must(await agreeRedaction(tuva, { redaction: waiting!.id }))
  assert.equal(await traces(), 0)
  const after = await verified()
  assert.deepEqual(after.published.files, before.published.files)
  assert.equal(rationale in after.published.texts, false)
  assert.deepEqual(after.published.redactions, [{ text: rationale, day: '2026-02-02' }])
  assert.deepEqual([before.report.intact, after.report.intact, after.report.findings], [true, true, []])
  assert.deepEqual(
    after.report.notes.filter(note => note.kind === 'verify.texts-redacted'),
    [{ kind: 'verify.texts-redacted', count: 1, day: '2026-02-02' }],
  )
  assert.deepEqual(await readAs(tuva, redactionsAsked), [])
  assert.equal(await refusalOf(askRedaction(tuva, { text: rationale, reason: 'Again' })), 'redaction.done-already')
  assert.equal(await refusalOf(agreeRedaction(tuva, { redaction: waiting!.id })), 'thing.not-found')
})

test('the list beside the data names the text and its day, and nothing of what stood in it', () => {
  assert.deepEqual(ours(), [{ day: '2026-02-02', network: world.system.network.id, text: rationale }])
  assert.ok(!fs.readFileSync(list(), 'utf8').includes(secret))
  assert.equal(fs.statSync(list()).mode & 0o077, 0)
})

test('a redacted text never comes back, neither by a new edit nor beside a later release', async () => {
  const { id } = world.system.network
  const { db } = world.runtime.installation.app
  await inNetwork(db, id, async t => {
    const anew = await changeText(t, rationale, { language: 'en', body: 'Without the name' })
    assert.notEqual(anew, rationale)
    assert.equal((await textsOf(t, [rationale])).get(rationale)?.body, null)
  })
  await assert.rejects(
    inNetwork(db, id, t =>
      sql`update app.free_text set body = 'back', redacted_at = null where id = ${rationale}`.execute(t),
    ),
    { code: 'WM003' },
  )
  await inNetwork(db, id, async t => {
    await sql`insert into app.release_text (network_id, release_id, text_id, language, body)
      select network_id, id, ${rationale}, 'en', ${secret} from app.release`.execute(t)
  })
  assert.equal(await traces(), 0)
})

test('data restored from before the redaction loses the text again, once', async () => {
  const { db } = world.runtime.installation.owner
  const { id } = world.system.network
  await inNetwork(db, id, async t => {
    await sql`alter table app.free_text disable trigger keep_redacted`.execute(t)
    await sql`update app.free_text set body = ${secret}, redacted_at = null where id = ${rationale}`.execute(t)
    await sql`alter table app.free_text enable trigger keep_redacted`.execute(t)
    await sql`delete from app.release_redaction where text_id = ${rationale}`.execute(t)
    await sql`insert into app.release_text (network_id, release_id, text_id, language, body)
      select network_id, id, ${rationale}, 'en', ${secret} from app.release`.execute(t)
  })
  assert.equal(await traces(), 2)
  assert.equal(await applyRedactions(world.runtime), 1)
  assert.equal(await traces(), 0)
  assert.deepEqual((await verified()).published.redactions, [{ text: rationale, day: '2026-02-02' }])
  assert.equal(await applyRedactions(world.runtime), 0)
})

test('a redaction that only the data knows is put on the list, and a line cut short harms nothing', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'waymark-list-'))
  fs.writeFileSync(path.join(folder, 'redactions.list'), '2026-02-0')
  try {
    assert.deepEqual(readRedactionList(folder), [])
    const elsewhere = runtimeOf({ ...world.runtime.installation, folder }, { now: world.runtime.now })
    assert.equal(await applyRedactions(elsewhere), 0)
    assert.equal(await applyRedactions(elsewhere), 0)
    assert.deepEqual(readRedactionList(folder), ours())
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
})

test('a text that no page of the desk shows is not found, even by whoever keeps the network', async () => {
  const nowhere = await inNetwork(world.runtime.installation.app.db, world.system.network.id, t =>
    saveText(t, { language: 'en', body: 'Ours' }),
  )
  const sigrid = await world.signInAs('sigrid')
  assert.equal(await refusalOf(askRedaction(sigrid, { text: nowhere, reason: 'x' })), 'thing.not-found')
})

test("another network's texts are not found, by whatever id", async () => {
  const stranger: Desk = {
    ...(await world.signInAs('sigrid')),
    network: { ...world.system.network, id: strangerNetwork },
  }
  const sigrid = await world.signInAs('sigrid')
  must(await recordFinding(sigrid, { text: 'Ours', language: 'en', place: null, indicator: null }))
  const theirs = (await learningPage(sigrid)).find(line => line.finding.text.body === 'Ours')!.finding.text.id
  assert.equal(await refusalOf(askRedaction(stranger, { text: theirs, reason: 'x' })), 'thing.not-found')
  assert.equal(
    await refusalOf(askRedaction(await world.signInAs('sigrid'), { text: 'x', reason: 'y' })),
    'thing.not-found',
  )
  const { redaction } = must(await askRedaction(sigrid, { text: theirs, reason: 'x' }))
  const other: Desk = { ...(await world.signInAs('tuva')), network: stranger.network }
  assert.equal(await refusalOf(agreeRedaction(other, { redaction })), 'thing.not-found')
})
const strangerNetwork = '0198c000-0000-7000-8000-00000000abcd'
