/** Compound questions: the whole follows from its parts; a missing part makes it missing, and what was said of the others is shown. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  correctAnswer,
  readAs,
  openRelease,
  publishRelease,
  reviewSubmission,
  saveAnswer,
  runJobs,
  startPreview,
  submit,
} from '@waymark/operations'
import type { IndicatorPage } from '@waymark/scorecard'
import { answersOf, roundById, submissionById } from '@waymark/store'
import { settleRound } from '../src/settlement/settle-round.ts'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('a no beside a part that nobody answered leaves the whole missing: inside the no stands beside it, in public nothing does', async () => {
  const cato = await world.signInAs('cato')
  const submission = await countrySubmission(cato, 'Cedar')
  const form = {
    submission,
    indicator: 'B1',
    rationale: 'The courts have nobody.',
    evidence: [],
    language: 'en',
    revision: 0,
  }
  must(await saveAnswer(cato, { ...form, typed: { 'part.B1.1': 'no' } }))
  must(await submit(cato, { submission, revision: 1 }))
  const rune = await world.signInAs('rune')
  const { revision } = (await readAs(rune, t => submissionById(t, submission)))!
  must(
    await reviewSubmission(rune, {
      submission,
      revision,
      decision: 'accept',
      accepted: [],
      note: '',
      language: 'en',
      nobodyRecognisable: true,
    }),
  )
  const preview = must(await startPreview(world.system, { rounds: [world.round], label: '2026-1', days: '0' }))
  await runJobs(world.system.runtime)
  must(await publishRelease(world.system, { preview }))
  const release = (await openRelease(world.runtime, 'test-network', 'latest'))!
  const page = (await release.page<IndicatorPage>('indicators/demonstration-2021-2025/B1.json'))!
  assert.deepEqual(page.rows.find(row => row.subject === 'QMB')!.cells, [{ kind: 'no-answer-published' }])
  const inside = await readAs(cato, async t => {
    const round = (await roundById(t, world.round))!
    const settled = await settleRound(t, round)
    return settled.find(triple => triple.indicator === 'B1' && triple.subject === 'QMB')!.status
  })
  assert.deepEqual(inside, { missing: 'not-answered', parts: { 'B1.1': 'no', 'B1.2': 'not-answered' } })
})

test('a correction of parts that says nothing is refused at the first of them', async () => {
  const cato = await world.signInAs('cato')
  const submission = await countrySubmission(cato, 'Cedar')
  const base = (await readAs(cato, t => answersOf(t, submission))).find(answer => answer.state === 'accepted')!.id
  const form = { submission, indicator: 'B1', base, rationale: '', evidence: [], language: 'en' }
  const empty = await correctAnswer(cato, { ...form, typed: { 'part.B1.1': '', 'part.B1.2': '' } })
  assert.deepEqual(empty, { ok: false, refusal: { kind: 'correction.empty', field: 'part.B1.1' } })
})
