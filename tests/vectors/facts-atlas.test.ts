/** The counts of each source read out of the Children's Rights and Business Atlas, as its folder gives them. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readTable } from '@waymark/exchange'
import { root, shippedFacts } from './shipped-facts.ts'

const { framework, groups, facts } = shippedFacts()
const plan = (indicator: string) => facts.find(fact => fact.indicator === indicator)!
const counts = (indicator: string) => {
  const { asked, states, steps, missing } = plan(indicator).report.counts
  return { asked, states, ...(Object.keys(steps).length > 0 ? { steps } : {}), missing }
}

test('laws on abuse material in 2018: 119 with an adequate definition, 60 without, 15 have no law, one not collected', () => {
  assert.deepEqual(counts('MATERIAL-LAW'), {
    asked: 195,
    states: { yes: 119, partial: 60, no: 15 },
    missing: { 'not-collected': 1 },
  })
})

test('offences by technology in 2018: 154 yes, 40 no; possession: 139 yes, 55 no', () => {
  const missing = { 'not-collected': 1 }
  assert.deepEqual(counts('TECHNOLOGY-OFFENCES'), { asked: 195, states: { yes: 154, no: 40 }, missing })
  assert.deepEqual(counts('POSSESSION'), { asked: 195, states: { yes: 139, no: 55 }, missing })
})

test('the duty of providers in 2018: 31 plain yes and 3 with a mark of a footnote, each mark mended in the report', () => {
  assert.deepEqual(counts('PROVIDER-DUTY'), {
    asked: 195,
    states: { yes: 34, no: 160 },
    missing: { 'not-collected': 1 },
  })
  const marks = plan('PROVIDER-DUTY').report.mended.filter(mendedRow => mendedRow.changes[0]?.column === 'answer')
  assert.equal(marks.length, 27)
  assert.deepEqual(
    marks
      .filter(mark => mark.changes[0]?.to === 'yes')
      .map(mark => mark.changes[0]?.from)
      .sort(),
    ['yes (174)', 'yes (185)', 'yes (241)'],
  )
})

test('a place without a value is the State of Palestine for every law on abuse material, never a no', () => {
  for (const indicator of ['MATERIAL-LAW', 'TECHNOLOGY-OFFENCES', 'POSSESSION', 'PROVIDER-DUTY'])
    assert.deepEqual(
      plan(indicator).report.missing.map(notedRow => [notedRow.place, notedRow.missing]),
      [['PSE', 'not-collected']],
    )
})

test('laws on trafficking of 2018: 136 cover all forms, 15 some, 9 none; 31 without data and 4 empty cells not collected', () => {
  assert.deepEqual(counts('TRAFFICKING-LAW'), {
    asked: 195,
    states: { yes: 136, partial: 15, no: 9 },
    missing: { 'not-collected': 35 },
  })
  assert.equal(plan('TRAFFICKING-LAW').facts.filter(fact => fact.note === 'answer of 2016').length, 18)
})

test('laws on cybercrime in 2020: 154, and of the others 10 have a draft', () => {
  assert.deepEqual(counts('CYBERCRIME-LAW'), {
    asked: 195,
    states: { yes: 154, no: 36 },
    steps: { draft: 10, none: 26 },
    missing: { 'not-collected': 5 },
  })
})

test('strategies on child online protection in 2020: 13, and 3 not collected', () => {
  assert.deepEqual(counts('ONLINE-STRATEGY'), {
    asked: 195,
    states: { yes: 13, no: 179 },
    missing: { 'not-collected': 3 },
  })
})

test('members of the WeProtect Global Alliance in 2020: 97', () => {
  assert.deepEqual(counts('ALLIANCE-MEMBER'), { asked: 195, states: { yes: 97, no: 98 }, missing: {} })
})

test('child helplines in the network in 2020: 131, and one country has one outside it', () => {
  assert.deepEqual(counts('HELPLINE'), {
    asked: 195,
    states: { yes: 131, no: 64 },
    steps: { outside: 1, none: 63 },
    missing: {},
  })
})

test('each indicator of the record says in four languages what its source does not say, but for the treaties', () => {
  for (const { code, discrepancies } of framework.indicators.filter(indicator => indicator.section !== 'un-treaties'))
    assert.ok(
      discrepancies.some(discrepancy => ['en', 'ru', 'ar', 'sv'].every(language => language in discrepancy.note)),
      code,
    )
})

test('a source whose licence is not stated says so', () => {
  for (const { id, source } of facts.filter(fact => fact.universe === 'RIGHTS-ATLAS-2020'))
    assert.match(source.licence, /^Not stated/, id)
})

const shared = new URL('../shared/data/crba-child-rights-business/crba_protection_indicators_2020.csv', root)
const absent =
  !existsSync(shared) && 'shared reference files are absent: the copies are compared only where they lie beside'

test(
  'our copies have the countries, in the order, and the short labels of the file they were read from',
  { skip: absent },
  () => {
    const read = readTable({ file: 'atlas', text: readFileSync(shared, 'utf8') })
    assert.ok(read.ok)
    const theirs = read.value.rows.map(row => row.cells)
    const ids: Record<string, string> = {
      'material-law': 'S-117',
      'technology-offences': 'S-118',
      possession: 'S-228',
      'provider-duty': 'S-119',
      helpline: 'S-140',
      'alliance-member': 'S-116',
      'online-strategy': 'S-139',
      'cybercrime-law': 'S-121',
      'trafficking-law': 'S-12',
    }
    for (const [ours, id] of Object.entries(ids)) {
      const wanted = theirs.filter(row => row['source_id'] === id)
      const lines = readFileSync(new URL(`content/facts/${ours}.csv`, root), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
      assert.deepEqual(
        lines.map(line => line.split(',')[0]),
        wanted.map(row => row['iso3']),
      )
      if (!['technology-offences', 'possession', 'provider-duty', 'alliance-member'].includes(ours)) continue
      assert.deepEqual(
        lines.map(line => line.split(',').at(-1)),
        wanted.map(row => row['raw_obs_value']),
      )
    }
  },
)

test('14 statements are asked of every member of the United Nations, 6 of them on law, and the median State has 14 values', () => {
  const newest = [...new Map(facts.map(fact => [fact.indicator, fact])).values()]
  const members = groups.find(group => group.code === 'UN-MEMBERS')!.memberships.map(membership => membership.place)
  const ofAll = newest
    .filter(importPlan => members.every(place => importPlan.asked.includes(place)))
    .map(importPlan => importPlan.indicator)
  const laws = ['law-review-2018', 'trafficking-law-2018', 'cybercrime-law-2020']
  const onLaw = framework.indicators.filter(
    indicator => ofAll.includes(indicator.code) && laws.includes(indicator.section),
  )
  assert.deepEqual([ofAll.length, onLaw.length], [14, 6])
  const values = members.map(
    place =>
      newest.filter(({ facts: all }) => all.some(fact => fact.place === place && !('missing' in fact.value))).length,
  )
  assert.equal(values.toSorted((value, other) => value - other)[96], 14)
})
