/** People, roles and invitations from one list: tried by line, then sent; the same list again changes nothing. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  acceptAsNew,
  acceptCode,
  beginSession,
  codeOfConduct,
  deskOf,
  foundNetwork,
  giveAnotherRole,
  inviteList,
  invitePerson,
  leaveNetwork,
  mailInWords,
  mailsPage,
  peoplePage,
  renameMember,
  runtimeOf,
  sessionOfToken,
  takePeopleOut,
  tryInvitations,
  type Desk,
  type Runtime,
} from '@waymark/operations'
import { inNetwork, writeEmail } from '@waymark/store'
import { must, testInstallation, testNetwork } from '@waymark/testing'

const from = '2021-01-01'
const slug = testNetwork.slug
const member = (name: string) => ({ name, shown: 'country' as const, from, until: null, places: [] })
const form = { role: 'contributor', language: 'en', origin: 'https://waymark.example.org' }
let runtime: Runtime
let admin: Desk
let region: string
before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => new Date('2026-03-02T09:00:00.000Z') })
  const groups = testNetwork.groups.map(group => ({ ...group, places: [] }))
  region = groups[0]!.code
  const members = ['Ärlig', 'أطفال أولاً', 'Ребёнок, Inc'].map(member)
  const system = await foundNetwork(runtime, { ...testNetwork, groups, members })
  const { person } = must(await invitePerson(runtime, { network: slug, name: 'Adele', role: 'administrator' }))
  admin = (await deskOf(runtime, (await beginSession(runtime, person)).token, slug))!
  assert.ok(system)
})
after(() => runtime.installation.close())

const tried = (lines: readonly string[], desk = admin) => tryInvitations(desk, { ...form, lines: lines.join('\n') })
const sent = (lines: readonly string[]) => inviteList(admin, { ...form, lines: lines.join('\n') })
const good = () => [
  'Member\tName\tE-mail\tLanguage\tRole',
  'ÄRLIG\tIda\tIda@Example.org\tsv\tlead',
  'اطفال اولا\tنور\tnoor@example.org\tar',
  '"РЕБЕНОК, inc"\tVera\tvera@example.org\tcontributor\tru',
  `${region}\tCora\tcora@example.org\tcoordinator`,
  '\tRune\trune@example.org\treviewer',
]

describe('a list of people with roles', () => {
  test('names three addresses that stand twice and two that are none, and everything else that is wrong, by line', async () => {
    const wrong = [
      ...good(),
      'Ärlig\tTwice\tida@example.org',
      'Ärlig\tTwice\tNOOR@example.org',
      'Ärlig\tTwice\tvera@example.org',
      'Ärlig\tWrong\tno address',
      'Ärlig\tWrong\ta@b',
      'Ärlig\tFocal\tfocal@example.org\tfocal-point',
      'Nowhere\tJo\tjo@example.org\tcoordinator',
      'Ärlig\tRe\tre@example.org\treviewer',
      'Ärlig\tKing\tking@example.org\tking',
      'Ärlig\tnobody@example.org',
    ]
    const result = await tried(wrong)
    assert.ok(!result.ok)
    const { problems } = result.refusal as unknown as { problems: { kind: string; line: number; first?: number }[] }
    assert.deepEqual(
      problems.map(({ kind, line, first }) => [line, kind.replace('invite-list.', ''), ...(first ? [first] : [])]),
      [
        [7, 'twice', 2],
        [8, 'twice', 3],
        [9, 'twice', 4],
        [10, 'email'],
        [11, 'email'],
        [12, 'by-two'],
        [13, 'region'],
        [14, 'whole'],
        [15, 'cell'],
        [16, 'columns'],
      ],
    )
    assert.equal((await sent(wrong)).ok, false)
    assert.equal((await peoplePage(admin))!.invitations.length, 0)
  })

  test('finds members however they are written, and each line its role and language; nobody is invited by a trial', async () => {
    const lines = must(await tried(good()))
    assert.deepEqual(
      lines.map(({ reach, role, language, stands }) => [reach, role, language, stands]),
      [
        ['Ärlig', 'lead', 'sv', 'new'],
        ['أطفال أولاً', 'contributor', 'ar', 'new'],
        ['Ребёнок, Inc', 'contributor', 'ru', 'new'],
        [region, 'coordinator', 'en', 'new'],
        ['', 'reviewer', 'en', 'new'],
      ],
    )
    assert.equal((await peoplePage(admin))!.invitations.length, 0)
  })

  test('sent again changes nothing, also once somebody has accepted and a member has another name', async () => {
    assert.deepEqual(must(await sent(good())), { invited: 5, stayed: 0 })
    const page = (await peoplePage(admin))!
    assert.deepEqual(page.invitations.map(({ role }) => role).toSorted(), [
      'contributor',
      'contributor',
      'coordinator',
      'lead',
      'reviewer',
    ])
    await acceptedBy('ida@example.org')
    const { id } = page.scopes.members.find(({ name }) => name === 'Ärlig')!
    must(await renameMember(admin, { member: id, name: 'Redlig', day: '2026-03-01', another: false }))
    const mails = (await mailsPage(admin))!.mails.length
    assert.deepEqual(
      must(await tried(good())).map(({ stands }) => stands),
      ['held', 'open', 'open', 'open', 'open'],
    )
    assert.deepEqual(must(await sent(good())), { invited: 0, stayed: 5 })
    assert.equal((await mailsPage(admin))!.mails.length, mails)
  })

  test('names every problem of a line, and an address that stands under two names', async () => {
    const result = await tried([
      'Nowhere\tJo\tno address\tking',
      'Ärlig\tA\tone@example.org',
      'Nowhere\tB\tone@example.org',
    ])
    assert.ok(!result.ok)
    const { problems } = result.refusal as unknown as { problems: { kind: string; line: number }[] }
    assert.deepEqual(
      problems.map(({ kind, line }) => `${line} ${kind.replace('invite-list.', '')}`),
      ['1 cell', '1 email', '3 member', '3 twice'],
    )
    const open = await tried(['Ärlig\tA\tone@example.org', '"Ärlig\tB\ttwo@example.org'])
    assert.equal(!open.ok && open.refusal.kind, 'invite-list.unreadable')
  })

  test('has cells of several lines, and a person in several lines, each with another role', async () => {
    const lines = must(await tried(['"Ребёнок,\nInc"\tJo Doe\tjo@example.org', '\tJo  doe\tJO@example.org\treviewer']))
    assert.deepEqual(
      lines.map(({ line, reach, role }) => [line, reach, role]),
      [
        [1, 'Ребёнок, Inc', 'contributor'],
        [2, '', 'reviewer'],
      ],
    )
    const twice = await tried(['Ärlig\tJo\tjo@example.org', 'Ärlig\tJo\tjo@example.org'])
    assert.equal(!twice.ok && twice.refusal.kind, 'invite-list.twice')
  })

  test('knows a person who has another address since, and invites whoever has the old one now', async () => {
    const [ida] = (await peoplePage(admin))!.people.filter(({ email }) => email === 'ida@example.org')
    const { db } = runtime.installation.owner
    await inNetwork(db, admin.network.id, t => writeEmail(t, ida!.person, 'ida.new@example.org'))
    assert.deepEqual(
      must(await tried(good()))
        .map(({ stands }) => stands)
        .slice(0, 2),
      ['held', 'open'],
    )
    assert.deepEqual(must(await sent(good())), { invited: 0, stayed: 5 })
  })

  test('goes out with everybody’s roles and comes in again unchanged, also what nobody could be invited to', async () => {
    const { members } = (await peoplePage(admin))!.scopes
    const { person } = must(
      await invitePerson(runtime, { network: slug, name: 'Without Address', role: 'focal-point' }),
    )
    must(
      await giveAnotherRole(admin, {
        person,
        role: 'reviewer',
        member: members[0]!.id,
        region: '',
        until: '2027-01-01',
      }),
    )
    const rows = must(await takePeopleOut(admin, { language: 'sv' }))
    assert.ok(
      rows.some(([, name, email, , role]) => name === 'Without Address' && email === '' && role === 'focal-point'),
    )
    must(await leaveNetwork(admin, { member: members[1]!.id, day: '2026-03-01', continuedBy: '' }))
    const lines = [['Medlem', 'Namn', 'E-post', 'Språk', 'Roll'], ...rows].map(row => row.join('\t'))
    assert.deepEqual([...new Set(must(await tried(lines)).map(({ stands }) => stands))], ['held'])
    assert.deepEqual(must(await sent(lines)), { invited: 0, stayed: rows.length })
    const { person: rita } = must(await invitePerson(runtime, { network: slug, name: 'Rita', role: 'secretariat' }))
    const secretariat = (await deskOf(runtime, (await beginSession(runtime, rita)).token, slug))!
    const other = await takePeopleOut(secretariat, { language: 'en' })
    assert.equal(!other.ok && other.refusal.kind, 'deed.not-permitted')
  })

  test('is tried by those alone who may invite', async () => {
    const { person } = must(await invitePerson(runtime, { network: slug, name: 'Rana', role: 'reviewer' }))
    const reviewer = (await deskOf(runtime, (await beginSession(runtime, person)).token, slug))!
    const result = await tried(good(), reviewer)
    assert.equal(!result.ok && result.refusal.kind, 'deed.not-permitted')
  })
})

async function acceptedBy(email: string): Promise<void> {
  const { mails } = (await mailsPage(admin))!
  const words = await Promise.all(mails.map(({ id }) => mailInWords(admin, id)))
  const token = words.find(mail => mail?.to === email)!.text.match(/invitation\/([\w-]{43})/)![1]!
  const password = 'a quiet harbour at noon'
  const signed = must(await acceptAsNew(runtime, { token, name: 'Ida', password, again: password }, null))
  must(await acceptCode(runtime, (await sessionOfToken(runtime, signed.token))!, codeOfConduct().version))
}
