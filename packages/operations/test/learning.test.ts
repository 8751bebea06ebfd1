import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Installation } from '@waymark/store'
import {
  choosePriority,
  decide,
  drawLesson,
  followUpDecision,
  outcomePage,
  runtimeOf,
  learningForRelease,
  learningOf,
  readAs,
  planAction,
  recordChange,
  recordDialogue,
  recordFinding,
} from '@waymark/operations'
import { testInstallation } from '@waymark/testing'
import { coordinatorOf, reviewerOf, secretariatOf, smallNetwork, type SmallNetwork } from './small-network.ts'

let installation: Installation
let world: SmallNetwork
let other: SmallNetwork

before(async () => {
  installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date('2026-02-01T10:00:00.000Z') })
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
const owned = { owner: 'role coordinator', due: '2026-12-31' }
const said = (text: string) => ({ text, language: 'en', public: true })
const finding = (more = {}) => ({ ...said('Courses are not refreshed'), place: 'QMA', indicator: null, ...more })

async function actionInQMA(): Promise<string> {
  const desk = secretariatOf(world)
  const talk = { place: 'QMA', heldOn: '2026-01-20', members: [world.members.ash], note: '', language: 'en' }
  const { dialogue } = await ask(recordDialogue(desk, talk))
  const { priority } = await ask(
    choosePriority(desk, { dialogue, indicator: world.indicators.A1, reason: 'A gap', language: 'en' }),
  )
  const form = { what: 'Train', who: 'Members', start: '', due: '2026-09-30', resources: '', change: 'To yes' }
  return (await ask(planAction(desk, { ...form, priority, indicator: world.indicators.A1, language: 'en' }))).action
}

test('a finding becomes a lesson, a lesson a decision, a decision changes an action; the chain shows how far it came', async () => {
  const ash = world.speaker('ash')
  const chain = async () =>
    (await readAs(ash, t => learningOf(t, '2026-02-01'))).find(chainShown => chainShown.finding.id === first.step)!
  const first = await ask(recordFinding(ash, finding({ indicator: world.indicators.A1 })))
  assert.deepEqual([(await chain()).furthest, (await chain()).wanted], ['finding', 'lesson'])
  const lesson = await ask(drawLesson(ash, { ...said('Plan refreshers'), finding: first.step }))
  assert.equal((await chain()).wanted, 'decision')
  const decision = await ask(
    decide(reviewerOf(world), { ...said('Every action has a refresher'), lesson: lesson.step, ...owned }),
  )
  assert.equal((await chain()).wanted, 'change')
  const action = await actionInQMA()
  const change = { ...said('A refresher was added'), decision: decision.step, indicator: null }
  assert.equal(await refusalOf(recordChange(ash, { ...change, action: null })), 'learning.changed-missing changed')
  await ask(recordChange(ash, { ...change, action }))
  const linked = await chain()
  assert.equal(linked.wanted, null)
  assert.deepEqual(
    linked.steps.map(step => [step.kind, step.text.body]),
    [
      ['finding', 'Courses are not refreshed'],
      ['lesson', 'Plan refreshers'],
      ['decision', 'Every action has a refresher'],
      ['change', 'A refresher was added'],
    ],
  )
  const [released] = await readAs(ash, t => learningForRelease(t))
  assert.deepEqual(
    {
      place: released?.place,
      edition: released?.edition,
      indicator: released?.indicator,
      action: released?.change?.action,
    },
    { place: 'QMA', edition: 'small-frame/2021-2025', indicator: 'A1', action },
  )
})

test('steps come in their order, and each place in a chain is taken once', async () => {
  const ash = world.speaker('ash')
  const { step } = await ask(recordFinding(ash, finding()))
  assert.equal(
    await refusalOf(decide(ash, { ...said('Too soon'), lesson: step, ...owned })),
    'learning.wrong-step from',
  )
  assert.equal(await refusalOf(drawLesson(ash, { ...said(' '), finding: step })), 'learning.text-missing text')
  const lessons = await Promise.all(['One', 'Other'].map(text => drawLesson(ash, { ...said(text), finding: step })))
  assert.equal(lessons.filter(lesson => lesson.ok).length, 1)
  const late = lessons.find(lesson => !lesson.ok)
  assert.equal(late && !late.ok && late.refusal.kind, 'learning.followed-already')
})

test('members learn about their own country, others about their region or all', async () => {
  const inQMB = finding({ place: 'QMB' })
  const overall = finding({ place: null })
  assert.equal(await refusalOf(recordFinding(world.speaker('ash'), inQMB)), 'thing.not-found')
  assert.equal(await refusalOf(recordFinding(world.speaker('ash'), overall)), 'thing.not-found')
  assert.equal(await refusalOf(recordFinding(coordinatorOf(world, 'south'), inQMB)), 'thing.not-found')
  const { step } = await ask(recordFinding(coordinatorOf(world, 'north'), inQMB))
  assert.equal(
    await refusalOf(drawLesson(world.speaker('ash'), { ...said('Theirs'), finding: step })),
    'thing.not-found',
  )
  await ask(drawLesson(world.speaker('cedar'), { ...said('Ours'), finding: step }))
  await ask(recordFinding(coordinatorOf(world, 'north'), overall))
  await ask(recordFinding(secretariatOf(world), overall))
  assert.equal(
    await refusalOf(recordFinding(world.desk('observer', { name: 'observer' }), overall)),
    'deed.not-permitted',
  )
})

test('a step that is not public hides those after it, and a hidden finding its whole chain', async () => {
  const desk = secretariatOf(world)
  const open = await ask(recordFinding(desk, finding({ text: 'Open' })))
  const lesson = await ask(drawLesson(desk, { ...said('Hidden lesson'), finding: open.step, public: false }))
  await ask(decide(desk, { ...said('Decision after it'), lesson: lesson.step, ...owned }))
  const hidden = await ask(recordFinding(desk, finding({ text: 'Hidden', public: false })))
  const unasked = { text: 'Nobody asked', language: 'en', place: 'QMA', indicator: null }
  const silent = await ask(recordFinding(desk, unasked))
  const released = await readAs(desk, t => learningForRelease(t))
  const chain = released.find(learningChain => learningChain.id === open.step)
  assert.ok(chain && !('lesson' in chain) && !('decision' in chain))
  assert.ok(!released.some(learningChain => learningChain.id === hidden.step || learningChain.id === silent.step))
})

test('what came of a decision is recorded, the newest stands, and one past its day is late until then', async () => {
  const ash = world.speaker('ash')
  const first = await ask(recordFinding(ash, finding({ text: 'To follow up' })))
  const lesson = await ask(drawLesson(ash, { ...said('A lesson'), finding: first.step }))
  const { step: decision } = await ask(decide(ash, { ...said('A decision'), lesson: lesson.step, ...owned }))
  const on = async (day: string) =>
    (await readAs(ash, t => learningOf(t, day))).find(({ finding }) => finding.id === first.step)!
  assert.deepEqual([(await on('2026-12-31')).decision, (await on('2027-01-01')).decision], ['open', 'late'])
  const form = { decision, what: 'done', by: 'role coordinator', on: '2026-02-01', ...said('It is so') }
  await ask(followUpDecision(ash, form))
  const by = `member ${world.members.ash}`
  await ask(followUpDecision(reviewerOf(world), { ...form, what: 'dropped', by, text: 'Not any more' }))
  const chain = await on('2027-01-01')
  assert.deepEqual(
    [chain.decision, ...chain.steps[2]!.outcomes.map(({ what, text, by }) => [what, text.body, Object.keys(by!)[0]])],
    ['dropped', ['dropped', 'Not any more', 'member'], ['done', 'It is so', 'role']],
  )
  assert.equal((await outcomePage(ash, first.step))?.owner, 'role coordinator')
  assert.doesNotMatch(JSON.stringify(await readAs(ash, t => learningForRelease(t))), /Not any more|It is so|dropped/)
})

test('what came of it is refused of what is no decision, from out of reach, and whole where it says nothing', async () => {
  const ash = world.speaker('ash')
  const { step } = await ask(recordFinding(ash, finding({ text: 'Out of reach' })))
  const lesson = await ask(drawLesson(ash, { ...said('A lesson'), finding: step }))
  const { step: decision } = await ask(decide(ash, { ...said('A decision'), lesson: lesson.step, ...owned }))
  const form = { decision, what: 'done', by: 'role coordinator', on: '2026-02-01', ...said('It is so') }
  assert.equal(await refusalOf(followUpDecision(world.speaker('cedar'), form)), 'thing.not-found')
  assert.equal(await outcomePage(world.speaker('cedar'), step), null)
  assert.equal(await refusalOf(followUpDecision(secretariatOf(other), form)), 'thing.not-found')
  for (const no of [step, lesson.step, 'x', world.members.ash!])
    assert.equal(await refusalOf(followUpDecision(ash, { ...form, decision: no })), 'thing.not-found')
  const read = await followUpDecision(ash, { ...form, what: '', by: 'member x', on: '2026-02-03', text: ' ' })
  assert.ok(!read.ok && 'problems' in read.refusal)
  assert.deepEqual(
    (read.refusal.problems as { kind: string }[]).map(problem => problem.kind),
    ['outcome.what-missing', 'outcome.by-unknown', 'outcome.on-ahead', 'field.missing'],
  )
  assert.equal(await refusalOf(followUpDecision(ash, { ...form, on: '2026-01-31' })), 'outcome.before-decision on')
})

test("another network's steps, actions and indicators are not found", async () => {
  const desk = secretariatOf(world)
  const { step } = await ask(recordFinding(desk, finding()))
  const stranger = secretariatOf(other)
  assert.equal(await refusalOf(drawLesson(stranger, { ...said('Theirs'), finding: step })), 'thing.not-found')
  assert.equal(await refusalOf(drawLesson(desk, { ...said('None'), finding: 'x' })), 'thing.not-found')
  assert.equal(
    await refusalOf(recordFinding(desk, finding({ indicator: other.indicators.A1 }))),
    'learning.indicator-unknown indicator',
  )
  const lesson = await ask(drawLesson(desk, { ...said('L'), finding: step }))
  const decision = await ask(decide(desk, { ...said('D'), lesson: lesson.step, ...owned }))
  assert.equal(
    await refusalOf(recordChange(desk, { ...said('C'), decision: decision.step, action: step, indicator: null })),
    'learning.action-unknown changed',
  )
  assert.deepEqual(await readAs(stranger, t => learningOf(t, '2026-02-01')), [])
})
