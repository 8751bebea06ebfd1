import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { inNetwork, textsOf } from '@waymark/store'
import {
  beginSession,
  decideConcern,
  deskOf,
  foundNetwork,
  invitePerson,
  mailsPage,
  markConcern,
  readRedactionList,
  recordFinding,
  safeguardingPage,
  setSafeguarding,
  textsAreOff,
  type Desk,
} from '@waymark/operations'
import { must, openWorld, testNetwork, type World } from '@waymark/testing'

let world: World
let focal: Desk
const origin = 'https://w.example'
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'done' : result.refusal.kind

async function seat(role: string, name: string, more: object = {}): Promise<Desk> {
  const { person } = must(await invitePerson(world.runtime, { network: testNetwork.slug, name, role, ...more }))
  return (await deskOf(world.runtime, (await beginSession(world.runtime, person)).token, testNetwork.slug))!
}

before(async () => {
  world = await openWorld()
  focal = await seat('focal-point', 'Fia', { email: 'fia@example.org', language: 'sv' })
})
after(() => world.close())

/** A finding somebody wrote; the id of its text, and what stands there for the role that serves pages. */
async function written(body: string, by: Desk) {
  const { id: network } = by.network
  must(await recordFinding(by, { text: body, language: 'en', place: null, indicator: null }))
  const { rows } = await inNetwork(world.runtime.installation.owner.db, network, t =>
    sql<{ id: string }>`select id from app.free_text where body = ${body}`.execute(t),
  )
  const id = rows[0]!.id
  const stands = () =>
    inNetwork(world.runtime.installation.app.db, network, async t => (await textsOf(t, [id])).get(id)?.body)
  return { id, stands }
}

const rowsAsApp = () =>
  inNetwork(world.runtime.installation.app.db, focal.network.id, async t => {
    const { rows } = await sql<{ row: string }>`select c::text as row from app.concern c`.execute(t)
    return rows
  })

test('a marked text leaves the desk at once, and only a focal point sees it, with a clock', async () => {
  const rune = await world.signInAs('rune')
  const { id, stands } = await written('A worrying sentence about somebody.', rune)
  must(await markConcern(rune, { text: id, origin }))
  assert.equal(await stands(), '')
  const page = (await safeguardingPage(focal))!
  assert.deepEqual(
    page.concerns?.map(concern => [concern.body, concern.overdue, concern.own]),
    [['A worrying sentence about somebody.', false, false]],
  )
  assert.equal(page.concerns![0]!.dueAt.getTime() - page.concerns![0]!.markedAt.getTime(), 24 * 3_600_000)
  for (const name of ['sigrid', 'rune', 'arva', 'kaja', 'aud', 'odd'] as const)
    assert.equal(await safeguardingPage(await world.signInAs(name)), null, name)
  assert.equal((await safeguardingPage(await world.signInAs('adele')))?.concerns, null)
  assert.deepEqual(await rowsAsApp(), [], 'a query of the desk sees no row, whatever it asks')
  assert.equal(kindOf(await markConcern(rune, { text: id, origin })), 'thing.not-found')
})

test('focal points are written to without a word of the text', async () => {
  const adele = await world.signInAs('adele')
  const { mails } = (await mailsPage(adele))!
  assert.deepEqual(
    mails.map(mail => [mail.kind, mail.to]),
    [['concern', 'fia@example.org']],
  )
})

test('nobody but a focal point decides, and what they put back stands where it stood', async () => {
  const { concerns } = (await safeguardingPage(focal))!
  const form = { concern: concerns![0]!.id, decision: 'put-back' }
  for (const name of ['sigrid', 'adele', 'rune'] as const)
    assert.equal(kindOf(await decideConcern(await world.signInAs(name), form)), 'deed.not-permitted')
  assert.equal(kindOf(await decideConcern(focal, { ...form, decision: 'shrug' })), 'field.missing')
  must(await decideConcern(focal, form))
  assert.equal((await safeguardingPage(focal))!.concerns!.length, 0)
  const { rows } = await inNetwork(world.runtime.installation.owner.db, focal.network.id, t =>
    sql<{ body: string | null; decision: string }>`select body, decision from app.concern`.execute(t),
  )
  assert.deepEqual(rows, [{ body: null, decision: 'put-back' }])
  assert.equal(kindOf(await decideConcern(focal, form)), 'thing.not-found')
})

test('what a focal point takes away is redacted for good, as two people agreed', async () => {
  const rune = await world.signInAs('rune')
  const { id, stands } = await written('Another worrying sentence.', rune)
  must(await markConcern(rune, { text: id, origin }))
  const { concerns } = (await safeguardingPage(focal))!
  must(await decideConcern(focal, { concern: concerns![0]!.id, decision: 'take-away' }))
  assert.equal(await stands(), null)
  assert.ok(readRedactionList(world.runtime.installation.folder).some(redaction => redaction.text === id))
})

test('a focal point who marked a text does not take it away alone', async () => {
  const rune = await world.signInAs('rune')
  const { id } = await written('A third sentence.', rune)
  must(await markConcern({ ...focal, roles: [...focal.roles, ...rune.roles] }, { text: id, origin }))
  const { concerns } = (await safeguardingPage(focal))!
  assert.equal(concerns![0]!.own, true)
  const form = { concern: concerns![0]!.id, decision: 'take-away' }
  assert.equal(kindOf(await decideConcern(focal, form)), 'redaction.same-person')
  const other = await seat('focal-point', 'Folke')
  must(await decideConcern(other, form))
})

test('after a day without a decision the clock has run out, and says so', async () => {
  const rune = await world.signInAs('rune')
  const { id } = await written('A fourth sentence.', rune)
  must(await markConcern(rune, { text: id, origin }))
  world.passDays(1)
  const { concerns } = (await safeguardingPage(focal))!
  assert.deepEqual(
    concerns?.map(concern => concern.overdue),
    [true],
  )
  must(await decideConcern(focal, { concern: concerns![0]!.id, decision: 'put-back' }))
})

test('a redaction asked for in the usual way empties the marked text too', async () => {
  const rune = await world.signInAs('rune')
  const { id } = await written('A fifth sentence.', rune)
  must(await markConcern(rune, { text: id, origin }))
  await inNetwork(world.runtime.installation.app.db, focal.network.id, t =>
    sql`update app.free_text set body = null, redacted_at = ${world.runtime.now()} where id = ${id}`.execute(t),
  )
  assert.equal((await safeguardingPage(focal))!.concerns!.length, 0)
  const { rows } = await inNetwork(world.runtime.installation.owner.db, focal.network.id, t =>
    sql<{ row: string }>`select c::text as row from app.concern c`.execute(t),
  )
  assert.ok(!rows.some(row => row.row.includes('sentence')))
})

test('texts of another network can be neither marked nor seen', async () => {
  const other = await foundNetwork(world.runtime, { ...testNetwork, slug: 'other-network', groups: [], members: [] })
  const { person } = must(
    await invitePerson(world.runtime, { network: 'other-network', name: 'Frida', role: 'focal-point' }),
  )
  const frida = (await deskOf(world.runtime, (await beginSession(world.runtime, person)).token, 'other-network'))!
  const rune = await world.signInAs('rune')
  const { id, stands } = await written('A sixth sentence.', rune)
  assert.equal(kindOf(await markConcern(frida, { text: id, origin })), 'thing.not-found')
  assert.equal(await stands(), 'A sixth sentence.')
  assert.ok(other)
})

test('where a focal point is asked for and none is named, forms with free text are off; named, they are on', async () => {
  const slug = 'real-network'
  await foundNetwork(world.runtime, { ...testNetwork, slug, invented: false, groups: [], members: [] })
  const at = async (role: string) => {
    const { person } = must(await invitePerson(world.runtime, { network: slug, name: `${role} there`, role }))
    return (await deskOf(world.runtime, (await beginSession(world.runtime, person)).token, slug))!
  }
  const [keeper, admin] = [await at('secretariat'), await at('administrator')]
  const finding = { text: 'Something learned.', language: 'en', place: null, indicator: null }
  assert.equal(await textsAreOff(keeper), true)
  assert.equal(kindOf(await recordFinding(keeper, finding)), 'safeguarding.no-focal-point')
  assert.equal(kindOf(await setSafeguarding(admin, { needed: false })), 'safeguarding.always-needed')
  await at('focal-point')
  assert.equal(await textsAreOff(keeper), false)
  assert.equal(kindOf(await recordFinding(keeper, finding)), 'done')
})

test('an invented network may ask for a focal point too', async () => {
  const slug = 'other-network'
  const { person } = must(await invitePerson(world.runtime, { network: slug, name: 'Adam', role: 'administrator' }))
  const admin = (await deskOf(world.runtime, (await beginSession(world.runtime, person)).token, slug))!
  assert.equal((await safeguardingPage(admin))?.needed, false)
  must(await setSafeguarding(admin, { needed: true }))
  assert.equal((await safeguardingPage(admin))?.needed, true)
})
