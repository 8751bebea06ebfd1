/** What an action takes: kept by those who plan, amended with a reason, and public only where every member responsible says so. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Installation } from '@waymark/store'
import {
  agreePlan,
  choosePriority,
  keepResource,
  makePublic,
  planAction,
  planForRelease,
  planPage,
  readAs,
  recordDialogue,
  runtimeOf,
  writePlan,
  type ResourceForm,
} from '@waymark/operations'
import { must, testInstallation } from '@waymark/testing'
import { coordinatorOf, secretariatOf, smallNetwork, type SmallNetwork } from './small-network.ts'

const language = 'en'
const today = '2026-02-01'
let installation: Installation
let world: SmallNetwork
let action = ''
let plan = ''

before(async () => {
  installation = await testInstallation()
  world = await smallNetwork(runtimeOf(installation, { now: () => new Date(`${today}T10:00:00.000Z`) }), 'small')
  const ash = world.speaker('ash')
  const members = [world.members.ash]
  const held = { place: 'QMA', heldOn: '2026-01-20', members, note: '', language }
  const { dialogue } = must(await recordDialogue(ash, held))
  const indicator = world.indicators.A1
  const { priority } = must(await choosePriority(ash, { dialogue, indicator, reason: 'No path', language, members }))
  const said = {
    what: 'Train',
    who: 'Members',
    start: '',
    due: '2026-09-30',
    resources: '',
    change: 'To yes',
    language,
  }
  action = must(await planAction(ash, { ...said, priority, indicator, members })).action
  const begun = { place: 'QMA', plan: null, revision: 0, title: 'Plan of QMA', reason: '', language }
  plan = must(await writePlan(ash, { ...begun, from: '2026-01-01', until: '2027-12-31' })).plan
})
after(() => installation.close())

const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) => (result.ok ? 'done' : result.refusal!.kind)
const page = async () => (await planPage(world.speaker('ash'), 'QMA'))!
const shown = async () => (await page()).dialogues[0]!.priorities[0]!.actions[0]!
const keep = async (more: Partial<ResourceForm>, by = world.speaker('ash')) => {
  const { revision } = await shown()
  const typed = { used: 'planned', sort: 'money', amount: '12000', currency: 'EUR', note: 'A foundation', why: '' }
  return keepResource(by, { action, revision, resource: null, ...typed, leftOut: false, language, ...more })
}

test('planned and spent stand beside each other, each in its own unit, and bad input keeps nothing', async () => {
  must(await keep({}))
  must(await keep({ sort: 'staff-days', amount: '12.5', currency: '', note: '' }))
  must(await keep({ used: 'spent', amount: '4000', currency: 'KES' }))
  const { revision } = await shown()
  assert.equal(kindOf(await keep({ currency: '' })), 'money.currency-missing')
  assert.equal(kindOf(await keep({ revision: revision - 1 })), 'plan.changed-meanwhile')
  assert.equal(kindOf(await keep({}, coordinatorOf(world, 'south'))), 'thing.not-found')
  assert.deepEqual(
    (await shown()).takes.map(({ used, sort, amount, currency }) => [used, sort, amount, currency]),
    [
      ['planned', 'money', '12000.00', 'EUR'],
      ['planned', 'staff-days', '12.50', null],
      ['spent', 'money', '4000.00', 'KES'],
    ],
  )
})

test('of an agreed plan what is planned changes with a reason; what was spent is added without one', async () => {
  const { revision } = (await page()).plans[0]!
  must(await agreePlan(secretariatOf(world), { plan, revision, body: 'The members', day: today, language }))
  const [money] = (await shown()).takes
  const more = { resource: money!.id, amount: '15000' }
  assert.equal(kindOf(await keep(more)), 'plan.reason-missing')
  assert.equal(kindOf(await keep({ amount: '1' })), 'plan.reason-missing', 'something planned besides')
  must(await keep({ ...more, why: 'Prices rose.' }))
  must(await keep({ used: 'spent', sort: 'in-kind', amount: '', currency: '', note: 'A hall' }))
  const [amendment] = (await page()).amendments[money!.id]!
  assert.deepEqual(
    [amendment!.reason.body, ...amendment!.before.map(({ field, values }) => [field, ...values])],
    ['Prices rose.', ['amount', '12000.00 EUR']],
  )
})

test('it is public by a switch of its own, without where it comes from', async () => {
  const ash = world.speaker('ash')
  const released = async () => (await readAs(ash, t => planForRelease(t, { today })))[0]?.actions[0]
  const opens = async (...parts: string[]) => {
    const form = { thing: 'action', of: action, revision: (await shown()).revision, member: world.members.ash } as const
    must(await makePublic(ash, { ...form, parts }))
  }
  await opens('action', 'dates', 'change')
  assert.equal((await released())!.resources, undefined)
  await opens('action', 'money')
  assert.deepEqual(
    (await released())!.resources!.map(({ id, ...said }) => (id === '' ? null : said)),
    [
      { used: 'planned', sort: 'money', amount: '15000.00', currency: 'EUR' },
      { used: 'planned', sort: 'staff-days', amount: '12.50' },
      { used: 'spent', sort: 'money', amount: '4000.00', currency: 'KES' },
      { used: 'spent', sort: 'in-kind' },
    ],
  )
})

test('the database holds money to a currency', async () => {
  await assert.rejects(
    sql`update app.action_resource set currency = null where sort = 'money'`.execute(installation.owner.db),
    /action_resource_money_has_a_currency/,
  )
})
