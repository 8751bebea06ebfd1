import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { inNetwork, settleNaming } from '@waymark/store'
import {
  acceptAsKnown,
  acceptAsNew,
  acceptCode,
  agreeNaming,
  agreeRecovery,
  askRecovery,
  beginSession,
  codeOfConduct,
  deskOf,
  endOneRole,
  foundNetwork,
  giveAnotherRole,
  runtimeOf,
  invitationShown,
  invite,
  inviteAgain,
  invitePerson,
  mailInWords,
  mailsPage,
  newSignInLink,
  peoplePage,
  sessionOfToken,
  signInByLink,
  signInByPassword,
  today,
  withdrawInvite,
  withdrawNaming,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { must, testInstallation, testNetwork } from '@waymark/testing'

let runtime: Runtime
let now = new Date('2026-03-02T09:00:00.000Z')
const password = 'a quiet harbour at noon'
const origin = 'https://waymark.example.org'
const slugs = ['test-network', 'other-network'] as const
const from = { address: '192.0.2.1' }

before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => now })
  const regions = testNetwork.groups.map(group => ({ ...group, places: [] }))
  for (const slug of slugs)
    await foundNetwork(runtime, {
      ...testNetwork,
      slug,
      groups: regions,
      members: testNetwork.members.map(member => ({ ...member, places: [] })),
    })
})
after(() => runtime.installation.close())

let people = 0
async function seat(role: string, slug: string = slugs[0], name = `Person ${++people}`): Promise<Desk> {
  const { person } = must(await invitePerson(runtime, { network: slug, name, role }))
  return (await deskOf(runtime, (await beginSession(runtime, person)).token, slug))!
}

const wish = { role: 'reviewer', member: '', region: '', until: '' }
const invitation = { ...wish, name: 'Ines', email: 'ines@example.org', language: 'sv', origin }
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'done' : result.refusal.kind

/** The token in the link of a mail that waits. */
async function tokenOf(admin: Desk, mail: string): Promise<string> {
  const words = await mailInWords(admin, mail)
  return words!.text.match(/sign-in\/(?:invitation\/)?([\w-]{43})/)![1]!
}

/** Somebody who came by an invitation and has a whole account. */
async function invited(admin: Desk, email: string, role = 'reviewer') {
  const { mail } = must(await invite(admin, { ...invitation, role, email }))
  const token = await tokenOf(admin, mail)
  const signed = must(await acceptAsNew(runtime, { token, name: 'Ines', password, again: password }, null))
  must(await acceptCode(runtime, (await sessionOfToken(runtime, signed.token))!, codeOfConduct().version))
  return signed
}

test('an invitation makes a person with a password and a role, once', async () => {
  const admin = await seat('administrator')
  const { mail } = must(await invite(admin, invitation))
  const words = await mailInWords(admin, mail)
  assert.equal(words?.to, 'ines@example.org')
  assert.equal(words?.language, 'sv')
  assert.match(words?.text ?? '', /Provnätverk.*https:\/\/waymark\.example\.org\/sv\/sign-in\/invitation\//s)
  const token = await tokenOf(admin, mail)
  const shown = await invitationShown(runtime, token, undefined)
  assert.deepEqual([shown?.next, shown?.name, shown?.role], ['new', 'Ines', 'reviewer'])
  const typed = { token, name: 'Inès', password, again: password }
  const tries = await Promise.all([1, 2].map(() => acceptAsNew(runtime, typed, null)))
  assert.equal(tries.filter(result => result.ok).length, 1)
  assert.equal(await invitationShown(runtime, token, undefined), null)
  const signed = must(await signInByPassword(runtime, { email: 'ines@example.org', password, from, browser: null }))
  must(await acceptCode(runtime, (await sessionOfToken(runtime, signed.token))!, codeOfConduct().version))
  const desk = await deskOf(runtime, signed.token, slugs[0])
  assert.deepEqual([desk?.person?.name, desk?.roles], ['Inès', [{ name: 'reviewer' }]])
})

test('a link ends after seven days; sent again it is another link, and the old one is dead', async () => {
  const admin = await seat('administrator')
  const { mail, invitation: id } = must(await invite(admin, { ...invitation, email: 'late@example.org' }))
  const old = await tokenOf(admin, mail)
  const began = now
  now = new Date(now.getTime() + 7 * 24 * 3_600_000)
  assert.equal(await invitationShown(runtime, old, undefined), null)
  assert.equal(await mailInWords(admin, mail), null, 'an ended mail is shown no more')
  const again = must(await inviteAgain(admin, { invitation: id, origin }))
  assert.equal(await invitationShown(runtime, old, undefined), null)
  const token = await tokenOf(admin, again.mail)
  assert.ok(await invitationShown(runtime, token, undefined))
  must(await withdrawInvite(admin, { invitation: id }))
  assert.equal(await invitationShown(runtime, token, undefined), null)
  assert.equal(kindOf(await inviteAgain(admin, { invitation: id, origin })), 'thing.not-found')
  now = began
})

test('the same invitation is open once; what is wrong with one is named', async () => {
  const admin = await seat('administrator')
  const kind = async (more: object) =>
    kindOf(await invite(admin, { ...invitation, email: 'twice@example.org', ...more }))
  assert.equal(await kind({}), 'done')
  assert.equal(await kind({ email: ' TWICE@example.org ' }), 'invitation.open-already')
  assert.equal(await kind({ email: 'x@example.org\r\nBcc: y@example.org' }), 'email.malformed')
  assert.equal(await kind({ name: ' ' }), 'field.missing')
  assert.equal(await kind({ role: 'king' }), 'role.unknown')
  assert.equal(await kind({ role: 'lead' }), 'field.missing')
  assert.equal(await kind({ role: 'lead', member: 'nobody' }), 'member.not-here')
  assert.equal(await kind({ role: 'coordinator', region: 'nowhere' }), 'region.not-here')
  assert.equal(await kind({ language: 'de' }), 'language.unknown')
  assert.equal(await kind({ role: 'auditor', until: '2026-03-02' }), 'role.ends-before-it-begins')
  assert.equal(await kind({ role: 'auditor', until: 'soon' }), 'day.malformed')
})

test('only administrators invite, give and end; pages show the people to nobody else', async () => {
  for (const role of ['secretariat', 'auditor', 'reviewer', 'observer']) {
    const desk = await seat(role)
    assert.equal(kindOf(await invite(desk, { ...invitation, email: `${role}@example.org` })), 'deed.not-permitted')
    assert.equal(kindOf(await giveAnotherRole(desk, { ...wish, person: desk.person!.id })), 'deed.not-permitted')
    assert.equal(kindOf(await endOneRole(desk, { role: 'x' })), 'deed.not-permitted')
    assert.equal(kindOf(await askRecovery(desk, { person: desk.person!.id })), 'deed.not-permitted')
    assert.equal(await peoplePage(desk), null)
    assert.equal(await mailsPage(desk), null)
  }
})

test('an administrator whose proof is older than ten minutes proves again before anything about people changes', async () => {
  const admin: Desk = { ...(await seat('administrator')), provedAt: new Date(now.getTime() - 10 * 60_000 - 1) }
  assert.equal(kindOf(await invite(admin, { ...invitation, email: 'stale@example.org' })), 'account.prove-again')
  assert.equal(kindOf(await giveAnotherRole(admin, { ...wish, person: admin.person!.id })), 'account.prove-again')
  assert.equal(kindOf(await askRecovery(admin, { person: admin.person!.id })), 'account.prove-again')
  assert.equal((await peoplePage(admin))?.fresh, false)
})

test('people and mails of another network are neither seen nor touched', async () => {
  const admin = await seat('administrator')
  const other = await seat('administrator', slugs[1])
  const there = must(await invite(other, { ...invitation, email: 'there@example.org' }))
  const page = (await peoplePage(admin))!
  assert.ok(!page.people.some(person => person.person === other.person!.id))
  assert.ok(!page.invitations.some(invitation => invitation.id === there.invitation))
  assert.equal(await mailInWords(admin, there.mail), null)
  assert.equal(kindOf(await inviteAgain(admin, { invitation: there.invitation, origin })), 'thing.not-found')
  assert.equal(kindOf(await giveAnotherRole(admin, { ...wish, person: other.person!.id })), 'thing.not-found')
  assert.equal(kindOf(await askRecovery(admin, { person: other.person!.id })), 'thing.not-found')
  const roleThere = (await peoplePage(other))!.people.find(person => person.person === other.person!.id)!.roles[0]!
    .roleId
  assert.equal(kindOf(await endOneRole(admin, { role: roleThere })), 'thing.not-found')
})

test('somebody with an account takes a role in a second network only by signing in, and nobody else can take it', async () => {
  const admin = await seat('administrator')
  const other = await seat('administrator', slugs[1])
  const own = await invited(admin, 'both@example.org')
  const { mail } = must(await invite(other, { ...invitation, email: 'both@example.org', role: 'observer' }))
  const token = await tokenOf(other, mail)
  assert.equal((await invitationShown(runtime, token, undefined))?.next, 'new', 'the same as for an address nobody has')
  assert.equal(
    kindOf(await acceptAsNew(runtime, { token, name: 'Thief', password, again: password }, null)),
    'invitation.sign-in-first',
  )
  const stranger = await beginSession(runtime, other.person!.id)
  assert.equal(kindOf(await acceptAsKnown(runtime, { token, sessionToken: stranger.token })), 'invitation.not-valid')
  assert.equal((await invitationShown(runtime, token, own.token))?.next, 'accept')
  must(await acceptAsKnown(runtime, { token, sessionToken: own.token }))
  assert.ok(await deskOf(runtime, own.token, slugs[1]))
})

test('roles are given and ended from a day on; the last administrator stays', async () => {
  const other = await foundNetwork(runtime, { ...testNetwork, slug: 'third-network', groups: [], members: [] })
  const admin = await seat('administrator', other.network.slug)
  const reviewer = await seat('reviewer', other.network.slug)
  const own = (await peoplePage(admin))!.people.find(person => person.person === admin.person!.id)!.roles[0]!
  assert.equal(kindOf(await endOneRole(admin, { role: own.roleId })), 'role.last-administrator')
  const given = must(
    await giveAnotherRole(admin, { ...wish, role: 'auditor', until: '2026-04-01', person: reviewer.person!.id }),
  )
  assert.equal(
    kindOf(await giveAnotherRole(admin, { ...wish, role: 'auditor', person: reviewer.person!.id })),
    'role.held-already',
  )
  const page = (await peoplePage(admin))!
  const roles = page.people.find(person => person.person === reviewer.person!.id)!.roles
  assert.deepEqual(roles.map(role => [role.role, role.from, role.until]).sort(), [
    ['auditor', '2026-03-02', '2026-04-01'],
    ['reviewer', '2026-03-02', null],
  ])
  must(await endOneRole(admin, { role: given.role }))
  assert.equal(kindOf(await endOneRole(admin, { role: given.role })), 'thing.not-found')
})

test('two administrators together let somebody in again, and nothing they had before opens the door', async () => {
  const [desk, two] = [await seat('administrator'), await seat('administrator')]
  const lost = await invited(desk, 'lost@example.org')
  const person = (await sessionOfToken(runtime, lost.token))!.person.id
  must(await askRecovery(desk, { person }))
  assert.equal(kindOf(await askRecovery(two, { person })), 'recovery.asked-already')
  const recovery = (await peoplePage(two))!.recoveries[0]!.id
  assert.equal(kindOf(await agreeRecovery(desk, { recovery, origin })), 'recovery.same-person')
  assert.ok(await sessionOfToken(runtime, lost.token), 'nothing changes before the second agrees')
  assert.equal(kindOf(await agreeRecovery(two, { recovery, origin })), 'recovery.waits')
  const began = now
  now = new Date(now.getTime() + 3 * 24 * 3_600_000)
  const { mail } = must(await agreeRecovery(two, { recovery, origin }))
  assert.equal(await sessionOfToken(runtime, lost.token), null)
  assert.equal(
    (await signInByPassword(runtime, { email: 'lost@example.org', password, from, browser: null })).ok,
    false,
  )
  for (const decided of [desk, two])
    assert.equal(await mailInWords(decided, mail), null, 'the link is for neither of the two')
  const signed = must(await signInByLink(runtime, await tokenOf(await seat('administrator'), mail)))
  assert.equal(signed.person.id, person)
  assert.equal(await deskOf(runtime, signed.token, slugs[0]), null, 'a password comes first')
  now = began
})

test('one person with a second address is no second person: nobody but they has shown that it is somebody else', async () => {
  const desk = await seat('administrator')
  const lost = await invited(desk, 'also-lost@example.org')
  const person = (await sessionOfToken(runtime, lost.token))!.person.id
  const own = await invited(desk, 'one-again@example.org', 'administrator')
  const { token } = await beginSession(runtime, (await sessionOfToken(runtime, own.token))!.person.id)
  const again = (await deskOf(runtime, token, slugs[0]))!
  must(await askRecovery(desk, { person }))
  const recovery = (await peoplePage(again))!.recoveries.find(asked => asked.person === person)!.id
  const began = now
  now = new Date(now.getTime() + 3 * 24 * 3_600_000)
  assert.equal(kindOf(await agreeRecovery(again, { recovery, origin })), 'second.not-proved')
  must(await newSignInLink(runtime, { network: slugs[0], name: again.person!.id }))
  must(await agreeRecovery(again, { recovery, origin }))
  now = began
})

test('a focal point is named by two people, never by one administrator alone, and every administrator is told', async () => {
  const [desk, two] = [await seat('administrator'), await seat('administrator')]
  await invited(desk, 'keeper@example.org', 'administrator')
  const focal = { ...wish, role: 'focal-point' }
  assert.equal(kindOf(await invite(desk, { ...invitation, ...focal, email: 'focal@example.org' })), 'role.named-by-two')
  const person = (await seat('observer')).person!.id
  const isFocal = async () =>
    (await peoplePage(two))!.people.some(
      eachPerson => eachPerson.person === person && eachPerson.roles.some(({ role }) => role === 'focal-point'),
    )
  const { role: naming, waits } = must(await giveAnotherRole(desk, { ...focal, person }))
  assert.equal(waits, true)
  assert.equal(kindOf(await giveAnotherRole(two, { ...focal, person })), 'naming.asked-already')
  assert.equal(kindOf(await agreeNaming(desk, { naming })), 'naming.same-person')
  assert.equal(await isFocal(), false)
  assert.equal((await today(two)).namings - (await today(desk)).namings, 1, 'it waits for the second alone')
  must(await agreeNaming(two, { naming }))
  assert.equal(await isFocal(), true)
  assert.equal(kindOf(await withdrawNaming(desk, { naming })), 'thing.not-found')
  const said = (await mailsPage(two))!.mails.filter(mail => mail.to === 'keeper@example.org').map(mail => mail.kind)
  for (const kind of ['naming-asked', 'naming-agreed']) assert.ok(said.includes(kind), kind)
})

test('a wish that is taken back while a second administrator agrees names nobody', async () => {
  const [desk, two] = [await seat('administrator'), await seat('administrator')]
  const person = (await seat('observer')).person!.id
  const { role: naming } = must(await giveAnotherRole(desk, { ...wish, role: 'focal-point', person }))
  const { db } = runtime.installation.app
  const agreed = await inNetwork(db, desk.network.id, async t => {
    await settleNaming(t, { id: naming, by: null, at: now })
    const agreeing = agreeNaming(two, { naming })
    await somebodyWaits()
    return { agreeing }
  })
  assert.equal(kindOf(await agreed.agreeing), 'thing.not-found')
  const named = (await peoplePage(two))!.people.find(eachPerson => eachPerson.person === person)!
  assert.deepEqual(
    named.roles.map(({ role }) => role),
    ['observer'],
  )
})

test('nobody becomes a focal point who has left the network since the wish', async () => {
  const [desk, two] = [await seat('administrator'), await seat('administrator')]
  const person = (await seat('observer')).person!.id
  const { role: naming } = must(await giveAnotherRole(desk, { ...wish, role: 'focal-point', person }))
  const [role] = (await peoplePage(desk))!.people.find(eachPerson => eachPerson.person === person)!.roles
  must(await endOneRole(desk, { role: role!.roleId }))
  assert.equal(kindOf(await agreeNaming(two, { naming })), 'thing.not-found')
})

/** Waits until a statement waits for what another transaction holds. */
async function somebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const waiting = sql<{ pid: number }>`select pid from pg_locks where not granted`
    if ((await waiting.execute(runtime.installation.app.db)).rows.length > 0) return
    await wait(25)
  }
  assert.fail('nobody waits')
}

test('nobody names themselves, whoever else they are, and a wish can be taken back', async () => {
  const desk = await seat('administrator')
  const own = await invited(desk, 'one-more@example.org', 'administrator')
  const { token } = await beginSession(runtime, (await sessionOfToken(runtime, own.token))!.person.id)
  const again = (await deskOf(runtime, token, slugs[0]))!
  const focal = { ...wish, role: 'focal-point', person: desk.person!.id }
  const { role: naming } = must(await giveAnotherRole(desk, focal))
  assert.equal(
    kindOf(await agreeNaming(again, { naming })),
    'second.not-proved',
    'an address of their own is no second person',
  )
  must(await withdrawNaming(again, { naming }))
  const { role: byOther } = must(await giveAnotherRole(again, focal))
  assert.equal(kindOf(await agreeNaming(desk, { naming: byOther })), 'naming.not-oneself')
})

test('the person and every administrator are told when a way back is asked for, and whoever signs in needs none', async () => {
  const [desk, two] = [await seat('administrator'), await seat('administrator')]
  const lost = await invited(desk, 'absent-minded@example.org')
  await invited(desk, 'watchful@example.org', 'administrator')
  const person = (await sessionOfToken(runtime, lost.token))!.person.id
  must(await askRecovery(desk, { person }))
  const said = (await mailsPage(two))!.mails.filter(mail => mail.kind === 'recovery-asked').map(mail => mail.to)
  for (const address of ['absent-minded@example.org', 'watchful@example.org'])
    assert.ok(said.includes(address), address)
  const began = now
  now = new Date(now.getTime() + 1000)
  must(await signInByPassword(runtime, { email: 'absent-minded@example.org', password, from, browser: null }))
  now = new Date(now.getTime() + 3 * 24 * 3_600_000)
  const recovery = (await peoplePage(two))!.recoveries.find(asked => asked.person === person)!.id
  assert.equal(kindOf(await agreeRecovery(two, { recovery, origin })), 'recovery.person-is-in')
  now = began
})

test('nobody recovers themselves, nor an account that opens another network too', async () => {
  const [desk, two] = [await seat('administrator'), await seat('administrator')]
  assert.equal(kindOf(await askRecovery(desk, { person: desk.person!.id })), 'recovery.not-oneself')
  const both = await invited(desk, 'elsewhere@example.org')
  const person = (await sessionOfToken(runtime, both.token))!.person.id
  const other = await seat('administrator', slugs[1])
  const { mail } = must(await invite(other, { ...invitation, email: 'elsewhere@example.org', role: 'observer' }))
  must(await acceptAsKnown(runtime, { token: await tokenOf(other, mail), sessionToken: both.token }))
  must(await askRecovery(desk, { person }))
  const recovery = (await peoplePage(two))!.recoveries.find(asked => asked.person === person)!.id
  const began = now
  now = new Date(now.getTime() + 3 * 24 * 3_600_000)
  assert.equal(kindOf(await agreeRecovery(two, { recovery, origin })), 'recovery.by-the-installation')
  now = began
  assert.ok(await sessionOfToken(runtime, both.token))
})

test('every change to people is in the audit with who did it, and no address stands there', async () => {
  const admin = await seat('administrator')
  await invited(admin, 'audited@example.org')
  const rows = await inNetwork(runtime.installation.owner.db, admin.network.id, async t => {
    const { rows } = await sql<{ action: string; actor: string | null; row: string }>`
      select action, actor, e::text as row from app.audit_entry e where network_id = ${t.network}`.execute(t)
    return rows
  })
  assert.ok(rows.some(row => row.action === 'invite-person' && row.actor === admin.person!.id))
  assert.ok(rows.some(row => row.action === 'accept-invitation'))
  assert.ok(rows.some(row => row.action === 'agree-recovery'))
  assert.ok(!rows.some(row => row.row.includes('example.org')))
})

test('the role that serves pages sees no password, code, session or stranger', async () => {
  const { db } = runtime.installation.app
  for (const table of ['password', 'totp', 'session', 'recovery_code', 'device', 'guess', 'sign_in_link', 'passkey'])
    await assert.rejects(sql`select * from ${sql.table(`auth.${table}`)}`.execute(db), { code: '42501' }, table)
  const { rows } = await sql`select id from auth.person`.execute(db)
  assert.equal(rows.length, 0, 'outside a network there are no persons')
})
