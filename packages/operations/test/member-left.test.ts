/** Membership has days: a round asks those who belong on its opening day, and nobody else. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { foundNetwork, runtimeOf, loadContent, readAs, openRound, type Desk } from '@waymark/operations'
import { progressOf, scopeOf } from '@waymark/store'
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
  const places = (await readAs(system, t => scopeOf(t, round))).flatMap(one => one.place ?? [])
  assert.deepEqual(places, ['QMA', 'QMD'])
  const names = new Set((await readAs(system, t => progressOf(t, round))).map(one => one.name))
  assert.equal(names.has('Cedar'), false)
})

test('a member that moved is asked about the country of the opening day', async () => {
  const asked = (await readAs(system, t => progressOf(t, round))).filter(one => one.name === 'Dogwood' && one.place)
  assert.deepEqual(
    asked.map(one => one.place),
    ['QMD'],
  )
})
