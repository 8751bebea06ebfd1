import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { placesOn, readTable, type ContentGroup, type ImportPlan } from '@waymark/exchange'
import { day } from '@waymark/network'
import { shippedFacts } from './shipped-facts.ts'

const root = new URL('../../', import.meta.url)
const { framework, groups, facts } = shippedFacts()
const group = (code: string): ContentGroup => groups.find(eachGroup => eachGroup.code === code)!
const plan = (id: string): ImportPlan => facts.find(fact => fact.id === id)!
const counts = (id: string) => plan(id).report.counts

test('OPSC as of August 2022: 176 party, 7 signatory, 10 none, of 193 members of the United Nations', () => {
  const { scope, asked, states, steps, missing } = counts('opsc-2022-08')
  assert.deepEqual(
    { scope, asked, states, steps, missing },
    {
      scope: 193,
      asked: 193,
      states: { yes: 176, no: 17 },
      steps: { signed: 7, none: 10 },
      missing: {},
    },
  )
})

test('CRC as of August 2022: 192 party and one signatory of 193', () => {
  const { scope, asked, states, steps } = counts('crc-2022-08')
  assert.deepEqual(
    { scope, asked, states, steps },
    {
      scope: 193,
      asked: 193,
      states: { yes: 192, no: 1 },
      steps: { signed: 1 },
    },
  )
})

test('OPIC as of August 2022: 46 party, 15 signatory, 131 none, and Gabon not in the source', () => {
  const { scope, asked, states, steps, missing } = counts('opic-2022-08')
  assert.deepEqual(
    { scope, asked, states, steps, missing },
    {
      scope: 193,
      asked: 193,
      states: { yes: 46, no: 146 },
      steps: { signed: 15, none: 131 },
      missing: { 'not-collected': 1 },
    },
  )
  assert.deepEqual(
    plan('opic-2022-08').report.absent.map(one => one.place),
    ['GAB'],
  )
  assert.deepEqual(
    plan('opic-2022-08').report.leftOut.map(leftOut => leftOut.cells['name']),
    ['Montserrat'],
  )
})

test('the Labour department 2017 names 142, assesses 132: 95 yes, 32 no, 5 not collected, 10 not asked', () => {
  const { scope, asked, notAsked, states, missing } = counts('dol-law-2017')
  assert.deepEqual(
    { scope, asked, notAsked, states, missing },
    {
      scope: 142,
      asked: 132,
      notAsked: 10,
      states: { yes: 95, no: 32 },
      missing: { 'not-collected': 5 },
    },
  )
  const { report } = plan('dol-law-2017')
  assert.deepEqual(report.missing.map(notedRow => notedRow.place).sort(), ['BIH', 'IRQ', 'PAK', 'SOM', 'TZA'])
  const notAskedPlaces = ['CHN', 'IRN', 'MEX', 'MYS', 'PRK', 'RUS', 'SDN', 'TJK', 'TKM', 'VNM']
  assert.deepEqual(report.notCovered.map(notedRow => notedRow.place).sort(), notAskedPlaces)
})

test('the Labour department 2015 to 2022, over the 123 countries assessed every year: 89, 97, 93, 93, 83, 84, 91 and 87 yes', () => {
  const years = facts.filter(importPlan => importPlan.indicator === 'CSEC-LAW-YEARS')
  const found = years.map(({ id, report, series }) => [
    id,
    report.counts.asked,
    report.counts.states['yes'],
    series?.id,
  ])
  const yes = [89, 97, 93, 93, 83, 84, 91, 87]
  assert.deepEqual(
    found,
    yes.map((n, index) => [`csec-law-${2015 + index}`, 123, n, 'csec-law-years']),
  )
  const answers = (place: string) =>
    new Set(years.map(year => JSON.stringify(year.facts.find(fact => fact.place === place)!.value)))
  assert.equal(years[0]!.asked.filter(place => answers(place).size > 1).length, 46)
})

test('OPSC by World Bank group of fiscal year 2023: 53 of 59, 49 of 52, 48 of 53, 25 of 28, and 1 of 1 unclassified', () => {
  const on = day('2022-08-25')
  const opsc = plan('opsc-2022-08')
  const party = new Set(
    opsc.facts.filter(fact => 'state' in fact.value && fact.value.state === 'yes').map(eachFact => eachFact.place),
  )
  const split = (code: string) => {
    const members = placesOn(group(code), on).filter(place => opsc.scope.includes(place))
    return [members.filter(place => party.has(place)).length, members.length]
  }
  assert.deepEqual(split('WB-HIGH'), [53, 59])
  assert.deepEqual(split('WB-UPPER-MIDDLE'), [49, 52])
  assert.deepEqual(split('WB-LOWER-MIDDLE'), [48, 53])
  assert.deepEqual(split('WB-LOW'), [25, 28])
  assert.deepEqual(split('WB-UNCLASSIFIED'), [1, 1])
})

test('every trap of the treaty files of 2022 is in a report with its reason, never mended in silence', () => {
  const treaties = facts.filter(fact => fact.id.endsWith('-2022-08'))
  const said = treaties.flatMap(treaty => {
    const { mended, marked, leftOut } = treaty.report
    return [
      ...mended.map(row => `${treaty.indicator} mended ${row.changes[0]?.from} ${row.place}`),
      ...marked.map(row => `${treaty.indicator} marked ${row.place}`),
      ...leftOut.map(row => `${treaty.indicator} left out ${row.cells['code']}`),
    ]
  })
  assert.deepEqual(said.sort(), [
    'CRC marked NAM',
    'CRC marked PRK',
    'CRC mended 1990 PLW',
    'CRC mended 1991 SRB',
    'CRC mended 1995 PAK',
    'CRC mended 1995 PAN',
    'CRC mended TP TLS',
    'OPIC left out MS',
    'OPIC marked NAM',
    'OPIC mended S SSD',
    'OPIC mended TP TLS',
    'OPSC marked NAM',
    'OPSC mended 2001 NZL',
    'OPSC mended 2004 MDA',
    'OPSC mended TP TLS',
  ])
})

test('every fact of the record is about an indicator of its framework', () => {
  const codes = framework.indicators.map(indicator => indicator.code)
  assert.deepEqual([...new Set(facts.map(fact => fact.indicator))].sort(), codes.toSorted())
})

test('by the mended years 124 States were party to the CRC by the end of 1992, and 100 to OPSC by the end of 2005', () => {
  const by = (id: string, year: number) =>
    plan(id).facts.filter(fact => 'state' in fact.value && fact.value.state === 'yes' && fact.year! <= year).length
  assert.deepEqual([by('crc-2022-08', 1992), by('opsc-2022-08', 2005)], [124, 100])
})

const shared = new URL('../shared/data/', root)
const absent =
  !existsSync(shared) && 'shared reference files are absent: the copies are compared only where they lie beside'

test('our copies of the treaty files say row for row what the files said', { skip: absent }, () => {
  const names = { crc: 'hr_status_crc', opsc: 'hr_status_op_crc_sc', opic: 'hr_status_op_crc_ic' }
  const says: Record<string, string> = { 'state party': 'party', 'signatory state': 'signatory', 'no action': 'none' }
  for (const [ours, theirs] of Object.entries(names)) {
    const lines = readFileSync(new URL(`treaties-un/${theirs}.csv`, shared), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
    const mine = readFileSync(new URL(`content/facts/${ours}.csv`, root), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    const key = (line: string) => line.split(',')[0]
    assert.deepEqual(mine.map(key), lines.map(key))
    for (const [index, line] of lines.entries()) {
      const status = Object.keys(says).find(words => line.includes(`,${words}`))!
      assert.match(mine[index]!, new RegExp(`,${says[status]},\\d*$`), line)
    }
  }
})

test('every year of becoming party is that of the dated list, as far as that goes', { skip: absent }, () => {
  const read = readTable({
    file: 'dates',
    text: readFileSync(new URL('un-treaty-dates/treaty_status_combined.csv', shared), 'utf8'),
  })
  assert.ok(read.ok)
  const theirs = new Map(
    read.value.rows.map(({ cells }) => [`${cells['treaty']} ${cells['iso3']}`, cells['consent_year']]),
  )
  for (const id of ['crc-2022-08', 'opsc-2022-08', 'opic-2022-08'])
    for (const { indicator, place, value, year } of plan(id).facts)
      if ('state' in value && value.state === 'yes')
        assert.equal(String(year), theirs.get(`${indicator} ${place}`), `${indicator} ${place}`)
})
