import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { inNetwork, writeGroup, writeMember, writeNetwork, type Installation } from '@waymark/store'
import {
  beginSession,
  deskOf,
  endRoles,
  desksOf,
  runtimeOf,
  invitePerson,
  newSignInLink,
  peopleOfNetwork,
  personOfLink,
  signInByLink,
  signOut,
  type Runtime,
} from '@waymark/operations'
import { makeSignInLink, personOfSession, testInstallation } from '@waymark/testing'

let installation: Installation
let runtime: Runtime
let now = new Date('2026-03-02T09:00:00.000Z')

before(async () => {
  installation = await testInstallation()
  runtime = runtimeOf(installation, { now: () => now })
  for (const [slug, kind] of [
    ['harbour', 'network'],
    ['lantern', 'network'],
    ['sealed-network', 'closed'],
    ['record', 'publisher'],
  ] as const) {
    const { id } = await writeNetwork(installation.owner.db, {
      id: uuidv7(),
      slug,
      kind,
      invented: true,
      names: { en: slug },
      about: {},
      position: 1,
    })
    await inNetwork(installation.owner.db, id, async t => {
      await writeMember(t, { name: `${slug} member`, shown: 'country', from: '2020-01-01', until: null, places: [] })
      await writeGroup(t, { code: 'north', kind: 'region', names: { en: 'North' }, from: '2020-01-01', places: [] })
    })
  }
})
after(() => installation.close())

const invite = async (network: string, role: string, more: Record<string, string> = {}) => {
  const invited = await invitePerson(runtime, { network, name: `A ${role}`, role, ...more })
  assert.ok(invited.ok, JSON.stringify(invited))
  return invited.value
}

test('a link signs a person in once and never again', async () => {
  const { token } = await invite('harbour', 'secretariat')
  const first = await signInByLink(runtime, token)
  assert.ok(first.ok)
  assert.equal(first.value.person.name, 'A secretariat')
  assert.deepEqual(await signInByLink(runtime, token), { ok: false, refusal: { kind: 'sign-in.link-not-valid' } })
})

test('of two who use one link at once exactly one comes in', async () => {
  const { token } = await invite('harbour', 'reviewer')
  const tries = await Promise.all([1, 2, 3, 4].map(() => signInByLink(runtime, token)))
  assert.equal(tries.filter(result => result.ok).length, 1)
})

test('looking at a link uses nothing up, and shows who would come in', async () => {
  const { token } = await invite('harbour', 'auditor')
  assert.equal((await personOfLink(runtime, token))?.name, 'A auditor')
  assert.ok((await signInByLink(runtime, token)).ok)
  assert.equal(await personOfLink(runtime, token), null)
})

test('a link ends after seven days, a session after twelve hours', async () => {
  const began = now
  const { token, person } = await invite('harbour', 'observer')
  now = new Date(began.getTime() + 7 * 24 * 3_600_000)
  assert.equal((await signInByLink(runtime, token)).ok, false)
  const session = await signInByLink(runtime, (await makeSignInLink(runtime, person)).token)
  assert.ok(session.ok)
  now = new Date(now.getTime() + 12 * 3_600_000 - 1)
  assert.equal((await personOfSession(runtime, session.value.token))?.id, person)
  now = new Date(now.getTime() + 1)
  assert.equal(await personOfSession(runtime, session.value.token), null)
  now = began
})

test('who signs out is out at once', async () => {
  const { person } = await invite('harbour', 'secretariat')
  const { token } = await beginSession(runtime, person)
  await signOut(runtime, token)
  assert.equal(await personOfSession(runtime, token), null)
  assert.equal(await deskOf(runtime, token, 'harbour'), null)
})

test('neither tokens of links nor of sessions stand in the database', async () => {
  const { token, person } = await invite('harbour', 'secretariat')
  const session = await beginSession(runtime, person)
  const { rows } = await sql<{ digest: Buffer }>`
    select digest from auth.sign_in_link union all select digest from auth.session`.execute(installation.login.db)
  for (const secret of [token, session.token])
    assert.ok(rows.every(({ digest }) => !digest.equals(Buffer.from(secret)) && digest.length === 32))
})

test('a desk knows the roles of today, with the member or the region they reach', async () => {
  const contributor = await beginSession(
    runtime,
    (await invite('harbour', 'contributor', { member: 'harbour member' })).person,
  )
  const coordinator = await beginSession(runtime, (await invite('harbour', 'coordinator', { region: 'north' })).person)
  const desk = await deskOf(runtime, contributor.token, 'harbour')
  const other = await deskOf(runtime, coordinator.token, 'harbour')
  assert.equal(desk?.roles[0]?.name, 'contributor')
  assert.ok(desk?.roles[0] && 'member' in desk.roles[0])
  assert.ok(other?.roles[0] && 'region' in other.roles[0])
})

test('a role that has ended opens no desk', async () => {
  const { person } = await invite('harbour', 'secretariat', { until: '2026-03-03' })
  const kept = now
  assert.ok(await deskOf(runtime, (await beginSession(runtime, person)).token, 'harbour'))
  now = new Date('2026-03-03T00:00:00.000Z')
  assert.equal(await deskOf(runtime, (await beginSession(runtime, person)).token, 'harbour'), null)
  now = kept
})

test('another network and one that does not exist answer alike', async () => {
  const { token } = await beginSession(runtime, (await invite('harbour', 'secretariat')).person)
  assert.equal(await deskOf(runtime, token, 'lantern'), null)
  assert.equal(await deskOf(runtime, token, 'no-such-network'), null)
  assert.equal(await deskOf(runtime, 'no such session', 'harbour'), null)
  assert.equal(await deskOf(runtime, undefined, 'harbour'), null)
})

test('a closed network has a desk for its own people alone', async () => {
  const own = await beginSession(runtime, (await invite('sealed-network', 'secretariat')).person)
  const stranger = await beginSession(runtime, (await invite('harbour', 'administrator')).person)
  assert.equal((await deskOf(runtime, own.token, 'sealed-network'))?.network.slug, 'sealed-network')
  assert.equal(await deskOf(runtime, stranger.token, 'sealed-network'), null)
})

test('a person with roles in two networks has two desks', async () => {
  const { person } = await invite('lantern', 'secretariat')
  const { rows } = await sql<{ id: string }>`select id from app.network where slug = 'harbour'`.execute(
    installation.owner.db,
  )
  await sql`insert into auth.role_of (network_id, id, person_id, role, days)
    values (${rows[0]!.id}, ${uuidv7()}, ${person}, 'auditor', daterange('2020-01-01', null))`.execute(
    installation.owner.db,
  )
  const desks = await desksOf(runtime, (await beginSession(runtime, person)).token)
  assert.deepEqual(
    desks.map(desk => [desk.network.slug, desk.roles.map(role => role.name)]),
    [
      ['harbour', ['auditor']],
      ['lantern', ['secretariat']],
    ],
  )
})

test('an invitation names what is wrong with it, and leaves nothing behind', async () => {
  const wrong = async (more: Record<string, string>) => {
    const invited = await invitePerson(runtime, { network: 'harbour', name: 'Nobody', role: 'secretariat', ...more })
    assert.equal(invited.ok, false)
    return invited.ok ? null : invited.refusal.kind
  }
  assert.equal(await wrong({ network: 'nowhere' }), 'network.unknown')
  assert.equal(await wrong({ network: 'record' }), 'network.without-people')
  assert.equal(await wrong({ name: '  ' }), 'field.missing')
  assert.equal(await wrong({ role: 'king' }), 'role.unknown')
  assert.equal(await wrong({ language: 'de' }), 'language.unknown')
  assert.equal(await wrong({ role: 'contributor' }), 'field.missing')
  assert.equal(await wrong({ role: 'contributor', member: 'lantern member' }), 'member.unknown')
  assert.equal(await wrong({ role: 'coordinator', region: 'south' }), 'region.unknown')
  const { rows } = await sql`select 1 from auth.person where name = 'Nobody'`.execute(installation.login.db)
  assert.equal(rows.length, 0)
})

test('whoever runs the installation lists people, gives a new link, and ends the roles of one who left', async () => {
  const { person } = await invite('lantern', 'reviewer', { name: 'Leaver' })
  const listed = await peopleOfNetwork(runtime, 'lantern')
  assert.ok(listed.ok && listed.value.some(role => role.person === person && role.role === 'reviewer'))
  assert.ok(!listed.value.some(role => role.name === 'A contributor'), 'people of other networks are not listed')
  const link = await newSignInLink(runtime, { network: 'lantern', name: 'Leaver' })
  assert.ok(link.ok)
  assert.ok((await signInByLink(runtime, link.value.token)).ok)
  const session = await beginSession(runtime, person)
  assert.ok(await deskOf(runtime, session.token, 'lantern'))
  assert.deepEqual(await endRoles(runtime, { network: 'lantern', name: person }), { ok: true, value: { ended: 1 } })
  assert.equal(await deskOf(runtime, session.token, 'lantern'), null)
  const gone = await newSignInLink(runtime, { network: 'lantern', name: 'Leaver' })
  assert.equal(!gone.ok && gone.refusal.kind, 'person.unknown')
})

test('two people of one name are told apart by their ids', async () => {
  const ids = [(await invite('harbour', 'auditor', { name: 'Twin' })).person]
  ids.push((await invite('harbour', 'observer', { name: 'Twin' })).person)
  const link = await newSignInLink(runtime, { network: 'harbour', name: 'Twin' })
  assert.ok(!link.ok && link.refusal.kind === 'person.several')
  assert.deepEqual([...link.refusal.ids].sort(), ids.sort())
  assert.ok((await newSignInLink(runtime, { network: 'harbour', name: ids[0]! })).ok)
  assert.equal((await newSignInLink(runtime, { network: 'lantern', name: ids[0]! })).ok, false)
})

test('every change to people is in the audit, as done by the installation itself', async () => {
  const actions = await inNetwork(installation.owner.db, (await networkOf('lantern'))!, async t => {
    const { rows } = await sql<{ action: string; actor: string | null }>`
      select distinct action, actor from app.audit_entry
      where network_id = ${t.network} and action not in ('sign-in', 'sign-out') order by action`.execute(t)
    return rows
  })
  assert.deepEqual(
    actions.map(action => [action.action, action.actor]),
    [
      ['end-role', null],
      ['invite-person', null],
      ['new-sign-in-link', null],
    ],
  )
})

async function networkOf(slug: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from app.network where slug = ${slug}`.execute(
    installation.owner.db,
  )
  return rows[0]?.id
}
