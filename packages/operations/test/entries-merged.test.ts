/** Merges, splits and relations that cannot be: refused in their field, nothing lost, also where two people merge at one moment. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  entriesForRelease,
  entryPage,
  readAs,
  reviewEntry,
  runtimeOf,
  saveEntry,
  splitEntry,
  submitEntry,
  withdrawEntry,
  type Desk,
  type EntryForm,
} from '@waymark/operations'
import type { Installation } from '@waymark/store'
import { must, testInstallation } from '@waymark/testing'
import { reviewerOf, smallNetwork, type SmallNetwork } from './small-network.ts'

let installation: Installation
let world: SmallNetwork

before(async () => {
  installation = await testInstallation()
  const runtime = runtimeOf(installation, { now: () => new Date('2026-02-01T10:00:00.000Z') })
  world = await smallNetwork(runtime, 'small')
  const follows = {
    code: 'follows',
    name: {},
    kind: 'relation',
    required: false,
    countsPersons: false,
    several: false,
    options: [],
    unit: null,
    to: 'joint-action',
  }
  const { db } = installation.owner
  await sql`
    update reference.register_kind
    set content = jsonb_set(content, '{fields}', (content -> 'fields') || ${JSON.stringify([follows])}::jsonb)
    where kind = 'training'`.execute(db)
})
after(() => installation?.close())

const year = [{ from: '2025-01-01', until: '2026-01-01' }]
const form = (title: string, more: Partial<EntryForm> = {}): EntryForm => ({
  kind: 'joint-action',
  entry: null,
  revision: 0,
  language: 'en',
  title,
  day: '2025-05-04',
  stages: [{ stage: 'carried-out', on: '2025-05-04' }],
  fields: { sectors: ['police'] },
  places: ['QMA'],
  ...more,
})
type At = { readonly entry: string; readonly revision: number }
const submitted = async (desk: Desk, title: string): Promise<At> =>
  must(await submitEntry(desk, must(await saveEntry(desk, form(title)))))
const sameAs = (desk: Desk, at: At, other: At) =>
  reviewEntry(desk, {
    ...at,
    decision: 'same-as',
    sameAs: other.entry,
    note: '',
    language: 'en',
    nobodyRecognisable: true,
  })
const refusal = (said: { readonly ok: boolean; readonly refusal?: unknown }) =>
  said.ok ? 'done' : [(said.refusal as { kind: string }).kind, (said.refusal as { field?: string }).field].join(' ')
const released = async () => (await readAs(reviewerOf(world), t => entriesForRelease(t, year))).map(entry => entry.id)

test('a merge that would close a ring is refused, however long the row, and every entry stays', async () => {
  const [ash, reviewer] = [world.speaker('ash'), reviewerOf(world)]
  const [one, two, three] = [await submitted(ash, 'One'), await submitted(ash, 'Two'), await submitted(ash, 'Three')]
  must(await sameAs(reviewer, one, two))
  must(await sameAs(reviewer, two, three))
  assert.equal(refusal(await sameAs(reviewer, three, one)), 'entry.merge-ring sameAs')
  must(
    await reviewEntry(reviewer, { ...three, decision: 'accept', note: '', language: 'en', nobodyRecognisable: true }),
  )
  assert.deepEqual(await released(), [three.entry])
})

test('of two who merge two entries into each other at one moment the second is refused: no ring, and one thing is left', async () => {
  const ash = world.speaker('ash')
  const before = new Set(await released())
  const [one, two] = [await submitted(ash, 'Left'), await submitted(ash, 'Right')]
  const second = world.desk('second reviewer', { name: 'reviewer' })
  const said = await Promise.all([sameAs(reviewerOf(world), one, two), sameAs(second, two, one)])
  assert.deepEqual(said.map(refusal).sort(), ['done', 'entry.merge-ring sameAs'])
  const [kept, merged] = said[0].ok ? [two, one] : [one, two]
  const waiting = await entryPage(ash, { kind: 'joint-action', entry: kept.entry })
  assert.equal(waiting?.mergedInto, null)
  const gone = await entryPage(ash, { kind: 'joint-action', entry: merged.entry })
  assert.equal(gone?.mergedInto?.id, kept.entry)
  must(await reviewEntry(second, { ...kept, decision: 'accept', note: '', language: 'en', nobodyRecognisable: true }))
  assert.deepEqual(
    (await released()).filter(id => !before.has(id)),
    [kept.entry],
  )
})

test('a merged entry is neither split, nor changed, nor handed in, nor reviewed: what it says stands elsewhere', async () => {
  const [ash, reviewer] = [world.speaker('ash'), reviewerOf(world)]
  const [one, two] = [await submitted(ash, 'Merged'), await submitted(ash, 'Kept')]
  const merged = must(await sameAs(reviewer, one, two))
  assert.equal(
    refusal(await splitEntry(ash, { ...merged, title: 'A part', language: 'en' })),
    'entry.merged-not-split title',
  )
  assert.match(refusal(await saveEntry(ash, { ...form('Merged'), ...merged, reason: 'x' })), /^entry\.merged/)
  assert.match(refusal(await submitEntry(ash, merged)), /^entry\./)
  assert.match(refusal(await sameAs(reviewer, merged, two)), /^entry\.merged/)
})

test('a relation to a withdrawn entry or to none is refused in its field, and one to a merged entry leads to what it is', async () => {
  const [ash, reviewer] = [world.speaker('ash'), reviewerOf(world)]
  const [gone, one, two] = [await submitted(ash, 'Gone'), await submitted(ash, 'Same'), await submitted(ash, 'Thing')]
  must(await withdrawEntry(ash, { ...gone, reason: 'It did not happen' }))
  must(await sameAs(reviewer, one, two))
  const training = (follows: string) =>
    saveEntry(ash, form('Course', { kind: 'training', stages: [], fields: { participants: '20', follows } }))
  assert.equal(refusal(await training(gone.entry)), 'entry.related-withdrawn fields.follows')
  assert.equal(refusal(await training('Nothing of this name')), 'entry.related-unknown fields.follows')
  const { entry } = must(await training(one.entry))
  const shown = (await entryPage(ash, { kind: 'training', entry }))!
  assert.match(JSON.stringify(shown), new RegExp(two.entry))
})
