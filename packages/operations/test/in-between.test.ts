/** What happens while a draft release is computed, and between draft and signing: refused or finished in plain words, nothing lost. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import {
  agreeRedaction,
  askRedaction,
  choosePriority,
  correctAnswer,
  freezeAgain,
  makePublic,
  openRelease,
  planAction,
  previewPage,
  publishRelease,
  readAs,
  recordDialogue,
  reviewCorrection,
  reviewSubmission,
  runJobs,
  saveAnswer,
  startPreview,
  submit,
  verifyWhole,
} from '@waymark/operations'
import type { PublicAnswer } from '@waymark/scorecard'
import { answersOf, indicatorsInUse, inNetwork, membersOnDay, submissionById } from '@waymark/store'
import { countrySubmission, must, openWorld, wholeRelease, type World } from '@waymark/testing'

let world: World
let submission: string
let preview: string
before(async () => {
  world = await openWorld()
  submission = await countrySubmission(world.system, 'Cedar')
  const cato = await world.signInAs('cato')
  must(await saveAnswer(cato, { ...said('yes', 'The law of 2019 says so'), submission, revision: 0 }))
  must(await submit(cato, { submission, revision: await revision() }))
  const rune = await world.signInAs('rune')
  must(await reviewSubmission(rune, { submission, revision: await revision(), ...acceptance }))
})
after(() => world.close())

const acceptance = { decision: 'accept', accepted: [], note: '', language: 'en', nobodyRecognisable: true } as const
const law = { type: 'law', where: '', address: 'https://example.org/12', seenOn: '2026-02-01', quote: '', place: '' }
const said = (state: string, rationale: string) => {
  return { indicator: 'A2', typed: { state }, rationale, evidence: [law], language: 'en' }
}
const revision = async () => (await readAs(world.system, t => submissionById(t, submission)))!.revision
const standing = () =>
  readAs(world.system, async t => (await answersOf(t, submission)).findLast(answer => answer.state === 'accepted')!)
const kindOf = (result: { readonly ok: boolean; readonly refusal?: unknown }) =>
  result.ok ? 'done' : (result.refusal as { kind: string }).kind

/** Another answer, accepted: what was settled before is settled otherwise. */
async function corrected(state: string, rationale: string): Promise<void> {
  const base = (await standing()).id
  const { answer } = must(
    await correctAnswer(await world.signInAs('cato'), { ...said(state, rationale), submission, base }),
  )
  must(await reviewCorrection(await world.signInAs('rune'), { answer, ...acceptance }))
}
const published = async (label: string) => {
  const release = (await openRelease(world.runtime, 'test-network', label))!
  const answers = (await release.page<readonly PublicAnswer[]>('data/answers.json'))!
  return answers.find(answer => answer.subject === 'QMB' && answer.indicator === 'A2')!.status
}

test('of two previews asked for at one moment one is begun, and a second one later is refused', async () => {
  const [sigrid, tuva] = [await world.signInAs('sigrid'), await world.signInAs('tuva')]
  const form = { rounds: [world.round], label: '2026-1', days: '0' }
  const result = await Promise.all([startPreview(sigrid, form), startPreview(tuva, form)])
  assert.equal(result.filter(eachResult => eachResult.ok).length, 1)
  assert.match(result.map(kindOf).sort().join(' '), /^done (form\.done-meanwhile|preview\.open-already)$/)
  assert.equal(kindOf(await startPreview(sigrid, { ...form, label: '2026-2' })), 'preview.open-already')
  preview = result.flatMap(eachResult => (eachResult.ok ? [eachResult.value] : []))[0]!
})

/** Whether a process waits to write files of drafts: the job has read its snapshot and computes or writes. */
async function jobWaits(): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select
      exists (
        select
          1
        from pg_locks
        where relation = 'app.draft_file'::regclass
          and not granted
      ) as waits`.execute(world.runtime.installation.owner.db)
  return rows[0]!.waits
}

test('an answer that changes while the draft is computed is not published with it: signing is refused, and the new one waits', async () => {
  const { db } = world.runtime.installation.owner
  let job: Promise<number> | undefined
  await db.transaction().execute(async holding => {
    await sql`lock table app.draft_file in access exclusive mode`.execute(holding)
    job = runJobs(world.runtime)
    while (!(await jobWaits())) await wait(20)
    await corrected('partial', 'Only half of it is law')
  })
  await job
  const sigrid = await world.signInAs('sigrid')
  assert.equal((await previewPage(sigrid, preview))!.draft.state, 'ready')
  assert.equal(kindOf(await publishRelease(sigrid, { preview })), 'preview.changed-since')
  assert.deepEqual((await standing()).value, { kind: 'rating', state: 'partial' })
})

test('an answer that changes between draft and signing is refused the same way, and goes out with the draft made anew', async () => {
  const sigrid = await world.signInAs('sigrid')
  must(await freezeAgain(sigrid, { preview, days: '0' }))
  await runJobs(world.runtime)
  await corrected('no', 'The law was repealed by Anna Berg')
  assert.equal(kindOf(await publishRelease(sigrid, { preview })), 'preview.changed-since')
  must(await freezeAgain(sigrid, { preview, days: '0' }))
  await runJobs(world.runtime)
})

test('an action made public between draft and signing, or withdrawn again, is never signed unseen: signing is refused until the draft is made anew', async () => {
  const [sigrid, { system }] = [await world.signInAs('sigrid'), world]
  const { members, indicator } = await readAs(system, async t => ({
    members: (await membersOnDay(t, '2026-02-01')).filter(({ name }) => name === 'Cedar').map(({ id }) => id),
    indicator: (await indicatorsInUse(t)).find(({ code }) => code === 'A2')!.id,
  }))
  const language = 'en'
  const held = { place: 'QMB', heldOn: '2026-02-01', members, note: '', language }
  const { dialogue } = must(await recordDialogue(system, held))
  const { priority } = must(await choosePriority(system, { dialogue, indicator, reason: 'No path', language, members }))
  const wish = { what: 'Ask the ministry', who: 'Cedar', start: '', due: '2026-12-31', resources: '', change: 'Yes' }
  const { action } = must(await planAction(system, { ...wish, priority, indicator, members, language }))
  must(await freezeAgain(sigrid, { preview, days: '0' }))
  await runJobs(world.runtime)
  const beside = { ok: false, refusal: { kind: 'preview.changed-beside', part: 'plan', more: 1 } }
  const form = { thing: 'action', of: action, member: members[0]! } as const
  must(await makePublic(system, { ...form, revision: 1, parts: ['action'] }))
  assert.deepEqual(await publishRelease(sigrid, { preview }), beside)
  must(await freezeAgain(sigrid, { preview, days: '0' }))
  await runJobs(world.runtime)
  must(await makePublic(system, { ...form, revision: 2, parts: [] }))
  assert.deepEqual(await publishRelease(sigrid, { preview }), beside)
  must(await freezeAgain(sigrid, { preview, days: '0' }))
  await runJobs(world.runtime)
})

test('a text redacted between draft and signing is in no release: signing is refused, and the draft made anew is intact without it', async () => {
  const sigrid = await world.signInAs('sigrid')
  const text = (await standing()).rationale!
  const asked = must(await askRedaction(await world.signInAs('cato'), { text, reason: 'It names somebody' }))
  must(await agreeRedaction(await world.signInAs('tuva'), asked))
  const result = await publishRelease(sigrid, { preview })
  assert.deepEqual(result, { ok: false, refusal: { kind: 'preview.changed-beside', part: 'texts', more: 0 } })
  must(await freezeAgain(sigrid, { preview, days: '0' }))
  await runJobs(world.runtime)
  must(await publishRelease(sigrid, { preview }))
  assert.deepEqual(await published('2026-1'), { state: 'no' })
  const stored = (await wholeRelease(world.runtime, { network: 'test-network', label: '2026-1', withSealed: true }))!
  assert.deepEqual(verifyWhole(stored).findings, [])
  assert.equal(JSON.stringify(stored.texts).includes('Anna Berg'), false)
  assert.equal(JSON.stringify(stored.sealed!.texts).includes('Anna Berg'), false)
  const { rows } = await inNetwork(world.runtime.installation.owner.db, world.system.network.id, t =>
    sql<{ body: string | null }>`select body from app.free_text where id = ${text}`.execute(t),
  )
  assert.deepEqual(rows, [{ body: null }])
})
