import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, day } from '@waymark/network'
import {
  importFacts,
  readMapping,
  readPlaces,
  readTable,
  type ContentGroup,
  type Known,
  type KnownIndicator,
} from '@waymark/exchange'

const words = '{ en: a, ru: б, ar: ب, sv: å }'
const same = { en: 'a', ru: 'б', ar: 'ب', sv: 'å' }
const names = ['SWE,SE,752', 'KEN,KE,404', 'NAM,NA,516', 'MSR,MS,500']
const head = 'code,alpha2,m49,kind,part_of,name_en,name_ru,name_ar,name_sv,source_en,source_ru,source_ar,source_sv'
const placeList = readPlaces(
  {
    file: 'places.yaml',
    text: `table: places.csv\nrows: 4\nabout: ${words}\nsources:\n  w: { title: t, publisher: p, address: a, licence: l, seen: 2026-01-01, note: ${words} }\n`,
  },
  {
    file: 'places.csv',
    text: [head, ...names.map((name, n) => `${name},country,,n${n},н${n},ن${n},å${n},w,w,w,w`), ''].join('\n'),
  },
)
assert.ok(placeList.ok)
const member = (place: string, from: string, until: string | null) =>
  ({
    place,
    from: day(from),
    until: until === null ? null : day(until),
    mended: false,
  }) as ContentGroup['memberships'][number]
const group: ContentGroup = {
  code: 'MEMBERS',
  kind: 'un-members',
  within: null,
  names: { ...same, en: 'Members' },
  memberships: [
    member('SWE', '2000-01-01', null),
    member('KEN', '2000-01-01', null),
    member('NAM', '2000-01-01', '2021-01-01'),
  ],
}
const rating: KnownIndicator = {
  code: 'LAW',
  answer: 'rating',
  unit: 'countries',
  criteria: { partial: null },
  steps: [{ code: 'signed', of: 'no' }],
  phases: [],
}
const indicators = [
  rating,
  { ...rating, code: 'CASES', answer: 'count', unit: 'cases', criteria: null, steps: [] },
  { ...rating, code: 'PART', answer: 'share', unit: 'schools', criteria: null, steps: [] },
]
const known: Known = { places: placeList.value.places, groups: [group], indicators }

const states = `answer: { states: [{ where: { v: party }, state: 'yes' }, { where: { v: signed }, state: 'no', step: signed }] }`
const count = `answer: { count: { column: v, unit: cases, unitColumn: u } }`
const share = `answer: { share: { numerator: v, denominator: of, unit: schools } }`
type Given = { columns?: string; answer?: string; indicator?: string; when?: string; rest?: string; rows?: number }
const plan = (lines: readonly string[], given: Given = {}) => {
  const columns = given.columns ?? 'code,v'
  const mapping = readMapping({
    file: 'law.yaml',
    text: `id: law
indicator: ${given.indicator ?? 'LAW'}
table: law.csv
rows: ${given.rows ?? lines.length}
columns: [${columns}]
source: { title: t, publisher: p, address: a, licence: l, seen: 2022-08-25, note: ${words} }
universe: MEMBERS
place: { column: code, is: alpha2 }
when: ${given.when ?? '{ day: 2022-08-25 }'}
${given.answer ?? states}
${given.rest ?? ''}
`,
  })
  assert.ok(mapping.ok, JSON.stringify(mapping))
  const table = readTable({ file: 'law.csv', text: [columns, ...lines, ''].join('\n') })
  assert.ok(table.ok, JSON.stringify(table))
  return importFacts(table.value, mapping.value, known)
}
const wrong = (lines: readonly string[], given: Given = {}) => {
  const read = plan(lines, given)
  return read.ok ? [] : read.refusal.map(({ file, row, path, kind }) => [file, row, path, kind])
}

test('a covered place without a row is not collected, and stays among the asked', () => {
  const read = plan(['SE,party'])
  assert.ok(read.ok)
  assert.deepEqual(read.value.asked, ['KEN', 'SWE'])
  assert.deepEqual(
    read.value.facts.map(fact => [fact.place, fact.value, fact.row]),
    [
      ['KEN', { missing: 'not-collected' }, null],
      ['SWE', { state: 'yes', step: null }, 2],
    ],
  )
  assert.deepEqual(read.value.report.absent, [{ place: 'KEN', reason: null }])
})

test('a place the source does not cover is in scope and not asked', () => {
  const rest = `notCovered: [{ where: { v: '' }, reason: ${words} }]`
  const read = plan(['SE,party', 'KE,'], { rest })
  assert.ok(read.ok)
  assert.deepEqual([read.value.scope, read.value.asked], [['KEN', 'SWE'], ['SWE']])
  assert.deepEqual(read.value.report.notCovered, [{ row: 3, place: 'KEN', reason: same }])
})

test('a row is left out only with a reason, which the report shows with what stood in the row', () => {
  const rest = `leaveOut: [{ where: { code: MS }, reason: ${words} }]`
  const read = plan(['SE,party', 'MS,party'], { rest })
  assert.ok(read.ok)
  assert.deepEqual(read.value.report.leftOut, [{ row: 3, cells: { code: 'MS', v: 'party' }, reason: same }])
  assert.deepEqual(wrong(['SE,party', 'MS,party']), [['law.csv', 3, 'code', 'import.place-outside']])
})

test('a mended cell is reported with what it was, what it became and why', () => {
  const rest = `mend: [{ where: { code: K }, set: { code: KE }, reason: ${words} }]`
  const read = plan(['SE,party', 'K,signed'], { rest })
  assert.ok(read.ok)
  const changes = [{ column: 'code', from: 'K', to: 'KE' }]
  assert.deepEqual(read.value.report.mended, [{ row: 3, place: 'KEN', changes, reason: same }])
  assert.deepEqual(read.value.report.counts.steps, { signed: 1 })
})

test('a rule that no row answers to refuses the file: it was written for another', () => {
  const rest = `mend: [{ where: { code: S }, set: { code: SE }, reason: ${words} }]`
  assert.deepEqual(wrong(['SE,party'], { rest }), [['law.yaml', undefined, 'mend[0]', 'mapping.rule-without-row']])
})

test('a problem of the mapping is placed at the line of its field', () => {
  const rest = `mend: [{ where: { code: S }, set: { code: SE }, reason: ${words} }]`
  const read = plan(['SE,party'], { rest })
  assert.deepEqual(!read.ok && read.refusal.map(problem => [problem.file, problem.line, problem.path]), [
    ['law.yaml', 11, 'mend[0]'],
  ])
})

test('a place called absent that has a row refuses the file', () => {
  const rest = `absent: [{ place: SWE, reason: ${words} }]`
  assert.deepEqual(wrong(['SE,party'], { rest }), [['law.yaml', undefined, 'absent[0]', 'mapping.not-absent']])
})

test('every bad row refuses the whole file and is named', () => {
  assert.deepEqual(wrong(['SE,party', 'XX,party', 'KE,maybe']), [
    ['law.csv', 3, 'code', 'import.place-unknown'],
    ['law.csv', 4, 'v', 'import.no-rule'],
  ])
})

test('a place that stands twice is refused', () => {
  assert.deepEqual(wrong(['SE,party', 'SE,party']), [['law.csv', 3, 'code', 'import.place-twice']])
})

test('a member that left before the day is refused as one that left, with the day', () => {
  const read = plan(['NA,party'])
  assert.ok(!read.ok)
  assert.deepEqual(
    read.refusal.map(problem => [problem.kind, problem.message]),
    [['import.place-left', 'n2 left "Members" on 2021-01-01, before 2022-08-25.']],
  )
})

test('a file with fewer rows than promised is refused: it was cut at a line break', () => {
  assert.deepEqual(wrong(['SE,party'], { rows: 2 }), [['law.csv', 2, '', 'table.row-count']])
})

test('a column that no rule names, and one that is missing, are refused', () => {
  const read = readTable({ file: 'law.csv', text: 'code,w\nSE,party\n' })
  const mapping = readMapping({
    file: 'law.yaml',
    text: `id: law\nindicator: LAW\ntable: law.csv\nrows: 1\ncolumns: [code, v]\nsource: { title: t, publisher: p, address: a, licence: l, seen: 2022-08-25, note: ${words} }\nuniverse: MEMBERS\nplace: { column: code, is: alpha2 }\nwhen: { day: 2022-08-25 }\n${states}\n`,
  })
  assert.ok(read.ok && mapping.ok)
  const plan = importFacts(read.value, mapping.value, known)
  assert.deepEqual(!plan.ok && plan.refusal.map(problem => [problem.kind, problem.path]), [
    ['table.column-missing', 'v'],
    ['table.column-unknown', 'w'],
  ])
})

const cases = { indicator: 'CASES', answer: count, columns: 'code,v,u' }
test('a count typed in Arabic-Indic digits is understood', () => {
  const read = plan(['SE,١٢٣,cases', 'KE,0,cases'], cases)
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.facts.map(fact => fact.value),
    [{ count: 0n }, { count: 123n }],
  )
})

test('a wrong unit is refused, and so is a number that is not whole', () => {
  assert.deepEqual(wrong(['SE,12,victims', 'KE,"1,5",cases'], cases), [
    ['law.csv', 2, 'u', 'import.wrong-unit'],
    ['law.csv', 3, 'v', 'import.not-whole'],
  ])
})

test('an empty cell is never read as zero', () => {
  assert.deepEqual(wrong(['SE,,cases', 'KE,0,cases'], cases), [['law.csv', 2, 'v', 'import.not-whole']])
})

const schools = { indicator: 'PART', answer: share, columns: 'code,v,of' }
test('a share needs its denominator and a count that is not above it', () => {
  assert.deepEqual(wrong(['SE,5,', 'KE,٦,5'], schools), [
    ['law.csv', 2, 'of', 'import.no-denominator'],
    ['law.csv', 3, 'v', 'import.above-denominator'],
  ])
  const read = plan(['SE,5,5', 'KE,0,0'], schools)
  assert.ok(read.ok)
  assert.deepEqual(
    read.value.facts.map(fact => fact.value),
    [
      { numerator: 0n, denominator: 0n },
      { numerator: 5n, denominator: 5n },
    ],
  )
})

const dated = {
  ...cases,
  columns: 'code,v,u,day',
  when: '{ period: 2022-S2, from: 2022-07-01, until: 2023-01-01, column: day }',
}
test('a day outside the period is refused, and one place may have several days', () => {
  assert.deepEqual(wrong(['SE,1,cases,2022-06-30', 'KE,1,cases,2023-01-01'], dated), [
    ['law.csv', 2, 'day', 'day.outside-period'],
    ['law.csv', 3, 'day', 'day.outside-period'],
  ])
  const read = plan(['SE,1,cases,2022-07-01', 'SE,2,cases,2022-12-31', 'KE,1,cases,2022-07-01'], dated)
  assert.equal(read.ok && read.value.facts.length, 3)
  assert.deepEqual(wrong(['SE,1,cases,2022-07-01', 'SE,2,cases,2022-07-01'], dated), [
    ['law.csv', 3, 'code', 'import.place-twice'],
  ])
})

test('a mapping that names what the indicator does not have is refused', () => {
  const partial = `answer: { states: [{ where: { v: party }, state: partial }] }`
  const step = `answer: { states: [{ where: { v: party }, state: 'yes', step: signed }] }`
  const kinds = (given: Given) => wrong(['SE,party'], given).map(one => one[3])
  assert.deepEqual(kinds({ answer: partial }), ['mapping.state-unknown'])
  assert.deepEqual(kinds({ answer: step }), ['mapping.step-unknown'])
  assert.deepEqual(kinds({ indicator: 'OTHER' }), ['mapping.indicator-unknown'])
  assert.deepEqual(kinds({ indicator: 'CASES' }), ['mapping.wrong-answer'])
  const unit = `answer: { count: { column: v, unit: victims } }`
  assert.deepEqual(kinds({ indicator: 'CASES', answer: unit }), ['mapping.wrong-unit'])
})

test('the same rows in any order give the same facts, and every asked place exactly one status', () => {
  const rows = ['SE,party', 'KE,signed']
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: 0 }), some => {
      const read = plan(some, { rows: Math.max(1, some.length) })
      if (some.length === 0) return !read.ok
      assert.ok(read.ok)
      const { counts } = read.value.report
      const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)
      assert.deepEqual(
        read.value.facts.map(fact => fact.place),
        ['KEN', 'SWE'],
      )
      assert.deepEqual(
        read.value.facts.map(fact => fact.key),
        ['law/LAW/KEN', 'law/LAW/SWE'],
      )
      return sum(counts.states) + sum(counts.missing) + counts.given === counts.asked && counts.scope === 2
    }),
  )
})

test('a file of 200,000 rows is imported whole, and one bad row in it refuses it by its number', () => {
  const lines: string[] = []
  for (let date = day('1800-01-01'); lines.length < 200_000; date = addDays(date, 1)) {
    lines.push(`SE,1,cases,${date}`, `KE,0,cases,${date}`)
  }
  const when = '{ period: long, from: 1800-01-01, until: 2100-01-01, column: day }'
  const read = plan(lines, { ...dated, when })
  assert.equal(read.ok && read.value.facts.length, 200_000)
  lines[149_999] = 'SE,one,cases,1800-01-01'
  assert.deepEqual(wrong(lines, { ...dated, when }), [['law.csv', 150_001, 'v', 'import.not-whole']])
})
