/** A country hidden by two people: in every release, draft and restored backup; asked twice, in mid-publication, and shown again. */
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  agreeHiding,
  applyHidings,
  askHiding,
  BeingMadeAgain,
  hiddenPage,
  openRelease,
  publishRelease,
  readAs,
  readHiddenList,
  reviewSubmission,
  runJobs,
  saveAnswer,
  startPreview,
  submit,
  verifyWhole,
} from '@waymark/operations'
import { draftsOf, inNetwork, submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, testNetwork, type World, wholeRelease } from '@waymark/testing'

const secret = 'CANARY of what the country said'
let world: World
before(async () => {
  world = await openWorld()
  await answerOfAlder()
  await publish('2026-1')
})
after(() => world.close())

/** Alder's answer about QMA, accepted, with words of its own. */
async function answerOfAlder(): Promise<void> {
  const [arva, rune] = [await world.signInAs('arva'), await world.signInAs('rune')]
  const submission = await countrySubmission(arva, 'Alder')
  const revision = () => readAs(arva, async t => (await submissionById(t, submission))!.revision)
  const form = { submission, indicator: 'A2', typed: { state: 'yes' }, rationale: secret, evidence: [], language: 'en' }
  must(await saveAnswer(arva, { ...form, revision: await revision() }))
  must(await submit(arva, { submission, revision: await revision() }))
  const accept = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
  must(await reviewSubmission(rune, { submission, revision: await revision(), ...accept }))
}

async function publish(label: string): Promise<void> {
  const sigrid = await world.signInAs('sigrid')
  const preview = must(await startPreview(sigrid, { rounds: [world.round], label, days: '0' }))
  await runJobs(world.runtime)
  must(await publishRelease(sigrid, { preview }))
}

const published = async (label: string) =>
  (await wholeRelease(world.runtime, { network: testNetwork.slug, label, withSealed: true }))!
const refusalOf = async (doing: Promise<{ ok: boolean; refusal?: { kind: string } }>) => {
  const result = await doing
  assert.equal(result.ok, false, 'it was not refused')
  return result.refusal!.kind
}
/** What the public file of answers says of QMA's A2. */
async function saidOfAlder(label: string): Promise<unknown> {
  const { files } = await published(label)
  const answers = JSON.parse(Buffer.from(files['data/answers.json']!).toString('utf8')) as Record<string, unknown>[]
  return answers.find(answer => answer['subject'] === 'QMA' && answer['indicator'] === 'A2')!['status']
}
const noAnswer = { missing: 'no-answer-published' }
const ask = async (more: Partial<Parameters<typeof askHiding>[1]> = {}) =>
  askHiding(await world.signInAs('sigrid'), { country: 'QMA', reason: 'A law has changed there.', ...more })
const agree = async (who: 'tuva' | 'sigrid' = 'tuva') => {
  const desk = await world.signInAs(who)
  const waiting = (await hiddenPage(desk)).hidings.find(hiding => hiding.state !== 'hidden')
  return agreeHiding(desk, { hiding: waiting?.id ?? '' })
}

test('one person asks with a reason, about a country of the network, once; another has to agree', async () => {
  assert.equal(await refusalOf(ask({ reason: ' ' })), 'field.missing')
  for (const country of ['QZZ', 'SWE', '', "QMA'"])
    assert.equal(await refusalOf(ask({ country })), 'hiding.country-unknown')
  assert.equal(await refusalOf(ask({ show: true })), 'hiding.not-hidden')
  assert.equal(
    await refusalOf(askHiding(await world.signInAs('arva'), { country: 'QMA', reason: 'x' })),
    'deed.not-permitted',
  )
  must(await ask({ country: ' qma ' }))
  assert.equal(await refusalOf(ask()), 'hiding.asked-already')
  assert.equal(await refusalOf(agree('sigrid')), 'hiding.same-person')
  assert.equal(await refusalOf(agreeHiding(await world.signInAs('tuva'), { hiding: 'none' })), 'thing.not-found')
  assert.deepEqual(await saidOfAlder('2026-1'), { state: 'yes' })
})

test('a draft that was computed before cannot be published, and is computed anew', async () => {
  const sigrid = await world.signInAs('sigrid')
  const preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-2', days: '0' }))
  await runJobs(world.runtime)
  const agreed = must(await agree())
  assert.deepEqual(agreed, { place: 'QMA', shown: false, releases: 1 })
  assert.equal(await refusalOf(publishRelease(sigrid, { preview })), 'preview.draft-not-ready')
  await runJobs(world.runtime)
  assert.equal((await readAs(sigrid, t => draftsOf(t, preview)))[0]!.state, 'ready')
  must(await publishRelease(sigrid, { preview }))
})

test('nobody reads a release before its files are made again', async () => {
  const { db } = world.runtime.installation.owner
  const { id } = world.system.network
  const waits = (at: string | null) =>
    inNetwork(db, id, t => sql`update app.release_hiding set made_at = ${at}`.execute(t))
  await waits(null)
  await assert.rejects(openRelease(world.runtime, testNetwork.slug, '2026-1'), BeingMadeAgain)
  await assert.rejects(published('2026-1'), BeingMadeAgain)
  await runJobs(world.runtime)
  assert.ok(await openRelease(world.runtime, testNetwork.slug, '2026-1'))
})

test('hidden, its words are gone beside the release, its rows say that no answer is published, and verify says how many were hidden', async () => {
  const release = await published('2026-1')
  assert.deepEqual(await saidOfAlder('2026-1'), noAnswer)
  assert.ok(!JSON.stringify([release.texts, release.sealed!.texts]).includes(secret))
  const { findings, notes } = verifyWhole(release)
  assert.deepEqual(findings, [])
  const note = notes.find(eachNote => eachNote.kind === 'verify.countries-hidden')
  assert.deepEqual([note?.count, note?.day], [1, '2026-02-02'])
  assert.ok(note!.files > 5)
})

test('a later release shows it as any country without a published answer, and says of nobody that they are hidden', async () => {
  const release = await published('2026-2')
  assert.deepEqual(await saidOfAlder('2026-2'), noAnswer)
  const report = verifyWhole(release)
  assert.deepEqual(report.findings, [])
  assert.ok(!report.notes.some(note => note.kind === 'verify.countries-hidden'))
  assert.ok(!Object.keys(release.files).some(file => file.startsWith('hidden')))
})

test('hidden twice is refused', async () => {
  assert.equal(await refusalOf(ask()), 'hiding.hidden-already')
  assert.equal(
    await refusalOf(agreeHiding(await world.signInAs('tuva'), { hiding: (await hidings())[0]!.id })),
    'thing.not-found',
  )
})
const hidings = async () => (await hiddenPage(await world.signInAs('sigrid'))).hidings

test('no file of a release changes but while a country is being hidden in it', async () => {
  const { db } = world.runtime.installation.owner
  for (const table of ['app.release_file', 'sealed.release_file'])
    await assert.rejects(
      inNetwork(db, world.system.network.id, t => sql`delete from ${sql.table(table)}`.execute(t)),
      { code: 'WM001' },
    )
})

test('data restored from before the hiding are hidden again by the list beside them, once', async () => {
  const { owner, folder } = world.runtime.installation
  const { id } = world.system.network
  const own = readHiddenList(folder).filter(noted => noted.network === id)
  assert.deepEqual(own, [{ day: '2026-02-02', network: id, place: 'QMA', shown: false }])
  assert.equal(fs.statSync(path.join(folder, 'hidden.list')).mode & 0o077, 0)
  await inNetwork(owner.db, id, async t => {
    await sql`delete from app.hiding`.execute(t)
    await sql`delete from app.release_hiding`.execute(t)
  })
  assert.equal(await applyHidings(world.runtime), 1)
  assert.equal(await applyHidings(world.runtime), 0)
  await runJobs(world.runtime)
  assert.deepEqual(verifyWhole(await published('2026-1')).findings, [])
  assert.deepEqual(
    (await hidings()).map(hiding => [hiding.country, hiding.state]),
    [['QMA', 'hidden']],
  )
})

test('shown again by two, it is in later releases, and those that were made again stay', async () => {
  const before = await published('2026-1')
  must(await ask({ show: true, reason: 'Its members ask for it.' }))
  assert.equal(await refusalOf(ask({ show: true })), 'hiding.asked-already')
  assert.equal(await refusalOf(agree('sigrid')), 'hiding.same-person')
  assert.deepEqual(must(await agree()), { place: 'QMA', shown: true, releases: 0 })
  await runJobs(world.runtime)
  assert.deepEqual((await published('2026-1')).files, before.files)
  await publish('2026-3')
  assert.deepEqual(await saidOfAlder('2026-3'), { state: 'yes' })
  assert.deepEqual(await saidOfAlder('2026-1'), noAnswer)
  assert.deepEqual(await hidings(), [])
})

test('two who ask at one moment ask once', async () => {
  const both = await Promise.all([ask(), ask()])
  assert.deepEqual(both.map(result => result.ok).sort(), [false, true])
})
