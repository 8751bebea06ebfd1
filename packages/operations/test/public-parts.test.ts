/** What of plans stands in a release: each part by itself, by each member concerned. Source: models.md 5. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Installation } from '@waymark/store'
import {
  agreePlan,
  amendAction,
  choosePriority,
  makePublic,
  planAction,
  planForRelease,
  planPage,
  publicPage,
  readAs,
  recordDialogue,
  reportUpdate,
  runtimeOf,
  writePlan,
  type Desk,
} from '@waymark/operations'
import { must, testInstallation } from '@waymark/testing'
import { coordinatorOf, secretariatOf, smallNetwork, type SmallNetwork } from './small-network.ts'

let today = '2026-02-01'
let installation: Installation
let world: SmallNetwork

before(async () => {
  installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date(`${today}T10:00:00.000Z`) })
  world = await smallNetwork(runtime, 'small')
})
after(() => installation.close())

const language = 'en'
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? 'done' : result.refusal!.kind)
let of = ''
let priority = ''

const shown = async () => {
  const page = (await planPage(world.speaker('ash'), 'QMA'))!
  const found = page.dialogues
    .flatMap(dialogue => dialogue.priorities)
    .find(priorityShown => priorityShown.id === priority)!
  return { found, action: found.actions[0]! }
}
/** Ash or Birch has these parts of the action public from now on. */
async function opens(name: 'ash' | 'birch', ...parts: string[]): Promise<void> {
  const { revision } = (await shown()).action
  must(await makePublic(world.speaker(name), { thing: 'action', of, revision, member: world.members[name], parts }))
}
const released = async () => (await readAs(world.speaker('ash'), t => planForRelease(t, { today })))[0]?.actions[0]

test('nothing is public until every member responsible has switched it on', async () => {
  const ash = world.speaker('ash')
  const members = [world.members.ash, world.members.birch]
  const { dialogue } = must(
    await recordDialogue(ash, { place: 'QMA', heldOn: '2026-01-20', members, note: '', language }),
  )
  const chosen = { dialogue, indicator: world.indicators.A1, reason: 'No path', language }
  priority = must(await choosePriority(ash, { ...chosen, members: [world.members.birch] })).priority
  const days = { start: '2026-03-01', due: '2026-09-30' }
  const said = { what: 'Train the police', who: 'Members', resources: '', change: 'To yes', ...days, language }
  of = must(await planAction(ash, { ...said, priority, indicator: world.indicators.A1, members })).action
  await opens('ash', 'action', 'dates')
  assert.equal(await released(), undefined)
  await opens('birch', 'action')
  assert.deepEqual([(await released())?.id, (await released())?.due], [of, undefined], 'Birch keeps the days inside')
  assert.equal((await released())?.expects, undefined)
  await opens('birch', 'action', 'dates')
  assert.deepEqual([(await released())?.due, (await released())?.start], ['2026-09-30', '2026-03-01'])
  await opens('birch', 'dates')
  assert.equal(await released(), undefined, 'without the action nothing of it stands there')
  await opens('birch', 'action', 'dates')
})

test('a member makes its own name public and nobody else does', async () => {
  assert.equal((await released())?.members, undefined)
  await opens('birch', 'action', 'dates', 'name')
  assert.deepEqual((await released())?.members, [world.members.birch])
  const { revision } = (await shown()).action
  const form = { thing: 'action', of, revision, member: world.members.ash, parts: ['action', 'name'] } as const
  assert.equal(kindOf(await makePublic(world.speaker('birch'), form)), 'thing.not-found')
  assert.equal(kindOf(await makePublic(secretariatOf(world), form)), 'deed.not-permitted')
  assert.equal(kindOf(await makePublic(coordinatorOf(world, 'north'), form)), 'deed.not-permitted')
  const cedar = { ...form, member: world.members.cedar }
  assert.equal(kindOf(await makePublic(world.speaker('cedar'), cedar)), 'thing.not-found')
  assert.equal(kindOf(await makePublic(world.speaker('ash'), { ...form, parts: ['budget'] })), 'field.unknown')
  assert.equal(kindOf(await makePublic(world.speaker('ash'), { ...form, revision: 1 })), 'plan.changed-meanwhile')
  assert.equal(
    kindOf(await makePublic(world.speaker('ash'), { ...form, of: priority, thing: 'priority' })),
    'thing.not-found',
    'Birch alone is concerned with the priority',
  )
})

test('an action that is public alone stands beside no reason, and the priority is its own members’ to open', async () => {
  const [withoutPriority] = await readAs(world.speaker('ash'), t => planForRelease(t, { today }))
  assert.deepEqual([withoutPriority!.reason, withoutPriority!.actions.length], [undefined, 1])
  const { revision } = (await shown()).found
  const form = { thing: 'priority', of: priority, revision, member: world.members.birch, parts: ['priority'] } as const
  must(await makePublic(world.speaker('birch'), form))
  assert.ok((await readAs(world.speaker('ash'), t => planForRelease(t, { today })))[0]!.reason)
  const page = await publicPage(world.speaker('birch'), { country: 'QMA', thing: 'priority', of: priority })
  assert.deepEqual([page!.parts, page!.members.map(member => member.name)], [['priority'], ['Birch']])
  assert.equal(await publicPage(world.speaker('ash'), { country: 'QMA', thing: 'priority', of: priority }), null)
})

test('where an action stands is said where what it rests on is public', async () => {
  assert.equal((await released())?.status, 'planned')
  today = '2026-04-01'
  assert.equal((await released())?.status, 'under-way')
  today = '2026-10-01'
  assert.equal((await released())?.status, 'late')
  await opens('ash', 'action')
  assert.equal((await released())?.status, undefined, 'the days are no longer public')
  const ash = world.speaker('ash')
  must(await reportUpdate(ash, { action: of, round: null, status: 'done', text: 'All held', language }))
  await opens('ash', 'action', 'dates')
  assert.deepEqual([(await released())?.status, (await released())?.updates], [undefined, []])
  const update = `update/${(await shown()).action.updates[0]!.id}`
  await opens('ash', 'action', update)
  await opens('birch', 'action', update)
  assert.deepEqual([(await released())?.status, (await released())?.updates.length], ['done', 1])
})

test('a member that becomes responsible is asked too, and of a draft plan nothing is published', async () => {
  const ash: Desk = world.speaker('ash')
  const { action } = await shown()
  const said = {
    what: 'Train',
    who: 'Members',
    start: '',
    due: '2026-12-31',
    resources: '',
    change: 'To yes',
    language,
  }
  const form = { ...said, action: of, indicator: world.indicators.A1, members: [world.members.birch], why: 'Fewer.' }
  must(await amendAction(ash, { ...form, revision: action.revision }))
  assert.equal((await released())?.status, 'done', 'Birch alone is responsible, and said so')
  must(await amendAction(ash, { ...form, revision: action.revision + 1, members: [world.members.ash] }))
  assert.equal((await released())?.status, 'done', 'Ash had said so before')
  const begun = { place: 'QMA', plan: null, revision: 0, title: 'Two years', reason: '', language }
  const { plan } = must(await writePlan(ash, { ...begun, from: '2026-01-01', until: '2027-12-31' }))
  assert.equal(await released(), undefined)
  const { revision } = (await planPage(ash, 'QMA'))!.plans[0]!
  must(await agreePlan(secretariatOf(world), { plan, revision, body: 'The members', day: '2026-10-01', language }))
  assert.equal((await released())?.status, 'done')
})
