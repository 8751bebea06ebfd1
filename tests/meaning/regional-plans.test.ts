/**
 * The source sets priorities at national, regional and international level; a coordinator sees who of the region is silent or late.
 * Sources: ECPAT Strategic Framework 2021-2025, monitoring and planning; models.md 5; design 3.7.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  choosePriority,
  makePublic,
  openRelease,
  planAction,
  planPage,
  plansPage,
  publishRelease,
  readAs,
  recordDialogue,
  roundPage,
  runJobs,
  saveAnswer,
  startPreview,
  submit,
} from '@waymark/operations'
import type { GroupPage, PlanPage } from '@waymark/scorecard'
import { indicatorsInUse, membersOnDay } from '@waymark/store'
import { countrySubmission, must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const language = 'en'

test('priorities are identified at national, regional and international level', async () => {
  const kaja = await world.signInAs('kaja')
  const reached = (await plansPage(kaja)).map(subject => `${subject.kind} ${subject.code}`).toSorted()
  assert.deepEqual(reached, ['country QMA', 'country QMB', 'group north'])
  const plan = (await planPage(kaja, 'north'))!
  assert.deepEqual(plan.members.map(member => member.name).toSorted(), ['Alder', 'Birch', 'Cedar'])
  assert.deepEqual(plan.within.map(subject => subject.code).toSorted(), ['QMA', 'QMB'])
  assert.equal(await planPage(kaja, 'south'), null)
  assert.equal(await planPage(kaja, 'network'), null)
  const sigrid = await world.signInAs('sigrid')
  assert.ok((await plansPage(sigrid)).some(subject => subject.kind === 'network'))
})

test('a regional priority is a dialogue of its members, and stands on the public page and file of its region', async () => {
  const kaja = await world.signInAs('kaja')
  const { A2, members } = await readAs(kaja, async t => ({
    A2: (await indicatorsInUse(t)).find(indicator => indicator.code === 'A2')!.id,
    members: await membersOnDay(t, '2026-02-01'),
  }))
  const id = (name: string) => members.find(member => member.name === name)!.id
  const held = { place: 'north', heldOn: '2026-02-01', note: '', language }
  const stranger = await recordDialogue(kaja, { ...held, members: [id('Dogwood')] })
  assert.ok(!stranger.ok && stranger.refusal.kind === 'dialogue.member-not-there')
  const other = await recordDialogue(kaja, { ...held, place: 'south', members: [id('Dogwood')] })
  assert.ok(!other.ok && other.refusal.kind === 'thing.not-found')
  const { dialogue } = must(await recordDialogue(kaja, { ...held, members: [id('Alder'), id('Cedar')] }))
  const { priority } = must(
    await choosePriority(kaja, { dialogue, indicator: A2, reason: 'Shared courts.', language, members: [id('Alder')] }),
  )
  const action = { what: 'Meet the regional court', who: 'Members', start: '', due: '2026-11-30', resources: '' }
  const said = { ...action, priority, indicator: A2, change: 'To yes', language, members: [id('Alder')] }
  const planned = must(await planAction(kaja, said))
  const form = { revision: 1, member: id('Alder') }
  assert.ok(!(await makePublic(kaja, { ...form, thing: 'priority', of: priority, parts: ['priority'] })).ok)
  const arva = await world.signInAs('arva')
  must(await makePublic(arva, { ...form, thing: 'priority', of: priority, parts: ['priority'] }))
  must(await makePublic(arva, { ...form, thing: 'action', of: planned.action, parts: ['action'] }))

  const release = await published()
  const all = (await release.page<PlanPage>('plan.json'))!
  assert.deepEqual(
    all.priorities.map(({ place, region, actions }) => [place, region, actions.length]),
    [[undefined, 'north', 1]],
  )
  assert.equal(all.places['north']?.en, 'North')
  const ofRegion = (await release.page<GroupPage>('groups/north.json'))!
  assert.deepEqual(
    ofRegion.priorities.map(priorityView => priorityView.region),
    ['north'],
  )
  assert.deepEqual((await release.page<GroupPage>('groups/south.json'))!.priorities, [])
  const table = Buffer.from((await release.bytes('data/plans.csv'))!).toString('utf8')
  assert.match(table, /^priority,.*,north,/m)
  // The old reading knows countries alone: it would publish nothing of this.
  assert.equal(all.priorities.filter(priorityView => priorityView.place !== undefined).length, 0)
})

test('a coordinator sees the silent and the late of the region, and nothing of another', async () => {
  const kaja = await world.signInAs('kaja')
  const seen = (await roundPage(kaja, world.round))!
  assert.equal(seen.keeps, false)
  assert.deepEqual([...new Set(seen.progress.map(one => one.name))].toSorted(), ['Alder', 'Birch', 'Cedar'])
  assert.ok(seen.progress.filter(one => one.name === 'Cedar').every(one => one.state === 'draft'))
  const sigrid = await world.signInAs('sigrid')
  const kept = (await roundPage(sigrid, world.round))!
  assert.equal(kept.keeps, true)
  assert.ok(kept.progress.some(one => one.name === 'Dogwood'))
})

async function published() {
  const cato = await world.signInAs('cato')
  const submission = await countrySubmission(cato, 'Birch')
  const bodil = await world.signInAs('bodil')
  const answer = { submission, indicator: 'A2', typed: { state: 'no' }, rationale: 'None.', evidence: [], language }
  must(await saveAnswer(bodil, { ...answer, revision: 0 }))
  must(await submit(bodil, { submission, revision: 1 }))
  const preview = must(await startPreview(world.system, { rounds: [world.round], label: '2026-1', days: '0' }))
  await runJobs(world.system.runtime)
  must(await publishRelease(world.system, { preview }))
  return (await openRelease(world.runtime, 'test-network', 'latest'))!
}
