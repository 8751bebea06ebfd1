/** Held answers, with real PostgreSQL: nothing of them is published, and nothing shows that they are there. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  agreeHiding,
  answerPreview,
  askHiding,
  correctAnswer,
  freezeAgain,
  holdAnswer,
  holdCountry,
  openRelease,
  previewPage,
  publishRelease,
  questionPage,
  readAs,
  reviewCorrection,
  reviewSubmission,
  runJobs,
  saveAnswer,
  startPreview,
  submit,
  type Desk,
} from '@waymark/operations'
import type { IndicatorPage, SettledAnswer } from '@waymark/scorecard'
import { draftsOf, inNetwork, submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const indicator = 'A2'
const said = {
  indicator,
  evidence: [{ type: 'law', where: '', address: 'https://example.org/12', seenOn: '2026-02-01', quote: '', place: '' }],
}

async function submissionOf(member: string): Promise<string> {
  return countrySubmission(world.system, member)
}
const revisionOf = (submission: string) =>
  readAs(world.system, async t => (await submissionById(t, submission))!.revision)

/** Answers, is held where asked, and is accepted. */
async function answered(desk: Desk, member: string, given: { readonly state: string; readonly held: boolean }) {
  const submission = await submissionOf(member)
  const rationale = `${member} says so in its own words`
  const form = { ...said, submission, typed: { state: given.state }, rationale, language: 'en', revision: 0 }
  must(await saveAnswer(desk, form))
  if (given.held) must(await holdAnswer(desk, { submission, indicator, held: true }))
  must(await submit(desk, { submission, revision: await revisionOf(submission) }))
  const review = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
  const revision = await revisionOf(submission)
  must(await reviewSubmission(await world.signInAs('rune'), { submission, revision, ...review }))
  return submission
}

const owned = <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
  inNetwork(world.runtime.installation.owner.db, world.system.network.id, async t => (await query.execute(t)).rows)

/** The digests of the public files of a preview's newest draft, but for the manifest that commits to the sealed part. */
async function publicFiles(preview: string): Promise<Readonly<Record<string, string>>> {
  const [draft] = await readAs(world.system, t => draftsOf(t, preview))
  assert.equal(draft?.state, 'ready')
  const rows = await owned(sql<{ path: string; sha256: string }>`
    select
      path,
      sha256
    from app.draft_file
    where draft_id = ${draft.id}
      and area = 'public'
      and path not like 'manifest%'
    order by path`)
  return Object.fromEntries(rows.map(({ path, sha256 }) => [path, sha256]))
}

async function frozen(preview: string): Promise<Readonly<Record<string, string>>> {
  must(await freezeAgain(await world.signInAs('sigrid'), { preview, days: '0' }))
  await runJobs(world.runtime)
  return publicFiles(preview)
}

/** Corrects an accepted answer, Cedar's where no other is named, and has the correction accepted. */
async function corrected(state: string, of: 'Cedar' | 'Alder' = 'Cedar'): Promise<void> {
  const desk = await world.signInAs(of === 'Cedar' ? 'cato' : 'arva')
  const submission = await submissionOf(of)
  const base = (await questionPage(desk, { submission, indicator }))!.answer!.id
  const form = { ...said, submission, base, typed: { state }, rationale: '', language: 'en' }
  const { answer } = must(await correctAnswer(desk, form))
  const review = { answer, decision: 'accept', note: '', language: 'en', nobodyRecognisable: true } as const
  must(await reviewCorrection(await world.signInAs('rune'), review))
}

/** What the preview shows those who are not asked about the country of the held answer. */
async function shownToOthers(preview: string): Promise<readonly string[]> {
  const pages = await Promise.all(
    (['bodil', 'dagny', 'kaja'] as const).map(async name => previewPage(await world.signInAs(name), preview)),
  )
  return pages.map(page => JSON.stringify([page?.subjects, page?.figures]))
}

async function begun(label: string): Promise<string> {
  const preview = must(await startPreview(await world.signInAs('sigrid'), { rounds: [world.round], label, days: '0' }))
  await runJobs(world.runtime)
  return preview
}

const rowsOf = async (label: string) =>
  (await (await openRelease(world.runtime, 'test-network', label))!.page<readonly SettledAnswer[]>(
    'data/answers.json',
  ))!
const refusalOf = (result: { readonly ok: boolean; readonly refusal?: { readonly kind: string } }) =>
  result.ok ? 'done' : result.refusal!.kind
const textsPublished = () =>
  owned(sql<{ body: string }>`
    select
      f.body
    from app.release_text p
      join app.free_text f on f.network_id = p.network_id
      and f.id = p.text_id
    where f.body like '%in its own words'`)

describe('a held answer', () => {
  let preview: string
  let cedars: string

  test('leaves every public file as it is where nothing was answered', async () => {
    await answered(await world.signInAs('dagny'), 'Dogwood', { state: 'yes', held: false })
    must(await publishRelease(await world.signInAs('sigrid'), { preview: await begun('2026-1') }))
    preview = await begun('2026-2')
    const silent = await publicFiles(preview)
    assert.ok(Object.keys(silent).length > 20)
    const shown = await shownToOthers(preview)
    cedars = await answered(await world.signInAs('cato'), 'Cedar', { state: 'yes', held: true })
    assert.deepEqual(await frozen(preview), silent)
    assert.deepEqual(await shownToOthers(preview), shown, 'nor does a preview tell another member or a reviewer')
    await corrected('no')
    assert.deepEqual(await frozen(preview), silent, 'nor does a correction of it')
    await corrected('yes')
  })

  test('leaves them as they are where its country is hidden too', async () => {
    const silent = await publicFiles(preview)
    const asked = must(await askHiding(await world.signInAs('sigrid'), { country: 'QMB', reason: 'A law.' }))
    must(await agreeHiding(await world.signInAs('tuva'), { hiding: asked }))
    await runJobs(world.runtime)
    assert.deepEqual(await publicFiles(preview), silent)
    must(await holdAnswer(await world.signInAs('cato'), { submission: cedars, indicator, held: false }))
    assert.deepEqual(await frozen(preview), silent, 'hidden, what is not held says no more')
    must(await holdAnswer(await world.signInAs('cato'), { submission: cedars, indicator, held: true }))
    must(await askHiding(await world.signInAs('sigrid'), { country: 'QMB', reason: 'Repealed.', show: true }))
    must(await agreeHiding(await world.signInAs('tuva'), { hiding: asked }))
    await runJobs(world.runtime)
    assert.deepEqual(await publicFiles(preview), silent)
  })

  test('is somebody else’s to hold only for a focal point, and about a country', async () => {
    const form = { submission: cedars, indicator, held: false }
    assert.equal(refusalOf(await holdAnswer(await world.signInAs('arva'), form)), 'thing.not-found')
    for (const name of ['rune', 'kaja', 'adele', 'odd', 'aud'] as const)
      assert.equal(refusalOf(await holdAnswer(await world.signInAs(name), form)), 'deed.not-permitted', name)
    assert.equal(refusalOf(await holdAnswer(await world.signInAs('sigrid'), form)), 'thing.not-found')
    const unwritten = { ...form, submission: await submissionOf('Birch') }
    assert.equal(refusalOf(await holdAnswer(await world.signInAs('bodil'), unwritten)), 'hold.nothing-written')
  })

  test('that is let go after the draft stops the signing, and held again does not', async () => {
    const [sigrid, cato] = [await world.signInAs('sigrid'), await world.signInAs('cato')]
    must(await holdAnswer(cato, { submission: cedars, indicator, held: false }))
    const refused = await publishRelease(sigrid, { preview })
    assert.deepEqual(refused, { ok: false, refusal: { kind: 'preview.changed-since', changed: 1 } })
    const focal = { ...sigrid, roles: [{ name: 'focal-point' }] } as unknown as Desk
    must(await holdCountry(focal, { country: 'QMB', indicator }))
    must(await publishRelease(sigrid, { preview }))
    const bodies = (await textsPublished()).map(text => text.body)
    assert.deepEqual([...new Set(bodies)], ['Dogwood says so in its own words'])
    const row = (await rowsOf('2026-2')).find(answer => answer.indicator === indicator && answer.subject === 'QMB')!
    assert.deepEqual(row.status, { missing: 'no-answer-published' })
  })

  test('stays held through a correction', async () => {
    const cato = await world.signInAs('cato')
    const base = (await questionPage(cato, { submission: cedars, indicator }))!.answer!.id
    const form = { ...said, submission: cedars, base, typed: { state: 'no' }, rationale: '', language: 'en' }
    const { answer } = must(await correctAnswer(cato, form))
    const review = { answer, decision: 'accept', note: '', language: 'en', nobodyRecognisable: true } as const
    must(await reviewCorrection(await world.signInAs('rune'), review))
    const page = (await questionPage(cato, { submission: cedars, indicator }))!
    assert.deepEqual([page.answer?.status, page.answer?.held], [{ state: 'no' }, true])
    assert.equal(page.submission.onlyMember, true)
  })

  test('never unsettles another’s, nor shows in the preview of another member of the country', async () => {
    const [arva, bodil] = [await world.signInAs('arva'), await world.signInAs('bodil')]
    await answered(arva, 'Alder', { state: 'no', held: true })
    preview = await begun('2026-3')
    const seen = (await previewPage(bodil, preview))!.subjects.flatMap(previewedSubject => previewedSubject.answers)
    const about = seen.find(answer => answer.indicator === indicator)!
    assert.deepEqual([about.status, about.rationales, about.evidence], [{ missing: 'no-answer-published' }, [], []])
    const { subject } = (await readAs(bodil, async t => submissionById(t, await submissionOf('Birch'))))!
    must(await answerPreview(bodil, { preview, subject, reply: 'agree', indicator: '', text: '', language: 'en' }))
    await corrected('partial', 'Alder')
    await frozen(preview)
    const asked = (await previewPage(bodil, preview))!
    assert.deepEqual(
      [asked.draft.changed, asked.subjects.find(previewedSubject => previewedSubject.subject.id === subject)!.replied],
      [0, 'agree'],
      'nor is another asked again because it changed',
    )
    const birchs = await answered(bodil, 'Birch', { state: 'yes', held: false })
    assert.equal((await questionPage(bodil, { submission: birchs, indicator }))!.submission.onlyMember, false)
    must(await holdAnswer(await world.signInAs('cato'), { submission: cedars, indicator, held: false }))
    await frozen(preview)
    must(await publishRelease(await world.signInAs('sigrid'), { preview }))
    const path = `indicators/demonstration-2021-2025/${indicator}.json`
    const release = (await openRelease(world.runtime, 'test-network', '2026-3'))!
    assert.match(JSON.stringify((await release.page<IndicatorPage>(path))!.figures), /"yes":2/)
    const bodies = new Set((await textsPublished()).map(text => text.body))
    assert.deepEqual(bodies, new Set(['Dogwood says so in its own words', 'Birch says so in its own words']))
  })

  test('once published says nothing of having been held, and is held no more', async () => {
    const row = (await rowsOf('2026-3')).find(answer => answer.indicator === indicator && answer.subject === 'QMB')!
    assert.deepEqual(row.status, { state: 'no' })
    assert.equal('supersedes' in row || 'held' in row, false)
    const form = { submission: cedars, indicator, held: true }
    assert.equal(refusalOf(await holdAnswer(await world.signInAs('cato'), form)), 'hold.published')
    const sigrid = await world.signInAs('sigrid')
    const focal = { ...sigrid, roles: [{ name: 'focal-point' }] } as unknown as Desk
    assert.equal(refusalOf(await holdCountry(focal, { country: 'QMB', indicator })), 'hold.published')
    assert.equal(refusalOf(await holdCountry(focal, { country: 'QMZ', indicator })), 'hold.country-unknown')
    assert.equal(
      refusalOf(await holdCountry(await world.signInAs('cato'), { country: 'QMB', indicator })),
      'thing.not-found',
    )
  })
})
