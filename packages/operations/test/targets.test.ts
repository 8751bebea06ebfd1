/** Targets: agreed by a body over the countries of that day, published beside what was observed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  agreeTarget,
  openRelease,
  publishRelease,
  runJobs,
  startPreview,
  targetsPage,
  type TargetForm,
} from '@waymark/operations'
import type { IndicatorPage } from '@waymark/scorecard'
import { must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const form = (changes: Partial<TargetForm> = {}): TargetForm => ({
  edition: world.edition,
  indicator: 'A2',
  state: 'yes',
  region: '',
  least: '2',
  by: '2030-12-31',
  milestones: [{ by: '2028-12-31', least: '1' }],
  body: 'Assembly',
  day: '2026-01-20',
  record: 'Minutes, item 9',
  ...changes,
})

test('what cannot be a target is refused with its field, and nothing is recorded', async () => {
  const sigrid = await world.signInAs('sigrid')
  const refusalOf = async (changes: Partial<TargetForm>) => {
    const done = await agreeTarget(sigrid, form(changes))
    return done.ok ? 'done' : `${done.refusal.kind} ${done.refusal.field}`
  }
  assert.equal(await refusalOf({ by: '2020-12-31' }), 'target.in-past by')
  assert.equal(await refusalOf({ least: '4' }), 'target.not-a-number least')
  assert.equal(await refusalOf({ indicator: 'S1' }), 'field.missing indicator')
  assert.equal(await refusalOf({ indicator: 'D1' }), 'target.no-states indicator')
  assert.equal(await refusalOf({ indicator: 'C2' }), 'target.state-unknown state')
  assert.equal(await refusalOf({ indicator: 'C2', state: 'sum', least: '0' }), 'target.not-a-number least')
  assert.equal(await refusalOf({ region: 'place:QMZ' }), 'target.nobody day')
  assert.equal(await refusalOf({ day: '2027-01-01' }), 'day.in-future day')
  assert.equal(await refusalOf({ day: '1980-01-01' }), 'target.nobody day')
  assert.equal(await refusalOf({ record: '' }), 'field.missing record')
  assert.deepEqual((await targetsPage(sigrid)).targets, [])
})

test('a target can be on numbers, and over one country alone', async () => {
  const sigrid = await world.signInAs('sigrid')
  const onNumbers = { indicator: 'C2', state: 'sum', least: '2000', region: 'place:QMC', milestones: [] }
  must(await agreeTarget(sigrid, form(onNumbers)))
  const page = await targetsPage(sigrid)
  const [target] = page.targets
  assert.deepEqual([target?.code, target?.state, target?.least, target?.places], ['C2', 'sum', 2000, ['QMC']])
  assert.deepEqual([target?.place, target?.region], ['QMC', null])
  const offered = page.editions.flatMap(edition => edition.indicators.map(({ code }) => code))
  assert.deepEqual(
    ['A2', 'C2', 'B2', 'D1'].map(code => offered.includes(code)),
    [true, true, true, false],
  )
})

test('a target is over the countries with a member on its day, and goes out with the next release', async () => {
  const sigrid = await world.signInAs('sigrid')
  must(await agreeTarget(sigrid, form()))
  const [target] = (await targetsPage(sigrid)).targets
  assert.deepEqual([target?.code, target?.places], ['A2', ['QMA', 'QMB', 'QMC']])
  const preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-1', days: '0' }))
  await runJobs(sigrid.runtime)
  must(await publishRelease(sigrid, { preview }))
  const release = (await openRelease(world.runtime, 'test-network', '2026-1'))!
  const page = (await release.page<IndicatorPage>('indicators/demonstration-2021-2025/A2.json'))!
  const [shown] = page.targets
  assert.deepEqual(
    [shown?.least, shown?.by, shown?.body, shown?.milestones],
    [2, '2030-12-31', 'Assembly', [{ by: '2028-12-31', least: 1 }]],
  )
  const [observed] = shown!.observed
  assert.deepEqual(observed?.value.kind === 'states' && observed.value.shares['yes']!.bounds, { low: 0, high: 3 })
  const written = Buffer.from((await release.bytes('data/targets.json'))!).toString('utf8')
  assert.equal(written.includes('Minutes'), false, 'where it is recorded stays inside')
})

test('a target for a region names the region as releases do', async () => {
  const sigrid = await world.signInAs('sigrid')
  const north = (await targetsPage(sigrid)).regions.find(({ names }) => names['en'] === 'North')!
  const { target } = must(await agreeTarget(sigrid, form({ region: north.id, least: '1', milestones: [] })))
  const regional = (await targetsPage(sigrid)).targets.find(targetRow => targetRow.id === target)
  assert.deepEqual([regional?.place, regional?.region], [null, 'north'])
})
