/** The regions of a network at the desk: made, called otherwise, and countries that move from one to another from a day on. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addRegion,
  keepRegionCountry,
  nameRegion,
  readAs,
  regionPage,
  regionsPage,
  registryPage,
  type Desk,
} from '@waymark/operations'
import { groupsOnDay, placesWithin, subjectCalled } from '@waymark/store'
import { must, openWorld, testNetwork, type World } from '@waymark/testing'

let world: World
let desk: Desk
before(async () => {
  world = await openWorld()
  desk = await world.signInAs('sigrid')
})
after(() => world.close())

const regionOf = async (code: string) => (await regionsPage(desk))!.find(region => region.code === code)!
const on = async (day: string) =>
  Object.fromEntries((await readAs(world.system, t => groupsOnDay(t, day))).map(({ code, places }) => [code, places]))
const kinds = (result: { ok: boolean; refusal?: unknown }) => {
  const refusal = result.refusal as { kind: string; field?: string; problems?: { kind: string; field: string }[] }
  return (refusal?.problems ?? [refusal]).map(problem => `${problem.field} ${problem.kind}`)
}
const names = (en: string) => ({ en, ru: '', ar: '', sv: '' })
const came = testNetwork.groups[0].from

describe('a region that is made', () => {
  test('is there with its names, without countries, and can be spoken of', async () => {
    const { region } = must(await addRegion(desk, { code: 'isles', names: { ...names(' The  Isles '), sv: 'Öarna' } }))
    const made = (await regionPage(desk, region))!
    assert.deepEqual([made.code, made.names, made.places], ['isles', { en: 'The Isles', sv: 'Öarna' }, []])
    assert.notEqual(await readAs(world.system, t => subjectCalled(t, 'isles')), null)
  })

  test('is refused with a code or a name that is taken, malformed or missing, everything at once', async () => {
    const add = async (code: string, en: string) => kinds(await addRegion(desk, { code, names: names(en) }))
    assert.deepEqual(await add('', ' '), ['code field.missing', 'names.en field.missing'])
    assert.deepEqual(await add('North', 'NORD'), ['code region.code-malformed'])
    assert.deepEqual(await add('network', 'север'), ['code region.code-malformed', 'names.en region.name-taken'])
    assert.deepEqual(await add('north', 'n'.repeat(301)), ['code region.code-taken', 'names.en field.too-long'])
  })
})

describe('a country that moves', () => {
  test('leaves its region on the day on which it comes into another, and stays there for the days before', async () => {
    const isles = await regionOf('isles')
    const form = { region: isles.id, which: '', country: 'QMB', from: '2025-07-01', until: '' }
    must(await keepRegionCountry(desk, form))
    assert.deepEqual(await on('2025-06-30'), { isles: [], north: ['QMA', 'QMB'], south: ['QMC'] })
    assert.deepEqual(await on('2025-07-01'), { isles: ['QMB'], north: ['QMA'], south: ['QMC'] })
    const reach = await readAs(world.system, t =>
      placesWithin(t, { members: [], regions: [isles.id], day: '2025-07-01' }),
    )
    assert.deepEqual([...reach], ['QMB'])
    const { members } = (await registryPage(desk))!
    assert.deepEqual(
      members.find(member => member.name === 'Cedar')!.regions.map(({ code }) => code),
      ['isles'],
    )
    assert.deepEqual(kinds(await keepRegionCountry(desk, form)), ['country region.country-there'])
  })

  test('is refused where that would lose later days elsewhere, or its days do not fit', async () => {
    const [north, south] = [await regionOf('north'), await regionOf('south')]
    const into = async (form: Partial<Parameters<typeof keepRegionCountry>[1]>) =>
      kinds(
        await keepRegionCountry(desk, {
          region: south.id,
          which: '',
          country: 'QMB',
          from: '2025-01-01',
          until: '',
          ...form,
        }),
      )
    assert.deepEqual(await into({}), ['country region.country-elsewhere'])
    assert.deepEqual(await into({ from: '2026-01-01', until: '2025-01-01' }), ['until days.end-before-start'])
    assert.deepEqual(await into({ country: '', from: 'soon' }), ['country field.missing', 'from day.malformed'])
    assert.deepEqual(await into({ region: north.id, which: 'QMB 2000-01-01' }), ['undefined thing.not-found'])
    const back = { region: north.id, which: `QMB ${came}`, country: 'QMB', from: came, until: '' }
    assert.deepEqual(await into(back), ['country region.country-elsewhere'])
    assert.deepEqual(await on('2025-07-01'), { isles: ['QMB'], north: ['QMA'], south: ['QMC'] })
  })

  test('ends in its region where its days do, and is corrected where they were wrong', async () => {
    const isles = await regionOf('isles')
    const form = { region: isles.id, which: 'QMB 2025-07-01', country: 'QMB', from: '2025-08-01', until: '2026-01-01' }
    must(await keepRegionCountry(desk, form))
    assert.deepEqual(
      (await regionOf('isles')).places.map(({ code, from, until, state }) => [code, from, until, state]),
      [['QMB', '2025-08-01', '2026-01-01', 'was']],
    )
    assert.deepEqual(await on('2026-01-01'), { isles: [], north: ['QMA'], south: ['QMC'] })
  })
})

describe('what a region is called', () => {
  test('changes in every language at once, not to what another is called', async () => {
    const { id } = await regionOf('isles')
    must(await nameRegion(desk, { region: id, names: names('Islands') }))
    assert.deepEqual((await regionOf('isles')).names, { en: 'Islands' })
    assert.deepEqual(kinds(await nameRegion(desk, { region: id, names: names('south') })), [
      'names.en region.name-taken',
    ])
  })

  test('is kept by the secretariat alone', async () => {
    const other = await world.signInAs('kaja')
    assert.equal(await regionsPage(other), null)
    const { id } = await regionOf('isles')
    assert.deepEqual(kinds(await nameRegion(other, { region: id, names: names('Else') })), [
      'undefined deed.not-permitted',
    ])
  })
})
