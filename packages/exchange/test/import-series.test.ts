/** A table that holds several days side by side is read once for each: one source, comparable days, all or nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type PlaceCode } from '@waymark/network'
import { readFactSource, type Known, type ContentPlace } from '@waymark/exchange'

const words = '{ en: a, ru: б, ar: ب, sv: å }'
const same = { en: 'a', ru: 'б', ar: 'ب', sv: 'å' }
const codes = ['KEN', 'SWE'] as readonly string[] as readonly PlaceCode[]
const known: Known = {
  places: codes.map((code): ContentPlace => ({
    code,
    alpha2: null,
    m49: null,
    kind: 'country',
    partOf: null,
    names: same,
    nameSources: same,
    tile: null,
  })),
  groups: [
    {
      code: 'ALL',
      kind: 'un-members',
      within: null,
      names: same,
      memberships: codes.map(place => ({ place, from: day('2000-01-01'), until: null, mended: false })),
    },
  ],
  indicators: [
    { code: 'LAW', answer: 'rating', unit: 'countries', criteria: { partial: null }, steps: [], phases: [] },
  ],
}
const two = [
  '{ id: law-2015, day: 2015-12-31, reads: { v: y15 } }',
  '{ id: law-2016, day: 2016-12-31, reads: { v: y16 } }',
]
const read = (rows: readonly string[], series: readonly string[] = two, rest = '') =>
  readFactSource(
    {
      described: {
        file: 'law.yaml',
        text: `id: law
indicator: LAW
table: law.csv
rows: ${rows.length}
columns: [code, y15, y16]
source: { title: t, publisher: p, address: a, licence: l, seen: 2017-01-01, note: ${words} }
universe: ALL
place: { column: code, is: alpha3 }
when: { series: [${series.join(', ')}] }
answer: { states: [{ where: { v: 'yes' }, state: 'yes' }, { where: { v: 'no' }, state: 'no' }] }
${rest}
`,
      },
      listed: { file: 'law.csv', text: ['code,y15,y16', ...rows, ''].join('\n') },
    },
    known,
  )
const why = (rows: readonly string[], series?: readonly string[]) => {
  const plans = read(rows, series)
  return plans.ok ? [] : plans.refusal.map(problem => [problem.row, problem.path, problem.kind])
}

test('each day becomes an import of its own, from its own column, oldest first, and all name one source', () => {
  const plans = read(['SWE,yes,no', 'KEN,no,no'], two.toReversed())
  assert.ok(plans.ok, JSON.stringify(plans.ok || plans.refusal))
  assert.deepEqual(
    plans.value.map(plan => [plan.id, plan.series?.id, plan.facts.map(fact => [fact.key, fact.value, fact.row])]),
    [
      [
        'law-2015',
        'law',
        [
          ['law-2015/LAW/KEN', { state: 'no', step: null }, 3],
          ['law-2015/LAW/SWE', { state: 'yes', step: null }, 2],
        ],
      ],
      [
        'law-2016',
        'law',
        [
          ['law-2016/LAW/KEN', { state: 'no', step: null }, 3],
          ['law-2016/LAW/SWE', { state: 'no', step: null }, 2],
        ],
      ],
    ],
  )
})

test('what became of a row is said once in the report of the source, though it was read on every day', () => {
  const rest = `mark: [{ where: { code: KEN }, reason: ${words} }]`
  const plans = read(['SWE,yes,no', 'KEN,no,no'], two, rest)
  assert.ok(plans.ok)
  for (const plan of plans.value) assert.deepEqual(plan.series?.report.marked, [{ row: 3, place: 'KEN', reason: same }])
})

test('a row that cannot be read on one day refuses the days that can', () => {
  assert.deepEqual(why(['SWE,yes,maybe', 'KEN,no,no']), [[2, 'v', 'import.no-rule']])
})

test('a day or an import that stands twice, and a column that is none, are refused', () => {
  const rows = ['SWE,yes,no', 'KEN,no,no']
  const kinds = (series: readonly string[]) => why(rows, series).map(one => one[2])
  assert.deepEqual(kinds([two[0]!, '{ id: law-2015, day: 2016-12-31, reads: { v: y16 } }']), ['yaml.wrong-shape'])
  assert.deepEqual(kinds([two[0]!, '{ id: law-2016, day: 2015-12-31, reads: { v: y16 } }']), ['yaml.wrong-shape'])
  assert.deepEqual(kinds([two[0]!, '{ id: law-2016, day: 2016-12-31, reads: { v: y17 } }']), ['yaml.wrong-shape'])
  assert.deepEqual(
    kinds([two[0]!, '{ id: law-2016, day: 2016-12-31, reads: { code: y16 } }']).includes('yaml.wrong-shape'),
    true,
  )
  assert.deepEqual(kinds([two[0]!, '{ id: law-2018, day: 2018-12-31, reads: { v: y16 } }']), ['day.after-source'])
})
