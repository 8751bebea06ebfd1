/** Held lists, with real PostgreSQL: a list that is closed and held reads in every public file as one that nobody closed. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  closeList,
  closeLists,
  closingsForRelease,
  freezeAgain,
  holdCountryLists,
  holdList,
  publishRelease,
  readAs,
  runJobs,
  safeguardingPage,
  startPreview,
  submissionPage,
  verifyWhole,
  type Desk,
} from '@waymark/operations'
import { draftsOf, inNetwork } from '@waymark/store'
import { countrySubmission, must, openWorld, type World, wholeRelease } from '@waymark/testing'

const kind = 'joint-action'

let world: World
let alders: string
let birchs: string
let preview: string
before(async () => {
  world = await openWorld()
  alders = await submissionOf('Alder')
  birchs = await submissionOf('Birch')
})
after(() => world.close())

async function submissionOf(member: string): Promise<string> {
  return countrySubmission(world.system, member)
}

/** The digests of the public files of a preview's newest draft, but for the manifest that commits to the sealed part. */
async function publicFiles(): Promise<Readonly<Record<string, string>>> {
  await runJobs(world.runtime)
  const [draft] = await readAs(world.system, t => draftsOf(t, preview))
  assert.equal(draft?.state, 'ready')
  const { owner } = world.runtime.installation
  const { rows } = await inNetwork(owner.db, world.system.network.id, t =>
    sql<{ path: string; sha256: string }>`
      select
        path,
        sha256
      from app.draft_file
      where draft_id = ${draft.id}
        and area = 'public'
        and path not like 'manifest%'
      order by path`.execute(t),
  )
  return Object.fromEntries(rows.map(({ path, sha256 }) => [path, sha256]))
}

async function frozen(): Promise<Readonly<Record<string, string>>> {
  must(await freezeAgain(await world.signInAs('sigrid'), { preview, days: '0' }))
  return publicFiles()
}

const sayNothing = async (desk: Desk, submission: string, hold = false) =>
  must(await closeList(desk, { submission, kind, said: 'nothing-to-report', hold }))
const heldIn = async (desk: Desk, submission: string) =>
  (await submissionPage(desk, submission))!.lists.find(list => list.kind === kind)!
const refusalOf = (result: { readonly ok: boolean; readonly refusal?: { readonly kind: string } }) =>
  result.ok ? 'done' : result.refusal!.kind

describe('a held list', () => {
  let silent: Readonly<Record<string, string>>
  let closed: Readonly<Record<string, string>>

  test('leaves every public file as it is where nobody closed one', async () => {
    const [arva, bodil] = [await world.signInAs('arva'), await world.signInAs('bodil')]
    preview = must(
      await startPreview(await world.signInAs('sigrid'), { rounds: [world.round], label: '2026-1', days: '0' }),
    )
    silent = await publicFiles()
    await sayNothing(arva, alders, true)
    await sayNothing(bodil, birchs)
    assert.deepEqual(await frozen(), silent)
    const closing = (await readAs(world.system, t => closingsForRelease(t, [world.round]))).find(
      listClosing => listClosing.kind === kind && listClosing.subject === 'QMA',
    )
    assert.deepEqual([closing?.closing, closing?.held], ['nothing', true], 'inside it counts')
  })

  test('that is let go shows, and opened, closed and held again it does not', async () => {
    const arva = await world.signInAs('arva')
    must(await holdList(arva, { submission: alders, kind, held: false }))
    closed = await frozen()
    assert.notDeepEqual(closed, silent)
    must(await holdList(arva, { submission: alders, kind, held: true }))
    must(await closeList(arva, { submission: alders, kind, said: '' }))
    assert.deepEqual((({ closing, held }) => [closing, held])(await heldIn(arva, alders)), [null, true])
    await sayNothing(arva, alders)
    assert.deepEqual((({ closing, held }) => [closing, held])(await heldIn(arva, alders)), ['nothing', true])
    assert.deepEqual(await frozen(), silent)
  })

  test('is nobody else’s to hold but a focal point’s, who is not shown it', async () => {
    const form = { submission: alders, kind, held: false }
    assert.equal(refusalOf(await holdList(await world.signInAs('bodil'), form)), 'thing.not-found')
    for (const name of ['rune', 'kaja', 'adele', 'odd', 'aud'] as const)
      assert.equal(refusalOf(await holdList(await world.signInAs(name), form)), 'deed.not-permitted', name)
    const unasked = { ...form, kind: 'no-such-list' }
    assert.equal(refusalOf(await holdList(await world.signInAs('arva'), unasked)), 'thing.not-found')
    const country = { country: 'QMA', kind }
    assert.equal(refusalOf(await holdCountryLists(await world.signInAs('arva'), country)), 'thing.not-found')
    const focal = { ...(await world.signInAs('sigrid')), roles: [{ name: 'focal-point' }] } as unknown as Desk
    assert.ok((await safeguardingPage(focal))!.kinds.some(registerKind => registerKind.code === kind))
    const unknown = await holdCountryLists(focal, { country: 'QMZ', kind })
    assert.deepEqual(unknown, { ok: false, refusal: { kind: 'hold.list-unknown', field: 'place' } })
    must(await holdList(await world.signInAs('arva'), form))
    must(await holdCountryLists(focal, { country: ' qma', kind }))
    assert.equal((await heldIn(await world.signInAs('bodil'), birchs)).held, true)
    assert.deepEqual(await frozen(), silent)
  })

  test('is held with many at once, and all of them or none', async () => {
    const arva = await world.signInAs('arva')
    const lists = (said: string) => [
      { submission: alders, kind: 'training', said: 'nothing-to-report', hold: true },
      { submission: alders, kind, said, hold: true },
    ]
    assert.equal(refusalOf(await closeLists(arva, { lists: lists('whatever'), upper: [] })), 'list.choice-unknown')
    const training = async () => (await submissionPage(arva, alders))!.lists.find(list => list.kind === 'training')!
    assert.deepEqual([(await training()).closing, (await training()).held], [null, false])
    must(await closeLists(arva, { lists: lists('nothing-to-report'), upper: [] }))
    assert.deepEqual([(await training()).closing, (await training()).held], ['nothing', true])
  })

  test('once published as closed is held no more, and a release signed before verifies with its sealed part', async () => {
    const [arva, bodil, sigrid] = [
      await world.signInAs('arva'),
      await world.signInAs('bodil'),
      await world.signInAs('sigrid'),
    ]
    await frozen()
    must(await publishRelease(sigrid, { preview }))
    must(await holdList(bodil, { submission: birchs, kind, held: false }))
    must(await holdList(arva, { submission: alders, kind, held: false }))
    preview = must(await startPreview(sigrid, { rounds: [world.round], label: '2026-2', days: '0' }))
    await runJobs(world.runtime)
    must(await publishRelease(sigrid, { preview }))
    for (const label of ['2026-1', '2026-2']) {
      const published = await wholeRelease(world.runtime, { network: 'test-network', label, withSealed: true })
      assert.deepEqual(verifyWhole(published!).findings, [], label)
    }
    assert.equal(refusalOf(await holdList(arva, { submission: alders, kind, held: true })), 'hold.list-published')
    const again = { submission: alders, kind, said: 'nothing-to-report', hold: true }
    const refused = await closeList(arva, again)
    assert.deepEqual(refused, { ok: false, refusal: { kind: 'hold.list-published', field: `list.${kind}` } })
    const focal = { ...sigrid, roles: [{ name: 'focal-point' }] } as unknown as Desk
    assert.equal(refusalOf(await holdCountryLists(focal, { country: 'QMA', kind })), 'hold.list-published')
    must(await holdCountryLists(focal, { country: 'QMA', kind: 'training' }))
  })
})
