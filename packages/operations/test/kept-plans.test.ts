/** A plan from its draft to its agreement and what is amended afterwards. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { MemberId } from '@waymark/network'
import {
  agreePlan,
  amendAction,
  amendPriority,
  choosePriority,
  makePublic,
  closePlan,
  planAction,
  planForRelease,
  planPage,
  readAs,
  recordDialogue,
  runtimeOf,
  writePlan,
  type Desk,
  type PlanForm,
} from '@waymark/operations'
import type { Installation } from '@waymark/store'
import { must, testInstallation } from '@waymark/testing'
import { coordinatorOf, secretariatOf, smallNetwork, type SmallNetwork } from './small-network.ts'

let installation: Installation
let world: SmallNetwork

before(async () => {
  installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date('2026-02-01T10:00:00.000Z') })
  world = await smallNetwork(runtime, 'small')
})
after(() => installation.close())

const language = 'en'
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? 'done' : result.refusal!.kind)
const form = (more: Partial<PlanForm> = {}): PlanForm => ({
  place: 'QMA',
  plan: null,
  revision: 0,
  title: 'Plan of QMA',
  from: '2026-01-01',
  until: '2027-12-31',
  reason: '',
  language,
  ...more,
})

async function actionIn(desk: Desk, place: string, member: string) {
  const held = { place, heldOn: '2026-01-20', members: [member], note: '', language }
  const { dialogue } = must(await recordDialogue(desk, held))
  const indicator = world.indicators.A1
  const chosen = { dialogue, indicator, reason: 'No path', language, members: [member] }
  const { priority } = must(await choosePriority(desk, chosen))
  const { action } = must(await planAction(desk, { ...planned(), priority, indicator, members: [member] }))
  return { priority, action }
}

const planned = () => ({
  what: 'Train the border police',
  who: 'Members',
  start: '',
  due: '2026-09-30',
  resources: '',
  change: 'From partial to yes',
  language,
})

/** A lead of Ash: who contributes writes the plan, who leads records that it is agreed. */
const lead = () => world.desk('lead', { name: 'lead', member: world.members.ash as MemberId })

const shownOf = async (desk: Desk, place: string) => {
  const page = (await planPage(desk, place))!
  const priority = page.dialogues[0]!.priorities[0]!
  return { page, plan: page.plans[0]!, priority, action: priority.actions[0]! }
}
const amended = (action: { id: string; revision: number }) => ({
  ...planned(),
  action: action.id,
  revision: action.revision,
  indicator: world.indicators.A1,
  members: [world.members.ash],
  why: '',
})

test('a plan takes in what stood in none; of a draft nothing is published, and its parts are edited without a reason', async () => {
  const ash = world.speaker('ash')
  const made = await actionIn(ash, 'QMA', world.members.ash)
  const by = { revision: 1, member: world.members.ash }
  must(await makePublic(ash, { ...by, thing: 'priority', of: made.priority, parts: ['priority'] }))
  must(await makePublic(ash, { ...by, thing: 'action', of: made.action, parts: ['action'] }))
  const released = async () =>
    (await readAs(ash, t => planForRelease(t, { today: '2026-02-01' }))).filter(
      eachPriority => eachPriority.place === 'QMA',
    ).length
  assert.equal(await released(), 1)
  assert.equal(kindOf(await writePlan(ash, form({ title: '', until: '2025-01-01' }))), 'field.missing')
  assert.equal(kindOf(await writePlan(ash, form({ until: '2025-01-01' }))), 'plan.until-before-from')
  assert.equal(kindOf(await writePlan(ash, form({ place: 'QMB' }))), 'thing.not-found')
  const { plan } = must(await writePlan(ash, form()))
  assert.equal(kindOf(await writePlan(ash, form())), 'plan.open-already')
  assert.equal(await released(), 0)

  const { action, priority } = await shownOf(ash, 'QMA')
  assert.deepEqual([action.plan, priority.plan], [{ id: plan, state: 'draft', from: '2026-01-01' }, priority.plan])
  must(await amendAction(ash, { ...amended(action), due: '2026-10-31', what: 'Train all police' }))
  const stale = await amendAction(ash, { ...amended(action), due: '2026-11-30' })
  assert.equal(kindOf(stale), 'plan.changed-meanwhile')
  must(
    await amendPriority(ash, {
      priority: priority.id,
      revision: priority.revision,
      reason: 'No path at all',
      lesson: '',
      members: [world.members.ash],
      why: '',
      language,
    }),
  )
  const after = await shownOf(ash, 'QMA')
  assert.deepEqual(
    [after.action.what.body, after.action.dueOn, after.priority.reason.body, after.action.members],
    ['Train all police', '2026-10-31', 'No path at all', [world.members.ash]],
  )
  assert.deepEqual(after.page.amendments, {})
})

test('an agreed plan has its version, body and day; it is published, and amended only with a reason that its history keeps', async () => {
  const ash = world.speaker('ash')
  const { plan, action } = await shownOf(ash, 'QMA')
  const agreed = { plan: plan.id, revision: plan.revision, body: 'The members of QMA', day: '2026-01-31', language }
  assert.equal(kindOf(await agreePlan(lead(), { ...agreed, revision: 1 })), 'plan.changed-meanwhile')
  assert.equal(kindOf(await agreePlan(lead(), { ...agreed, body: '' })), 'field.missing')
  assert.equal(kindOf(await agreePlan(lead(), { ...agreed, day: '2026-03-01' })), 'plan.agreed-in-future')
  assert.equal(kindOf(await agreePlan(coordinatorOf(world, 'south'), agreed)), 'thing.not-found')
  assert.equal(kindOf(await agreePlan(ash, agreed)), 'deed.not-permitted')
  assert.deepEqual(must(await agreePlan(lead(), agreed)), { version: 1 })
  const [first] = await readAs(ash, t => planForRelease(t, { today: '2026-02-01' }))
  assert.equal(first?.actions.length, 1)

  const late = { ...amended(action), what: 'Train all police', due: '2026-12-31' }
  assert.equal(kindOf(await amendAction(ash, late)), 'plan.reason-missing')
  must(await amendAction(ash, { ...late, why: 'The academy was closed.', members: [world.members.birch] }))
  const now = await shownOf(ash, 'QMA')
  assert.equal(now.plan.state, 'running')
  assert.deepEqual(
    now.page.amendments[action.id]!.map(({ day, reason, before }) => [
      day,
      reason.body,
      before.map(({ field, values }) => [field, ...values]),
    ]),
    [
      [
        '2026-02-01',
        'The academy was closed.',
        [
          ['dueOn', '2026-10-31'],
          ['members', 'Ash'],
        ],
      ],
    ],
  )
  const only = { ...late, revision: now.action.revision, members: [world.members.birch] }
  must(await amendAction(ash, only))
  assert.equal(
    (await shownOf(ash, 'QMA')).page.amendments[action.id]!.length,
    1,
    'what stays as it was is no amendment',
  )
  const again = await shownOf(ash, 'QMA')
  assert.equal(
    kindOf(await agreePlan(lead(), { ...agreed, revision: again.plan.revision, day: '2026-01-30' })),
    'plan.agreed-before-last',
  )
  assert.deepEqual(must(await agreePlan(lead(), { ...agreed, revision: again.plan.revision })), { version: 2 })
})

test('old words of an amended text stay for the history, and go where they are redacted', async () => {
  const ash = world.speaker('ash')
  const { action } = await shownOf(ash, 'QMA')
  const said = { ...amended(action), what: 'Train the police of the ports', due: '2026-12-31' }
  must(await amendAction(ash, { ...said, members: [world.members.birch], why: 'Ports first.' }))
  const { page, action: now } = await shownOf(ash, 'QMA')
  assert.equal(now.what.body, 'Train the police of the ports')
  assert.deepEqual(
    page.amendments[action.id]![0]!.before.map(({ field, text }) => [field, text?.body]),
    [['what', 'Train all police']],
  )
  assert.notEqual(page.amendments[action.id]![0]!.before[0]!.text!.id, now.what.id)
})

test('a closed plan stays as it is, and another one begins without what stood in it', async () => {
  const ash = world.speaker('ash')
  const { plan, action } = await shownOf(ash, 'QMA')
  const closing = { plan: plan.id, revision: plan.revision, reason: '', language }
  assert.equal(kindOf(await closePlan(lead(), closing)), 'field.missing')
  must(await closePlan(lead(), { ...closing, reason: 'The period is over.' }))
  assert.equal(kindOf(await amendAction(ash, { ...amended(action), why: 'More.' })), 'plan.closed')
  const { priority } = await shownOf(ash, 'QMA')
  const more = { ...planned(), priority: priority.id, indicator: world.indicators.A1 }
  assert.equal(kindOf(await planAction(ash, more)), 'plan.closed')
  const { plan: next } = must(
    await writePlan(ash, form({ title: 'The next plan', from: '2028-01-01', until: '2028-12-31' })),
  )
  const page = (await planPage(ash, 'QMA'))!
  assert.deepEqual(
    page.plans.map(keptPlan => [keptPlan.id === next, keptPlan.state]),
    [
      [true, 'draft'],
      [false, 'closed'],
    ],
  )
  assert.equal(page.dialogues[0]!.priorities[0]!.plan?.state, 'closed')
  const held = { place: 'QMA', heldOn: '2026-02-01', members: [world.members.ash], note: '', language }
  const { dialogue } = must(await recordDialogue(ash, held))
  must(await choosePriority(ash, { dialogue, indicator: world.indicators.A1, reason: 'Still', language }))
})

test('members responsible are at work there; one that has left is named when the action is changed', async () => {
  const secretariat = secretariatOf(world)
  const { priority, action } = await actionIn(secretariat, 'QMB', world.members.cedar)
  const stranger = { ...planned(), priority, indicator: world.indicators.A1, members: [world.members.dogwood] }
  assert.equal(kindOf(await planAction(secretariat, stranger)), 'action.member-not-there')
  const { action: shown } = await shownOf(secretariat, 'QMB')
  assert.equal(shown.id, action)
  await sql`
    update app.member
    set days = daterange(lower(days), '2026-02-01')
    where id = ${world.members.cedar}`.execute(installation.owner.db)
  const kept = { ...amended(shown), members: [world.members.cedar], why: 'Later.', due: '2026-12-31' }
  const left = await amendAction(secretariat, kept)
  assert.ok(!left.ok)
  assert.deepEqual(left.refusal, { kind: 'action.member-left', field: 'members', member: 'Cedar' })
  must(await amendAction(secretariat, { ...kept, members: [] }))
})

test('an expected change in an indicator that is retired meanwhile is refused in words of its own', async () => {
  const secretariat = secretariatOf(world)
  const { action } = await shownOf(secretariat, 'QMB')
  await sql`update app.edition set state = 'retired'`.execute(installation.owner.db)
  const result = await amendAction(secretariat, { ...amended(action), members: [], why: 'Later.' })
  assert.equal(kindOf(result), 'action.indicator-retired')
})
