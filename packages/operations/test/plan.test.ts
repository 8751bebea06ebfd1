import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { MemberId } from '@waymark/network'
import type { Installation } from '@waymark/store'
import {
  actionsAwaitingUpdate,
  actionsPage,
  choosePriority,
  makePublic,
  runtimeOf,
  readAs,
  planAction,
  planForRelease,
  planOf,
  recordDialogue,
  reportUpdate,
  whatWeDid,
  doneSince,
  type ActionForm,
  type Desk,
  type DialogueForm,
} from '@waymark/operations'
import { testInstallation } from '@waymark/testing'
import { coordinatorOf, reviewerOf, secretariatOf, smallNetwork, type SmallNetwork } from './small-network.ts'

const today = '2026-02-01'
let installation: Installation
let world: SmallNetwork
let other: SmallNetwork

before(async () => {
  installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date(`${today}T10:00:00.000Z`) })
  world = await smallNetwork(runtime, 'small')
  other = await smallNetwork(runtime, 'neighbour')
})
after(() => installation.close())

type Said<T> = Promise<{ ok: true; value: T } | { ok: false; refusal: { kind: string; field?: string } }>
const ask = async <T>(doing: Said<T>): Promise<T> => {
  const result = await doing
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const refusalOf = async (doing: Said<unknown>) => {
  const result = await doing
  assert.ok(!result.ok, 'it was not refused')
  return `${result.refusal.kind}${result.refusal.field ? ` ${result.refusal.field}` : ''}`
}
const talk = (more: Partial<DialogueForm> = {}): DialogueForm => ({
  place: 'QMA',
  heldOn: '2026-01-20',
  members: [world.members.ash, world.members.birch],
  note: 'Both want better referral.',
  language: 'en',
  ...more,
})
const plan = (priority: string, more: Partial<ActionForm> = {}): ActionForm => ({
  priority,
  what: 'Train the border police',
  who: 'The members in QMA',
  start: '2026-03-01',
  due: '2026-09-30',
  resources: '',
  indicator: world.indicators.A1,
  change: 'From partial to yes',
  language: 'en',
  ...more,
})

test('a dialogue names the members that were there, and nobody else', async () => {
  const ash = world.speaker('ash')
  assert.equal(await refusalOf(recordDialogue(ash, talk({ heldOn: 'in May' }))), 'day.malformed heldOn')
  assert.equal(await refusalOf(recordDialogue(ash, talk({ heldOn: '2026-02-03' }))), 'dialogue.in-future heldOn')
  assert.equal(await refusalOf(recordDialogue(ash, talk({ members: [] }))), 'dialogue.without-members members')
  assert.equal(
    await refusalOf(recordDialogue(ash, talk({ members: [world.members.ash, world.members.cedar] }))),
    'dialogue.member-not-there members',
  )
  assert.equal(
    await refusalOf(recordDialogue(ash, talk({ members: [world.members.ash], heldOn: '2019-01-01' }))),
    'dialogue.member-not-there members',
  )
})

test('members plan for their own country, coordinators for their region, the secretariat for all', async () => {
  const may = async (desk: Desk, place: string, member: string) => {
    const said = await recordDialogue(desk, talk({ place, members: [member] }))
    return said.ok || said.refusal.kind
  }
  const { ash, cedar, dogwood } = world.members
  assert.equal(await may(world.speaker('ash'), 'QMA', ash), true)
  assert.equal(await may(world.speaker('ash'), 'QMB', cedar), 'thing.not-found')
  assert.equal(await may(coordinatorOf(world, 'north'), 'QMB', cedar), true)
  assert.equal(await may(coordinatorOf(world, 'south'), 'QMB', cedar), 'thing.not-found')
  assert.equal(await may(secretariatOf(world), 'QMC', dogwood), true)
  assert.equal(await may(reviewerOf(world), 'QMA', ash), 'deed.not-permitted')
  const mixed = world.desk(
    'mixed',
    { name: 'contributor', member: ash as MemberId },
    { name: 'auditor' },
    { name: 'reviewer' },
  )
  assert.equal(
    await may(mixed, 'QMB', cedar),
    'thing.not-found',
    'a role that may not plan does not widen one that may',
  )
})

test('from a dialogue to a priority, an action and an update, read back as it was written', async () => {
  const ash = world.speaker('ash')
  const { dialogue } = await ask(recordDialogue(ash, talk()))
  const chosen = {
    dialogue,
    indicator: world.indicators.A1,
    reason: 'No referral path',
    language: 'en',
    members: [world.members.ash],
  }
  assert.equal(await refusalOf(choosePriority(ash, { ...chosen, reason: '' })), 'field.missing reason')
  assert.equal(
    await refusalOf(choosePriority(ash, { ...chosen, indicator: other.indicators.A1 })),
    'priority.indicator-unknown indicator',
  )
  const { priority } = await ask(choosePriority(ash, chosen))
  assert.equal(await refusalOf(choosePriority(ash, chosen)), 'priority.chosen-already indicator')
  const { action } = await ask(planAction(ash, plan(priority, { members: [world.members.ash] })))
  assert.deepEqual(
    (await readAs(ash, t => actionsAwaitingUpdate(t, { member: world.members.birch, round: world.round, today }))).map(
      actionShown => actionShown.id,
    ),
    [action],
  )
  assert.deepEqual(
    await readAs(ash, t => actionsAwaitingUpdate(t, { member: world.members.cedar, round: world.round, today })),
    [],
  )
  const update = { action, round: world.round, status: 'under-way', text: 'The first course was held', language: 'en' }
  await ask(reportUpdate(world.speaker('birch'), update))
  assert.deepEqual(
    await readAs(ash, t => actionsAwaitingUpdate(t, { member: world.members.ash, round: world.round, today })),
    [],
  )
  const did = await readAs(ash, t => whatWeDid(t, { member: world.members.ash, round: world.round, today }))
  assert.equal(did[0]?.updates[0]?.text.body, 'The first course was held')
  const about = { round: world.round, subject: world.subjects.QMA, today }
  const byMember = async (member: string) =>
    [...(await readAs(ash, t => doneSince(t, { ...about, member })))].map(([at, own]) => [at, own.map(({ id }) => id)])
  assert.deepEqual(await byMember(world.members.ash), [[world.indicators.A1, [action]]])
  assert.deepEqual(await byMember(world.members.birch), [], 'it names another member alone')
  const read = (await readAs(ash, t => planOf(t, world.subjects.QMA, today))).find(
    dialogueShown => dialogueShown.id === dialogue,
  )
  assert.equal(read?.note?.body, 'Both want better referral.')
  assert.deepEqual(read?.members, [world.members.ash, world.members.birch].sort())
  assert.equal(read?.priorities[0]?.reason.body, 'No referral path')
  assert.equal(read?.priorities[0]?.indicator.edition, 'small-frame/2021-2025')
  const [shown] = read!.priorities[0]!.actions
  assert.equal(shown?.what.body, 'Train the border police')
  assert.equal(shown?.status, 'under-way')
  assert.equal(shown?.expects.indicator.code, 'A1')
  assert.equal(shown?.overdue, false)
})

test('an action says what, who, by when and which change, and names everything that is missing at once', async () => {
  const cedar = world.speaker('cedar')
  const { dialogue } = await ask(recordDialogue(cedar, talk({ place: 'QMB', members: [world.members.cedar] })))
  const { priority } = await ask(
    choosePriority(cedar, { dialogue, indicator: world.indicators.A2, reason: 'A gap', language: 'en' }),
  )
  const empty = await planAction(cedar, plan(priority, { what: '', who: '', due: 'soon', indicator: '' }))
  assert.ok(!empty.ok)
  const { problems } = empty.refusal as unknown as { problems: { field: string }[] }
  assert.deepEqual(
    problems.map(problem => problem.field),
    ['what', 'who', 'due', 'expected'],
  )
  assert.equal(
    await refusalOf(planAction(cedar, plan(priority, { start: '2026-10-01' }))),
    'action.due-before-start due',
  )
  assert.equal(await refusalOf(planAction(cedar, plan(priority, { change: ' ' }))), 'field.missing change')
  assert.equal(await refusalOf(planAction(cedar, plan(priority, { what: 'x'.repeat(5001) }))), 'field.too-long what')
})

test('what was reported between two rounds is shown in the form of the next one', async () => {
  const dogwood = world.speaker('dogwood')
  const { dialogue } = await ask(recordDialogue(dogwood, talk({ place: 'QMC', members: [world.members.dogwood] })))
  const { priority } = await ask(
    choosePriority(dogwood, { dialogue, indicator: world.indicators.A2, reason: 'A gap', language: 'en' }),
  )
  const { action } = await ask(planAction(dogwood, plan(priority)))
  const of = { member: world.members.dogwood, round: world.round, today }
  assert.deepEqual(await readAs(dogwood, t => whatWeDid(t, of)), [])
  await ask(reportUpdate(dogwood, { action, round: null, status: 'under-way', text: 'Begun', language: 'en' }))
  const did = await readAs(dogwood, t => whatWeDid(t, of))
  assert.deepEqual(
    did.map(actionShown => [actionShown.id, actionShown.updates.map(update => update.text.body)]),
    [[action, ['Begun']]],
  )
  const waiting = await readAs(dogwood, t => actionsAwaitingUpdate(t, of))
  assert.ok(
    waiting.some(actionShown => actionShown.id === action),
    'the round still asks where it stands',
  )
})

test('what is done stays done', async () => {
  const dogwood = world.speaker('dogwood')
  const { dialogue } = await ask(recordDialogue(dogwood, talk({ place: 'QMC', members: [world.members.dogwood] })))
  const { priority } = await ask(
    choosePriority(dogwood, { dialogue, indicator: world.indicators.A1, reason: 'A gap', language: 'en' }),
  )
  const { action } = await ask(planAction(dogwood, plan(priority)))
  const update = { action, round: null, status: 'done', text: 'All held', language: 'en' }
  assert.equal(
    await refusalOf(reportUpdate(dogwood, { ...update, status: 'dreaming' })),
    'update.status-unknown status',
  )
  assert.equal(await refusalOf(reportUpdate(dogwood, { ...update, text: '' })), 'update.said-missing text')
  await ask(reportUpdate(dogwood, update))
  assert.equal(
    await refusalOf(reportUpdate(dogwood, { ...update, status: 'under-way' })),
    'update.status-forbidden status',
  )
})

test('of a plan a release holds what members made public, and never a note or who was present', async () => {
  const secretariat = secretariatOf(world)
  const { dialogue } = await ask(recordDialogue(secretariat, talk({ note: 'Between ourselves' })))
  await ask(
    choosePriority(secretariat, {
      dialogue,
      indicator: world.indicators.A2,
      reason: 'Not for print',
      language: 'en',
    }),
  )
  assert.deepEqual(await readAs(secretariat, t => planForRelease(t, { today })), [])
  const [talked] = (await readAs(secretariat, t => planOf(t, world.subjects.QMA, today))).flatMap(dialogueShown =>
    dialogueShown.priorities.filter(priority => priority.members.length > 0),
  )
  const { id, revision, actions } = talked!
  const member = world.members.ash
  await ask(makePublic(world.speaker('ash'), { thing: 'priority', of: id, revision, member, parts: ['priority'] }))
  const released = await readAs(secretariat, t => planForRelease(t, { today }))
  assert.deepEqual(released, [
    {
      id,
      place: 'QMA',
      indicator: 'A1',
      edition: 'small-frame/2021-2025',
      reason: talked!.reason.id,
      actions: [],
    },
  ])
  const [{ id: of, revision: seen, updates }] = actions as [(typeof actions)[0]]
  const parts = ['action', 'change', 'dates', `update/${updates[0]!.id}`]
  await ask(makePublic(world.speaker('ash'), { thing: 'action', of, revision: seen, member, parts }))
  const again = await readAs(secretariat, t => planForRelease(t, { today }))
  const [action, ...more] = again.find(eachPriority => eachPriority.id === id)!.actions
  assert.equal(more.length, 0)
  assert.deepEqual([action?.status, action?.due, action?.expects?.indicator], ['under-way', '2026-09-30', 'A1'])
  assert.equal(action?.updates[0]?.day, today)
  assert.ok(!JSON.stringify(again).includes(world.members.ash))
})

test("another network's dialogues, priorities and actions are not found", async () => {
  const secretariat = secretariatOf(world)
  const { dialogue } = await ask(recordDialogue(secretariat, talk()))
  const [priority] = await readAs(secretariat, t => planForRelease(t, { today }))
  const stranger = secretariatOf(other)
  const refusals = await Promise.all(
    [
      choosePriority(stranger, { dialogue, indicator: other.indicators.A1, reason: 'Theirs', language: 'en' }),
      planAction(stranger, plan(priority!.id, { indicator: other.indicators.A1 })),
      reportUpdate(stranger, {
        action: priority!.actions[0]!.id,
        round: null,
        status: 'done',
        text: 'Done',
        language: 'en',
      }),
      reportUpdate(secretariat, {
        action: priority!.actions[0]!.id,
        round: other.round,
        status: 'done',
        text: 'Done',
        language: 'en',
      }),
      choosePriority(secretariat, { dialogue: 'x', indicator: 'y', reason: 'z', language: 'en' }),
      recordDialogue(secretariat, talk({ place: 'QZZ' })),
    ].map(doing => refusalOf(doing as Said<unknown>)),
  )
  assert.deepEqual(
    refusals,
    Array.from({ length: 6 }, () => 'thing.not-found'),
  )
  assert.equal(
    await refusalOf(recordDialogue(secretariat, talk({ members: [other.members.ash] }))),
    'dialogue.member-not-there members',
  )
  assert.deepEqual(await readAs(stranger, t => planForRelease(t, { today })), [])
})

test('the list of actions holds those of the countries one plans for, the earliest due first', async () => {
  const everywhere = await actionsPage(secretariatOf(world))
  const own = await actionsPage(world.speaker('cedar'))
  assert.ok(everywhere.length > own.length, `${everywhere.length} and ${own.length}`)
  assert.ok(own.every(({ subject }) => subject.code === 'QMB'))
  assert.deepEqual(
    everywhere.map(({ dueOn }) => dueOn),
    everywhere.map(({ dueOn }) => dueOn).sort(),
  )
  assert.deepEqual(await actionsPage(secretariatOf(other)), [])
})
