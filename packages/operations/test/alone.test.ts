/** A network in which one person is alone: nobody else can review, and what is published says so. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  entriesForRelease,
  invitePerson,
  readAs,
  reviewEntry,
  saveEntry,
  submitEntry,
  type Desk,
  type EntryForm,
} from '@waymark/operations'
import { entryById } from '@waymark/store'
import { must, openWorld, type World } from '@waymark/testing'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

const form = (more: Partial<EntryForm> = {}): EntryForm => ({
  kind: 'training',
  entry: null,
  revision: 0,
  language: 'en',
  title: 'A course',
  level: 'international',
  day: '2025-05-04',
  places: [],
  keeper: 'secretariat',
  fields: { audience: ['police'], participants: '30' },
  ...more,
})
const stateOf = (desk: Desk, entry: string) => readAs(desk, async t => (await entryById(t, entry))!.state)
const released = async (entry: string) =>
  (await readAs(world.system, t => entriesForRelease(t, [{ from: '2025-01-01', until: '2026-01-01' }]))).find(
    one => one.id === entry,
  )

test('an entry that its author alone could review waits for nobody and is published as not reviewed', async () => {
  const sigrid = await world.signInAs('sigrid')
  const saved = must(await saveEntry(sigrid, form()))
  const handed = must(await submitEntry(sigrid, saved))
  assert.equal(handed.waits, false)
  assert.equal(await stateOf(sigrid, saved.entry), 'accepted')
  assert.equal((await released(saved.entry))?.reviewed, false)
})

test('a person who reviews nothing is not alone: the entry waits until somebody can review it', async () => {
  const arva = await world.signInAs('arva')
  const own = form({ level: 'national', places: ['QMA'] })
  const { keeper: _, ...alders } = own
  const saved = must(await saveEntry(arva, alders))
  assert.equal(must(await submitEntry(arva, saved)).waits, true)
  assert.equal(await stateOf(arva, saved.entry), 'submitted')
})

test('once somebody else reviews, entries wait, and what is accepted is not marked', async () => {
  const sigrid = await world.signInAs('sigrid')
  const saved = must(await saveEntry(sigrid, form({ title: 'Another course' })))
  await invitePerson(world.runtime, { network: 'test-network', name: 'Rolf', role: 'reviewer' })
  const handed = must(await submitEntry(sigrid, saved))
  assert.equal(handed.waits, true)
  const rune = await world.signInAs('rune')
  const review = { decision: 'accept', note: '', language: 'en', nobodyRecognisable: true } as const
  must(await reviewEntry(rune, { ...handed, ...review }))
  const accepted = await released(saved.entry)
  assert.ok(accepted && !('reviewed' in accepted))
})
