/** An action supports one a level up: as its form says it, as plans show it from both sides, and as a release has it. */
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
  readAs,
  recordDialogue,
  runtimeOf,
  supportableBy,
  writePlan,
  type Desk,
} from '@waymark/operations'
import { must, testInstallation } from '@waymark/testing'
import { coordinatorOf, secretariatOf, smallNetwork, type SmallNetwork } from './small-network.ts'

const language = 'en'
const today = '2026-02-01'
let installation: Installation
let world: SmallNetwork
let office: Desk
const made: Record<string, { readonly priority: string; readonly action: string }> = {}

before(async () => {
  installation = await testInstallation()
  world = await smallNetwork(runtimeOf(installation, { now: () => new Date(`${today}T10:00:00.000Z`) }), 'small')
  office = secretariatOf(world)
  for (const place of ['network', 'north', 'south', 'QMA']) made[place] = await planned(place)
})
after(() => installation.close())

const memberIn = (place: string) => world.members[place === 'south' ? 'dogwood' : 'ash']
const said = (place: string) => ({
  what: `Meet in ${place}`,
  who: 'Members',
  start: '',
  due: '2026-09-30',
  resources: '',
  indicator: world.indicators.A1,
  change: 'To yes',
  members: [memberIn(place)],
  language,
})

async function planned(place: string) {
  const members = [memberIn(place)]
  const { dialogue } = must(await recordDialogue(office, { place, heldOn: '2026-01-20', members, note: '', language }))
  const chosen = { dialogue, indicator: world.indicators.A1, reason: `Why ${place}`, language, members }
  const { priority } = must(await choosePriority(office, chosen))
  return { priority, action: must(await planAction(office, { ...said(place), priority })).action }
}

const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? 'done' : result.refusal!.kind)
const pageOf = async (desk: Desk, place: string) => (await planPage(desk, place))!
const actionOf = async (place: string) => (await pageOf(office, place)).dialogues[0]!.priorities[0]!.actions[0]!
const supports = async (place: string, thing: string, desk = office) => {
  const { id, revision } = await actionOf(place)
  return amendAction(desk, { ...said(place), action: id, revision, supports: thing, why: 'It fits.' })
}

test('an action supports a priority or an action of its region or of the network, as its form offers them', async () => {
  const ash = world.speaker('ash')
  const offered = (await supportableBy(ash, { country: 'QMA', kept: null })).map(thing => thing.key)
  const { network, north } = made
  assert.deepEqual(offered.toSorted(), [
    ...[`action/${north!.action}`, `action/${network!.action}`].toSorted(),
    ...[`priority/${north!.priority}`, `priority/${network!.priority}`].toSorted(),
  ])
  assert.deepEqual(await supportableBy(ash, { country: 'north', kept: null }), [], 'not this desk to plan for')
  must(await supports('QMA', `action/${north!.action}`, ash))
  must(await supports('north', `priority/${network!.priority}`))
})

test('what comes back to where it began, stands no level up, or is of another region is refused in its field', async () => {
  const { north, south, network, QMA } = made
  const refusals = {
    'action.supports-circular': await supports('north', `action/${QMA!.action}`),
    'action.supports-not-above': await supports('north', `action/${south!.action}`),
    'action.supports-other-region': await supports('QMA', `priority/${south!.priority}`),
    'field.unknown': await supports('QMA', `priority/${network!.action}`),
  }
  for (const [kind, refused] of Object.entries(refusals)) {
    assert.equal(kindOf(refused), kind)
    assert.ok(!refused.ok && 'field' in refused.refusal && refused.refusal.field === 'supports')
  }
  assert.equal(kindOf(await supports('QMA', 'priority/nothing')), 'field.unknown')
  assert.equal((await actionOf('QMA')).supports, `action/${north!.action}`)
})

test('the plan above shows what supports it, to whoever plans for both; the history says what was supported before', async () => {
  const north = `action/${made['north']!.action}` as const
  const kaja = coordinatorOf(world, 'north')
  const shown = (await pageOf(kaja, 'north')).supporters[north]!
  assert.deepEqual(
    shown.map(({ what, subject }) => [what.body, subject.code]),
    [['Meet in QMA', 'QMA']],
  )
  assert.equal((await pageOf(world.speaker('ash'), 'QMA')).supported[north]!.what!.body, 'Meet in north')
  must(await supports('QMA', `priority/${made['network']!.priority}`))
  const [amendment] = (await pageOf(office, 'QMA')).amendments[made['QMA']!.action]!
  const [before] = amendment!.before
  assert.deepEqual([before!.field, before!.text?.body, before!.values], ['supports', 'Meet in north', ['A1']])
  must(await supports('QMA', north))
})

test('a release says it where both are public, and never of a draft', async () => {
  const opens = async (place: string) => {
    const { id, revision } = await actionOf(place)
    const form = { thing: 'action', of: id, revision, member: memberIn(place), parts: ['action'] } as const
    must(
      await makePublic(
        (await actionOf(place)).members.includes(world.members.ash) ? world.speaker('ash') : office,
        form,
      ),
    )
  }
  const released = async () =>
    (await readAs(office, t => planForRelease(t, { today })))
      .flatMap(priority => priority.actions)
      .find(action => action.id === made['QMA']!.action)
  await opens('QMA')
  assert.equal((await released())!.supports, undefined, 'what it supports stays inside')
  await opens('north')
  assert.equal((await released())!.supports, `action/${made['north']!.action}`)
  const begun = { place: 'north', plan: null, revision: 0, title: 'North', from: '2026-01-01', until: '2027-12-31' }
  const { plan } = must(await writePlan(office, { ...begun, reason: '', language }))
  assert.equal((await released())!.supports, undefined, 'the plan above is a draft')
  const ash = world.speaker('ash')
  const inDraft = [`action/${made['north']!.action}`, `priority/${made['north']!.priority}`]
  const offered = (await supportableBy(ash, { country: 'QMA', kept: null })).map(({ key }) => key)
  assert.ok(!offered.some(key => inDraft.includes(key)))
  must(await supports('QMA', inDraft[0]!)) // as before
  assert.equal(kindOf(await supports('QMA', inDraft[1]!)), 'field.unknown')
  const { revision } = (await pageOf(office, 'north')).plans[0]!
  must(await agreePlan(office, { plan, revision, body: 'The members', day: today, language }))
  assert.equal((await released())!.supports, inDraft[0])
})
