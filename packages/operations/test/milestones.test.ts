/** Milestones of an action: added while its plan is a draft, amended with a reason afterwards, reached, and made public each by itself. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Installation } from '@waymark/store'
import {
  agreePlan,
  choosePriority,
  keepMilestone,
  makePublic,
  milestonePage,
  planAction,
  planForRelease,
  planPage,
  publicPage,
  readAs,
  recordDialogue,
  runtimeOf,
  writePlan,
  type MilestoneForm,
} from '@waymark/operations'
import { must, testInstallation } from '@waymark/testing'
import { coordinatorOf, secretariatOf, smallNetwork, type SmallNetwork } from './small-network.ts'

const language = 'en'
let today = '2026-02-01'
let installation: Installation
let world: SmallNetwork
let action = ''
let plan = ''

before(async () => {
  installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date(`${today}T10:00:00.000Z`) })
  world = await smallNetwork(runtime, 'small')
  const ash = world.speaker('ash')
  const held = { place: 'QMA', heldOn: '2026-01-20', members: [world.members.ash], note: '', language }
  const { dialogue } = must(await recordDialogue(ash, held))
  const indicator = world.indicators.A1
  const members = [world.members.ash]
  const { priority } = must(await choosePriority(ash, { dialogue, indicator, reason: 'No path', language, members }))
  const said = {
    what: 'Train the police',
    who: 'Members',
    start: '',
    due: '2026-09-30',
    resources: '',
    change: 'To yes',
  }
  action = must(await planAction(ash, { ...said, priority, indicator, members, language })).action
  const begun = { place: 'QMA', plan: null, revision: 0, title: 'Plan of QMA', reason: '', language }
  plan = must(await writePlan(ash, { ...begun, from: '2026-01-01', until: '2027-12-31' })).plan
})
after(() => installation.close())

const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? 'done' : result.refusal!.kind)
const page = async () => (await planPage(world.speaker('ash'), 'QMA'))!
const shown = async () => (await page()).dialogues[0]!.priorities[0]!.actions[0]!
const keep = async (more: Partial<MilestoneForm>, by = world.speaker('ash')) => {
  const { id, revision } = await shown()
  const typed = { sort: 'pilot', what: 'Try it in one town', due: '2026-03-31', reached: '', shows: '', leftOut: false }
  return keepMilestone(by, { action: id, revision, milestone: null, ...typed, why: '', language, ...more })
}
const changes = async () => (await page()).amendments

test('while the plan is a draft milestones are added and changed freely, and nothing of them is kept as history', async () => {
  const { milestone } = must(await keep({}))
  must(await keep({ milestone, what: 'Try it in two towns' }))
  const { milestones } = await shown()
  assert.deepEqual(
    milestones.map(({ sort, what, dueOn, missed }) => [sort, what.body, dueOn, missed]),
    [['pilot', 'Try it in two towns', '2026-03-31', false]],
  )
  assert.deepEqual(await changes(), {})
  const extra = must(await keep({ what: 'A leaflet', due: '2026-02-28', sort: 'step' })).milestone
  assert.equal((await shown()).milestones[0]!.id, extra, 'the earliest due first')
  must(await keep({ milestone: extra, what: 'A leaflet', due: '2026-02-28', sort: 'step', leftOut: true }))
  assert.equal((await shown()).milestones.length, 1)
  assert.equal(kindOf(await keep({ milestone: extra })), 'thing.not-found')
})

test('bad input is refused by its field, and nothing is kept', async () => {
  const before = await shown()
  assert.equal(kindOf(await keep({ due: '2025-12-31' })), 'milestone.before-plan')
  const many = await keep({ what: ' ', sort: 'law', due: 'soon' })
  assert.deepEqual(many.ok ? [] : many.refusal.problems?.map(problem => problem.field), ['what', 'sort', 'due'])
  assert.equal(kindOf(await keep({ revision: before.revision - 1 })), 'plan.changed-meanwhile')
  assert.equal(kindOf(await keep({}, coordinatorOf(world, 'south'))), 'thing.not-found')
  assert.equal((await shown()).revision, before.revision)
})

test('after the agreement a milestone changes with a reason, but that it was reached needs none', async () => {
  const revision = (await page()).plans[0]!.revision
  must(await agreePlan(secretariatOf(world), { plan, revision, body: 'The members', day: '2026-02-01', language }))
  const [milestone] = (await shown()).milestones
  const same = { milestone: milestone!.id, what: 'Try it in two towns' }
  assert.equal(kindOf(await keep({ ...same, due: '2026-04-30' })), 'plan.reason-missing')
  must(await keep({ ...same, due: '2026-04-30', why: 'The trainer was ill.' }))
  today = '2026-05-01'
  assert.ok((await shown()).milestones[0]!.missed)
  const reached = { ...same, due: '2026-04-30', reached: '2026-04-29', shows: 'The list of who came' }
  must(await keep(reached))
  assert.ok(!(await shown()).milestones[0]!.missed)
  const kept = (await changes())[milestone!.id]!
  assert.deepEqual(
    kept.map(({ reason, before }) => [reason.body, before.map(({ field, values }) => [field, ...values])]),
    [['The trainer was ill.', [['dueOn', '2026-03-31']]]],
  )
  assert.equal(
    kindOf(await keep({ ...reached, reached: '2026-04-28' })),
    'plan.reason-missing',
    'a correction says why',
  )
  must(await keep({ ...reached, reached: '2026-04-28', why: 'A day sooner.' }))
  assert.equal((await changes())[milestone!.id]!.length, 2)
})

test('it stands in a release by itself where the member responsible says so; by when only with the days', async () => {
  const ash = world.speaker('ash')
  const [milestone] = (await shown()).milestones
  const part = `milestone/${milestone!.id}`
  const opens = async (...parts: string[]) => {
    const form = { thing: 'action', of: action, revision: (await shown()).revision, member: world.members.ash } as const
    must(await makePublic(ash, { ...form, parts }))
  }
  const released = async () => (await readAs(ash, t => planForRelease(t, { today })))[0]?.actions[0]
  await opens('action')
  assert.equal((await released())?.milestones, undefined)
  assert.equal((await released())?.status, undefined)
  await opens('action', part)
  const asked = (await publicPage(ash, { country: 'QMA', thing: 'action', of: action }))!
  assert.deepEqual([asked.parts.includes(part), asked.milestones[0]?.shows?.body], [true, 'The list of who came'])
  const [line] = (await released())!.milestones!
  assert.deepEqual([line!.sort, line!.due, line!.reached], ['pilot', undefined, '2026-04-28'])
  assert.equal((await released())!.status, 'under-way', 'a milestone that was reached is public')
  await opens('action', 'dates', part)
  assert.equal((await released())!.milestones![0]!.due, '2026-04-30')
  must(await keep({ milestone: milestone!.id, what: 'x', leftOut: true, why: 'Not needed.' }))
  assert.equal((await released())!.milestones, undefined)
})

test('the database holds one to what was reached on a day and is shown by something', async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n
    from app.action_milestone`.execute(installation.owner.db)
  assert.equal(rows[0]!.n, 2)
  await assert.rejects(
    sql`update app.action_milestone set reached_on = '2026-02-01', shows_id = null`.execute(installation.owner.db),
    /action_milestone_is_shown_by_something/,
  )
  const closed = await milestonePage(world.speaker('ash'), { country: 'QMB', action, milestone: null })
  assert.equal(closed, null, 'an action of another country')
})
