import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { languages } from '@waymark/language'
import { day } from '@waymark/network'
import { placesOn, readGroups, readPlaces, type ContentGroup } from '@waymark/exchange'

const root = new URL('../../', import.meta.url)
const text = (file: string) => ({ file, text: readFileSync(new URL(file, root), 'utf8') })
const placesIn = (name: string) => {
  const read = readPlaces(text(`content/places/${name}.yaml`), text(`content/places/${name}.csv`))
  assert.ok(read.ok, JSON.stringify(read))
  return read.value.places
}
const real = placesIn('places')
const invented = placesIn('invented')
const codes = new Set<string>(real.map(place => place.code))
const groupsIn = (name: string) => {
  const read = readGroups(text(`content/groups/${name}.yaml`), text(`content/groups/${name}.csv`), codes)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}
const income = groupsIn('world-bank-income')
const sizes = (groups: readonly ContentGroup[], on: string) =>
  Object.fromEntries(groups.map(group => [group.code, placesOn(group, day(on)).length]))

test('all 249 ISO countries and territories are there, Kosovo, and England and Wales as a part', () => {
  assert.equal(real.length, 251)
  const odd = real.filter(place => place.m49 === null).map(place => [place.code, place.kind, place.partOf])
  assert.deepEqual(odd, [
    ['GBR-EAW', 'part', 'GBR'],
    ['XKX', 'territory', null],
  ])
})

test('codes that careless readers lose are whole: Namibia NA, Afghanistan 004, Timor-Leste TL, South Sudan SS', () => {
  const found = ['NAM', 'AFG', 'TLS', 'SSD'].map(code => real.find(place => place.code === code)!)
  assert.deepEqual(
    found.map(place => [place.alpha2, place.m49]),
    [
      ['NA', '516'],
      ['AF', '004'],
      ['TL', '626'],
      ['SS', '728'],
    ],
  )
})

test('Arabic names are written in Arabic letters and Russian names in Cyrillic', () => {
  for (const { names } of [...real, ...invented]) {
    assert.match(names['ar'] ?? '', /^[\p{Script=Arabic} \-()،ُ]+$/u)
    assert.match(names['ru'] ?? '', /^[\p{Script=Cyrillic} \-()—.’,]+$/u)
  }
})

test('there are 193 members of the United Nations, and the kinds agree with the list', () => {
  const members = placesOn(groupsIn('un-members').groups[0]!, day('2022-08-25'))
  assert.equal(members.length, 193)
  const countries = real.filter(place => place.kind === 'country').map(place => place.code)
  assert.deepEqual(
    countries.filter(place => !members.includes(place)),
    ['PSE', 'VAT'],
  )
})

test('every sub-region lies within its region and the five regions hold every place of the list but Antarctica', () => {
  const { groups } = groupsIn('m49-regions')
  const on = day('2022-08-25')
  const regions = groups.filter(group => group.kind === 'm49-region')
  const inRegion = new Set(regions.flatMap(group => placesOn(group, on)))
  assert.equal(inRegion.size, 247)
  for (const group of groups.filter(group => group.kind === 'm49-sub-region')) {
    const parents = new Set(
      placesOn(
        groups.find(eachGroup => eachGroup.code === group.within)!,
        on,
      ),
    )
    assert.deepEqual(
      placesOn(group, on).filter(place => !parents.has(place)),
      [],
      group.code,
    )
  }
})

// The file counts the Channel Islands as one high-income economy: one more than here in each year.
test('World Bank groups in the fiscal years of the survey and of the treaties', () => {
  const fiscal2021 = { 'WB-HIGH': 82, 'WB-UPPER-MIDDLE': 56, 'WB-LOWER-MIDDLE': 50, 'WB-LOW': 29, 'WB-UNCLASSIFIED': 0 }
  const fiscal2023 = { 'WB-HIGH': 80, 'WB-UPPER-MIDDLE': 54, 'WB-LOWER-MIDDLE': 54, 'WB-LOW': 28, 'WB-UNCLASSIFIED': 1 }
  assert.deepEqual(sizes(income.groups, '2021-02-15'), fiscal2021)
  assert.deepEqual(sizes(income.groups, '2022-07-01'), fiscal2023)
  assert.deepEqual(sizes(income.groups, '2023-06-30'), fiscal2023)
})

test('Venezuela and Ethiopia are unclassified as marked assumptions with the sentences they rest on', () => {
  assert.deepEqual(
    income.mended.map(membership => [
      membership.place,
      membership.from,
      membership.until,
      membership.says,
      membership.taken,
    ]),
    [
      ['VEN', '2021-07-01', '2026-07-01', 'WB-UPPER-MIDDLE', 'WB-UNCLASSIFIED'],
      ['ETH', '2025-07-01', '2026-07-01', 'WB-LOW', 'WB-UNCLASSIFIED'],
    ],
  )
  for (const { reason, sources } of income.mended) {
    assert.ok(languages.every(language => reason[language] !== ''))
    assert.ok(sources.every(source => source.address.startsWith('https://')))
  }
  assert.deepEqual(
    income.leftOut.map(one => [one.code, one.rows]),
    [['CHI', 1]],
  )
})

test('invented places share no code and no name with the world and stand on their own tiles', () => {
  assert.ok(invented.length >= 16)
  const worldNames = new Set(real.flatMap(place => Object.values(place.names)))
  for (const place of invented) {
    assert.ok(!codes.has(place.code))
    assert.ok(Object.values(place.names).every(name => !worldNames.has(name)))
  }
  const tiles = invented.map(place => `${place.tile?.row}/${place.tile?.column}`)
  assert.equal(new Set(tiles).size, invented.length)
})

const shared = new URL('../shared/data/wb-income/wb_income_by_year.csv', root)
const absent =
  !existsSync(shared) && 'shared reference files are absent: the income years are compared only where they lie beside'

test('but for the two assumptions every economy is in the group the file gives, year by year', { skip: absent }, () => {
  const says: Record<string, string> = {
    'High income': 'WB-HIGH',
    'Upper middle income': 'WB-UPPER-MIDDLE',
    'Lower middle income': 'WB-LOWER-MIDDLE',
    'Low income': 'WB-LOW',
  }
  const lines = readFileSync(shared, 'utf8').trim().split(/\r?\n/).slice(1)
  const differing = new Set<string>()
  for (const line of lines) {
    const [place = '', rest = ''] = [line.slice(0, 3), line]
    const year = /,(20[12]\d),20[12]\d,20[12]\d,/.exec(rest)?.[1]
    const given = says[/,(High|Upper middle|Lower middle|Low) income,/.exec(rest)?.[0].slice(1, -1) ?? '']
    const found = income.groups.find(group => placesOn(group, day(`${year}-03-01`)).includes(place as never))?.code
    if (found !== given) differing.add(`${place} ${found}`)
  }
  assert.equal(lines.length, 3052)
  assert.deepEqual([...differing].sort(), ['CHI undefined', 'ETH WB-UNCLASSIFIED', 'VEN WB-UNCLASSIFIED'])
})
