/** Membership has days: a round asks those who belong on its opening day, and nobody else. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  closeRound,
  correctAnswer,
  foundNetwork,
  runtimeOf,
  loadContent,
  readAs,
  openRound,
  saveAnswer,
  submissionHead,
  type Desk,
} from '@waymark/operations'
import { inNetwork, progressOf, scopeOf, submissionById, submissionsInState } from '@waymark/store'
import { adoptedAndInUse, must, shippedContent, testInstallation, testNetwork } from '@waymark/testing'

let system: Desk
let round: string
const [alder, birch, cedar, dogwood] = testNetwork.members
const left = { ...cedar, until: '2025-12-31', places: [{ code: 'QMB', from: '2021-01-01', until: '2025-12-31' }] }
const moved = {
  ...dogwood,
  places: [
    { code: 'QMC', from: '2021-01-01', until: '2025-06-01' },
    { code: 'QMD', from: '2025-06-01', until: null },
  ],
}

before(async () => {
  const runtime = runtimeOf(await testInstallation(), { now: () => new Date('2026-02-02T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
  system = await foundNetwork(runtime, { ...testNetwork, members: [alder, birch, left, moved] })
  const edition = await adoptedAndInUse(system, '2021-2025')
  round = must(await openRound(system, { edition, label: 'After', period: '2025', due: '2026-03-31' }))
})
after(() => system.runtime.installation.close())

test('a member that left is not asked, and its country leaves the scope with it', async () => {
  const places = (await readAs(system, t => scopeOf(t, round))).flatMap(scope => scope.place ?? [])
  assert.deepEqual(places, ['QMA', 'QMD'])
  const names = new Set((await readAs(system, t => progressOf(t, round))).map(progress => progress.name))
  assert.equal(names.has('Cedar'), false)
})

test('a member whose days ended after the opening may finish until the round closes, and both sides are told since when', async () => {
  const submission = (await readAs(system, t => submissionsInState(t, 'draft'))).find(
    submissionRow => submissionRow.respondentName === 'Birch',
  )!
  const { network, runtime } = system
  await inNetwork(runtime.installation.owner.db, network.id, t =>
    sql`update app.member set days = daterange(lower(days), '2026-02-01') where network_id = ${t.network} and name = 'Birch'`.execute(
      t,
    ),
  )
  const seen = await readAs(system, async t => submissionHead(system, t, (await submissionById(t, submission.id))!))
  assert.deepEqual([seen.left, seen.open], ['2026-02-01', true])
  const answer = {
    submission: submission.id,
    indicator: 'A2',
    typed: { state: 'yes' },
    rationale: '',
    evidence: [],
    language: 'en',
  }
  must(await saveAnswer(system, { ...answer, revision: 0 }))
  must(await closeRound(system, round))
  const late = await correctAnswer(system, { ...answer, base: submission.id })
  assert.equal(late.ok ? 'corrected' : late.refusal.kind, 'correction.membership-ended')
})

test('a member that moved is asked about the country of the opening day', async () => {
  const asked = (await readAs(system, t => progressOf(t, round))).filter(
    progress => progress.name === 'Dogwood' && progress.place,
  )
  assert.deepEqual(
    asked.map(progress => progress.place),
    ['QMD'],
  )
})
