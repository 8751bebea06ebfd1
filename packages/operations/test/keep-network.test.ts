/** A network comes from a file: founded whole or not at all, brought up to it later, its past never rewritten. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { runtimeOf, keepNetwork, loadContent, readAs, readNetwork, systemDesk, type Runtime } from '@waymark/operations'
import { allPlaceCodes, membersOnDay, networkBySlug, officesOnDay, subjectOfCountry } from '@waymark/store'
import { must, shippedContent, testInstallation } from '@waymark/testing'

let runtime: Runtime
let places: ReadonlySet<string>
before(async () => {
  runtime = runtimeOf(await testInstallation(), { now: () => new Date('2026-02-02T09:00:00.000Z') })
  await loadContent(runtime, shippedContent())
  places = await allPlaceCodes(runtime.installation.app.db)
})
after(() => runtime.installation.close())

const file = `slug: coastal
names: { en: Coastal network }
about: { en: Three coasts. }
regions:
  - { code: north, names: { en: North }, since: 2024-01-01, places: [SWE, NOR] }
members:
  - { name: Sweden First, since: 2024-01-01, places: [SWE] }
  - { name: Norway First, since: 2024-01-01, places: [NOR], shown: name }
`
const noOffices = { opened: [], ended: [] }
const kinds = (yaml: string) => {
  const read = readNetwork(yaml, 'coastal.yaml', places)
  return read.ok ? [] : read.refusal.map(problem => `${problem.path} ${problem.kind}`)
}

describe('a network file', () => {
  test('names file, field and reason of everything that is wrong', () => {
    assert.deepEqual(kinds(file), [])
    assert.deepEqual(kinds(`\uFEFF${file}`), [])
    assert.deepEqual(kinds(file.replace('coastal', 'desk')), ['slug slug.reserved'])
    assert.deepEqual(kinds(file.replace('[NOR], shown', '[NOR, XYZ], shown')), ['members.1.places place.unknown'])
    assert.deepEqual(kinds(file.replace('Norway First', 'Sweden First')), ['members member.twice'])
    assert.deepEqual(kinds(file.replace('places: [SWE] }', 'places: [SWE], until: 2023-01-01 }')), [
      'members.0.until days.end-before-start',
    ])
    assert.deepEqual(
      kinds(file.replace('slug: coastal', 'slug: [')).map(kind => kind.split(' ')[1]),
      ['yaml.broken'],
    )
    assert.deepEqual(kinds(file.replace('shown: name', 'shown: everywhere')), ['members.1.shown network.wrong-shape'])
  })

  test('says who answers for the pages and what crawlers may keep, and changes it when it says otherwise', async () => {
    const said = file.replace('slug: coastal', 'slug: said-so')
    const keeper = 'keeper: { name: Coastal office, contact: office@coastal.example }\n'
    const kept = async (yaml: string) => {
      must(await keepNetwork(runtime, must(readNetwork(yaml, 'coastal.yaml', places))))
      const { keptBy, contact, indexing, languageModels } = (await networkBySlug(
        runtime.installation.owner.db,
        'said-so',
      ))!
      return [keptBy, contact, indexing, languageModels]
    }
    assert.deepEqual(await kept(said), [null, null, 'figures', false])
    const crawlers = 'crawlers: { indexing: nothing, language-models: true }\n'
    assert.deepEqual(await kept(`${keeper}${crawlers}${said}`), [
      'Coastal office',
      'office@coastal.example',
      'nothing',
      true,
    ])
    assert.deepEqual(await kept(said), [null, null, 'figures', false])
    assert.deepEqual(kinds(`${keeper.replace('office@coastal.example', 'the office')}${said}`), [
      'keeper.contact network.wrong-shape',
    ])
    assert.deepEqual(kinds(`crawlers: { indexing: all }\n${said}`), ['crawlers.indexing network.wrong-shape'])
  })

  const twoMembers = (first: string, second: string) =>
    kinds(file.replace('Sweden First', `"${first}"`).replace('Norway First', `"${second}"`))

  test('takes one name for one member, however it is encoded, spaced and written large or small', () => {
    assert.deepEqual(twoMembers('Harbour Lights', 'harbour lights'), ['members member.twice'])
    assert.deepEqual(twoMembers('Harbour Lights', 'Harbour  Lights'), ['members member.twice'])
    assert.deepEqual(twoMembers('Harbour Lights', 'Harbour\u200B Lights'), ['members member.twice'])
    assert.deepEqual(twoMembers('Föreningen Ljus', 'Föreningen Ljus'.normalize('NFD')), ['members member.twice'])
    assert.deepEqual(twoMembers('Harbour Lights', 'Harbor Lights'), [])
  })

  test('needs names that show something, and days that a calendar has', () => {
    assert.deepEqual(twoMembers('\u200B', 'Harbour Lights'), ['members.0.name network.wrong-shape'])
    assert.deepEqual(kinds(file.replace('en: Coastal network', 'en: "\u200B"')), ['names.en network.wrong-shape'])
    for (const day of ['2569-01-01', '0026-01-01', '2024-02-30'])
      assert.deepEqual(kinds(file.replaceAll('since: 2024-01-01, places: [SWE] }', `since: ${day}, places: [SWE] }`)), [
        'members.0.since network.wrong-shape',
      ])
  })

  test('founds once, then lets members join and leave from a day on', async () => {
    const keep = async (yaml: string) =>
      must(await keepNetwork(runtime, must(readNetwork(yaml, 'coastal.yaml', places))))
    const founded = await keep(file)
    assert.deepEqual(founded, {
      founded: true,
      joined: ['Sweden First', 'Norway First'],
      left: [],
      regions: ['north'],
      ...noOffices,
    })
    const system = (await systemDesk(runtime, 'coastal'))!
    assert.ok(await readAs(system, t => subjectOfCountry(t, 'SWE')), 'a country has a baseline before any round asks')
    const again = await keep(file)
    assert.deepEqual(again, { founded: false, joined: [], left: [], regions: [], ...noOffices })
    const later = `${file.replace('places: [SWE] }', 'places: [SWE], until: 2026-06-01 }')}  - { name: Denmark First, since: 2026-03-01, places: [DNK] }\n`
    const kept = await keep(later)
    assert.deepEqual(kept, {
      founded: false,
      joined: ['Denmark First'],
      left: ['Sweden First'],
      regions: [],
      ...noOffices,
    })
    const desk = (await systemDesk(runtime, 'coastal'))!
    const on = async (day: string) => (await readAs(desk, t => membersOnDay(t, day))).map(member => member.name)
    assert.deepEqual(await on('2026-02-02'), ['Norway First', 'Sweden First'])
    assert.deepEqual(await on('2026-07-01'), ['Denmark First', 'Norway First'])
  })

  const assessment = `slug: assessment
closed: true
names: { en: Assessment }
about: { en: Private. }
offices:
  - { name: Justice, type: government, since: 2026-01-01, place: SWE }
  - { name: Country office, type: unicef-office, since: 2026-01-01, place: SWE }
`

  test('may be of a closed network, in which offices answer and nobody else', async () => {
    assert.deepEqual(kinds(assessment), [])
    assert.deepEqual(kinds(assessment.slice(0, assessment.indexOf('offices'))), ['members network.nobody-to-ask'])
    assert.deepEqual(kinds(assessment.replace('Country office', 'Justice')), ['offices office.twice'])
    assert.deepEqual(kinds(assessment.replace('Country office', 'Secretariat')), ['offices office.twice'])
    assert.deepEqual(kinds(assessment.replace('type: government', 'type: member')), [
      'offices.0.type office.type-reserved',
    ])
    assert.deepEqual(kinds(assessment.replace('place: SWE', 'place: XYZ')), ['offices.0.place place.unknown'])
    assert.deepEqual(
      kinds(assessment.replace('government, since: 2026-01-01', 'government, since: 2026-01-01, until: 2025-01-01')),
      ['offices.0.until days.end-before-start'],
    )
    const keep = async (yaml: string) => keepNetwork(runtime, must(readNetwork(yaml, 'assessment.yaml', places)))
    const founded = must(await keep(assessment))
    assert.deepEqual([founded.founded, founded.opened, founded.ended], [true, ['Justice', 'Country office'], []])
    const later = `${assessment.replace('government, since: 2026-01-01', 'government, since: 2026-01-01, until: 2026-06-01')}  - { name: Interior, type: government, since: 2026-03-01, place: NOR }\n`
    const kept = must(await keep(later))
    assert.deepEqual([kept.founded, kept.opened, kept.ended], [false, ['Interior'], ['Justice']])
    const desk = (await systemDesk(runtime, 'assessment'))!
    const on = async (day: string) => (await readAs(desk, t => officesOnDay(t, day))).map(office => office.name)
    assert.deepEqual(await on('2026-02-02'), ['Country office', 'Justice', 'Secretariat'])
    assert.deepEqual(await on('2026-07-01'), ['Country office', 'Interior', 'Secretariat'])
  })

  test('neither opens a closed network nor closes an open one', async () => {
    const keep = async (yaml: string) => keepNetwork(runtime, must(readNetwork(yaml, 'network.yaml', places)))
    assert.deepEqual(await keep(assessment.replace('closed: true\n', '')), {
      ok: false,
      refusal: { kind: 'network.kind-stays', given: 'network' },
    })
    assert.equal((await keep(file.replace('names', 'closed: true\nnames'))).ok, false)
    const { kind } = (await networkBySlug(runtime.installation.owner.db, 'assessment'))!
    assert.equal(kind, 'closed')
  })
})
