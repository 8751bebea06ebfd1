/** The registry in the browser: a member joins, is called otherwise from a day on, is corrected, leaves; what was published stays. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addMember,
  keepCountry,
  keepNetwork,
  leaveNetwork,
  memberPage,
  mendMember,
  renameMember,
  readAs,
  registryPage,
  type Desk,
  trySheet,
} from '@waymark/operations'
import { roundCandidate } from '../src/releases/round-candidate.ts'
import { allMembers, membersOnDay, respondentsOf, subjectOfCountry } from '@waymark/store'
import { must, openWorld, testNetwork, type World } from '@waymark/testing'

let world: World
let desk: Desk
before(async () => {
  world = await openWorld()
  desk = await world.signInAs('sigrid')
})
after(() => world.close())

const idOf = async (name: string) => (await registryPage(desk))!.members.find(member => member.name === name)!.id
const page = async (id: string) => (await memberPage(desk, id))!
const kinds = (result: { ok: boolean; refusal?: unknown }) => {
  const refusal = result.refusal as { kind: string; field?: string; problems?: { kind: string; field: string }[] }
  return (refusal?.problems ?? [refusal]).map(problem => `${problem.field} ${problem.kind}`)
}

describe('a change of name', () => {
  test('holds from its day on, and the older name stays for its time', async () => {
    const alder = await idOf('Alder')
    must(await renameMember(desk, { member: alder, name: 'Alder  House', day: '2026-01-10', another: false }))
    const { names } = await page(alder)
    assert.deepEqual(
      names.map(name => [name.name, name.from, name.until]),
      [
        ['Alder', testNetwork.members[0].from, '2026-01-10'],
        ['Alder House', '2026-01-10', null],
      ],
    )
    const named = async (day: string) =>
      (await readAs(world.system, t => allMembers(t, day))).find(member => member.id === alder)!.name
    assert.deepEqual([await named('2025-12-31'), await named('2026-01-10')], ['Alder', 'Alder House'])
  })

  test('twice on one day is said plainly, and nothing is lost', async () => {
    const alder = await idOf('Alder House')
    const before = await page(alder)
    const again = await renameMember(desk, { member: alder, name: 'Alder Homes', day: '2026-01-10', another: false })
    assert.deepEqual(kinds(again), ['day member.renamed-that-day'])
    assert.deepEqual(await page(alder), before)
    const earlier = await renameMember(desk, { member: alder, name: 'Alder Homes', day: '2026-01-05', another: false })
    assert.deepEqual(kinds(earlier), ['day member.renamed-later'])
    const ahead = await renameMember(desk, { member: alder, name: 'Alder Homes', day: '2026-09-01', another: false })
    assert.deepEqual(kinds(ahead), ['day day.in-future'])
  })

  test('to a name that another has or had is refused, however it is typed', async () => {
    const birch = await idOf('Birch')
    for (const name of ['alder', 'ALDER\u200b house', ' cedar '])
      assert.deepEqual(kinds(await renameMember(desk, { member: birch, name, day: '2026-01-10', another: false })), [
        'name member.name-taken',
      ])
    assert.deepEqual(kinds(await renameMember(desk, { member: birch, name: '\u200b', day: '', another: false })), [
      'name field.missing',
      'day day.missing',
    ])
  })

  test('to a name like that of another is asked about, as where a member joins; a name like its own is not', async () => {
    const [birch, cedar] = [await idOf('Birch'), await idOf('Cedar')]
    const form = { member: birch, name: 'Birch Shelter Association', day: '2026-01-10', another: false }
    must(await renameMember(desk, form))
    const like = { ...form, member: cedar, name: 'Birch Shelters Association' }
    assert.deepEqual(kinds(await renameMember(desk, like)), ['another member.name-alike'])
    assert.equal((await page(cedar)).member.name, 'Cedar')
    must(await renameMember(desk, { ...like, another: true }))
    for (const [member, name] of [
      [birch, 'Birch'],
      [cedar, 'Cedar'],
    ] as const)
      must(await renameMember(desk, { member, name, day: '2026-01-20', another: true }))
  })

  test('keeps a file that still says the older name from making a second member', async () => {
    const count = (await registryPage(desk))!.members.length
    const kept = must(await keepNetwork(world.system.runtime, { ...testNetwork, slug: world.system.network.slug }))
    assert.deepEqual([kept.joined, kept.left], [[], []])
    assert.equal((await registryPage(desk))!.members.length, count)
  })
})

describe('a release', () => {
  const membersNow = async () =>
    (
      await readAs(world.system, t =>
        roundCandidate(t, { network: desk.network, rounds: [world.round], objections: [], day: '2026-12-31' }),
      )
    ).members

  test('names a member as it was called on the last day of its period', async () => {
    const alder = await idOf('Alder House')
    assert.equal((await membersNow()).find(member => member.id === alder)!.name, 'Alder')
    const dogwood = await idOf('Dogwood')
    must(await renameMember(desk, { member: dogwood, name: 'Dogwood House', day: '2025-06-01', another: false }))
    assert.equal((await membersNow()).find(member => member.id === dogwood)!.name, 'Dogwood House')
  })
})

describe('a correction', () => {
  test('mends a slip in a name of today or of earlier days, and leaves no second name', async () => {
    const alder = await idOf('Alder House')
    const { member } = await page(alder)
    const form = { member: alder, kind: 'coalition', from: member.from, until: '' }
    must(await mendMember(desk, { ...form, which: '', name: 'Alder Haus' }))
    must(await mendMember(desk, { ...form, which: '2026-01-10', name: 'Aldar' }))
    const { names, member: mended } = await page(alder)
    assert.deepEqual(
      names.map(name => name.name),
      ['Aldar', 'Alder Haus'],
    )
    assert.equal(mended.kind, 'coalition')
    must(await mendMember(desk, { ...form, which: '2026-01-10', name: 'Alder' }))
    assert.deepEqual(kinds(await mendMember(desk, { ...form, which: '2026-01-11', name: 'Alder' })), [
      'undefined thing.not-found',
    ])
  })

  test('of days moves the countries that began with the membership, and refuses days that end before they begin', async () => {
    const birch = await idOf('Birch')
    const { member } = await page(birch)
    const form = { member: birch, which: '', name: 'Birch', kind: '', until: '' }
    must(await mendMember(desk, { ...form, from: '2019-05-01' }))
    const moved = await page(birch)
    assert.deepEqual(
      [moved.member.from, ...moved.places.map(place => place.from)],
      ['2019-05-01', ...member.places.map(() => '2019-05-01')],
    )
    assert.deepEqual(kinds(await mendMember(desk, { ...form, from: '2019-05-01', until: '2019-05-01' })), [
      'until days.end-before-start',
    ])
    assert.deepEqual(kinds(await mendMember(desk, { ...form, from: '0026-01-01' })), ['from day.malformed'])
    assert.deepEqual(kinds(await mendMember(desk, { ...form, from: '1026-01-01' })), ['from day.implausible'])
    must(await mendMember(desk, { ...form, from: member.from }))
  })
})

describe('countries of a member', () => {
  test('are added by name, ended and corrected; the same country twice at one time is refused', async () => {
    const cedar = await idOf('Cedar')
    const { member } = await page(cedar)
    const form = { member: cedar, which: '', country: 'swe', from: '2025-03-01', until: '' }
    must(await keepCountry(desk, form))
    assert.ok(await readAs(world.system, t => subjectOfCountry(t, 'SWE')))
    assert.deepEqual(kinds(await keepCountry(desk, { ...form, country: 'Sweden' })), ['country member.country-twice'])
    must(await keepCountry(desk, { ...form, which: 'SWE 2025-03-01', country: 'Norway', until: '2025-09-01' }))
    const { places } = await page(cedar)
    assert.deepEqual(
      places
        .filter(place => place.code === 'NOR' || place.code === 'SWE')
        .map(place => [place.code, place.from, place.until]),
      [['NOR', '2025-03-01', '2025-09-01']],
    )
    const wrong = await keepCountry(desk, { ...form, country: 'Atlantis', from: '' })
    assert.deepEqual(kinds(wrong), ['country place.unknown', 'from day.missing'])
    const before = await keepCountry(desk, { ...form, from: '1990-01-01' })
    assert.deepEqual(kinds(before), ['from member.country-outside'])
    assert.equal((await page(cedar)).member.from, member.from)
  })
})

describe('a member that joins or leaves', () => {
  test('joins with its countries and is asked from then on; a name that was there is refused', async () => {
    const form = { name: 'Elm', kind: 'organisation', from: '2026-01-01', countries: 'Sweden\nNOR', another: false }
    const { member } = must(await addMember(desk, form))
    assert.deepEqual(
      (await page(member)).places.map(place => place.code),
      ['NOR', 'SWE'],
    )
    const rows = await readAs(world.system, t => membersOnDay(t, '2026-01-15'))
    assert.equal(rows.find(row => row.id === member)!.shown, 'country')
    assert.ok((await readAs(world.system, t => respondentsOf(t))).some(respondent => respondent.member === member))
    assert.deepEqual(kinds(await addMember(desk, { ...form, kind: 'club', countries: '' })), [
      'name member.name-taken',
      'kind choice.unknown',
      'countries field.missing',
    ])
  })

  test('with a name like that of another is asked whether another is meant, in any script', async () => {
    const form = { name: 'Спасём детей Север', kind: '', from: '2026-01-01', countries: 'Sweden', another: false }
    const { member } = must(await addMember(desk, form))
    const like = await addMember(desk, { ...form, name: 'СПАСЕМ детей Севера' })
    assert.deepEqual(kinds(like), ['another member.name-alike'])
    assert.deepEqual(kinds(await addMember(desk, { ...form, name: 'СПАСЕМ  детей север' })), ['name member.name-taken'])
    const { member: other } = must(await addMember(desk, { ...form, name: 'СПАСЕМ детей Севера', another: true }))
    assert.equal((await page(other)).member.name, 'СПАСЕМ детей Севера')
    const sheet = 'name,from,countries\nСпасем детей на Севере,2026-01-01,SWE\n'
    const [found] = must(await trySheet(desk, { sheet })).changed
    assert.equal(found!.changes[0]!.what === 'joins' && /север/iu.test(found!.changes[0]!.near ?? ''), true)
    for (const one of [member, other])
      must(await leaveNetwork(desk, { member: one, day: '2026-01-03', continuedBy: '' }))
  })

  test('leaves into another that goes on with its countries; it stays in the registry with its days', async () => {
    const elm = await idOf('Elm')
    const cedar = await idOf('Cedar')
    const gone = await leaveNetwork(desk, { member: elm, day: '2025-01-01', continuedBy: elm })
    assert.deepEqual(kinds(gone), ['day days.end-before-start', 'continuedBy choice.unknown'])
    must(await leaveNetwork(desk, { member: elm, day: '2026-01-20', continuedBy: cedar }))
    const left = await page(elm)
    assert.deepEqual([left.member.until, left.continuedBy?.name], ['2026-01-20', 'Cedar'])
    const on = (await page(cedar)).places.filter(place => place.from === '2026-01-20').map(place => place.code)
    assert.deepEqual(on, ['NOR', 'SWE'])
    assert.deepEqual((await page(cedar)).continues, [{ id: elm, name: 'Elm' }])
    assert.deepEqual(kinds(await leaveNetwork(desk, { member: elm, day: '2026-01-25', continuedBy: '' })), [
      'day member.left-already',
    ])
    const { member } = await page(elm)
    must(await mendMember(desk, { member: elm, which: '', name: 'Elm', kind: '', from: member.from, until: '' }))
    assert.deepEqual([(await page(elm)).member.until, (await page(elm)).continuedBy], [null, null])
  })

  test('is told what rounds still wait for, which it may finish', async () => {
    const waiting = (await page(await idOf('Birch'))).unfinished
    assert.ok(waiting.length > 0)
    const administrator = await world.signInAs('adele')
    assert.deepEqual((await memberPage(administrator, await idOf('Birch')))!.unfinished, [])
  })

  test('is nothing that others may see or change', async () => {
    const member = await idOf('Birch')
    for (const name of ['arva', 'rune', 'kaja'] as const) {
      const other = await world.signInAs(name)
      assert.deepEqual([await registryPage(other), await memberPage(other, member)], [null, null], name)
      assert.deepEqual(
        kinds(await renameMember(other, { member, name: 'X', day: '2026-01-01', another: false })),
        ['undefined deed.not-permitted'],
        name,
      )
    }
  })

  test('is counted as a member, and its countries as countries', async () => {
    const { today, members } = (await registryPage(desk))!
    const here = members.filter(member => member.state === 'belongs')
    assert.equal(today.members, here.length)
    const rows = await readAs(world.system, t => membersOnDay(t, '2026-02-02'))
    assert.deepEqual(today, {
      members: rows.length,
      countries: new Set(rows.flatMap(row => row.places)).size,
    })
  })
})
