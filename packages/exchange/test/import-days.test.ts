/** Days and years that cannot be, rules in another encoding, and signs that look right: refused with the reason. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, type PlaceCode } from '@waymark/network'
import { readFactSource, type Known, type ContentPlace } from '@waymark/exchange'

const words = '{ en: a, ru: б, ar: ب, sv: å }'
const same = { en: 'a', ru: 'б', ar: 'ب', sv: 'å' }
const place = (code: string, alpha2: string, m49: string, name: string): ContentPlace => ({
  code: code as PlaceCode,
  alpha2,
  m49,
  kind: 'country',
  partOf: null,
  names: { ...same, en: name },
  nameSources: same,
  tile: null,
})
const known: Known = {
  places: [place('THA', 'TH', '764', 'Thailand'), place('ALB', 'AL', '008', 'Albania')],
  groups: [
    {
      code: 'MEMBERS',
      kind: 'un-members',
      within: null,
      names: same,
      memberships: (['THA', 'ALB'] as PlaceCode[]).map(code => ({
        place: code,
        from: day('1900-01-01'),
        until: null,
        mended: false,
      })),
    },
  ],
  indicators: [
    { code: 'LAW', answer: 'rating', unit: 'countries', criteria: { partial: null }, steps: [], phases: [] },
  ],
}
type Given = {
  columns?: string
  row?: string
  when?: string
  seen?: string
  rest?: string
  is?: string
  today?: string
  where?: string
}
const read = (given: Given) => {
  const columns = given.columns ?? 'code,v,year'
  const text = `id: law
indicator: LAW
table: law.csv
rows: 1
columns: [${columns}]
source: { title: t, publisher: p, address: a, licence: l, seen: ${given.seen ?? '2022-08-25'}, note: ${words} }
universe: MEMBERS
place: { column: code, is: ${given.is ?? 'alpha2'} }
when: ${given.when ?? '{ day: 2022-08-25 }'}
answer: { states: [{ where: { ${given.where ?? 'v: party'} }, state: 'yes' }] }
${columns.includes('year') ? 'yearColumn: year' : ''}
${given.rest ?? ''}
`
  return readFactSource(
    {
      described: { file: 'law.yaml', text },
      listed: { file: 'law.csv', text: `${columns}\n${given.row ?? 'TH,party,2006'}\n` },
    },
    given.today ? { ...known, today: day(given.today) } : known,
  )
}
const why = (given: Given) => {
  const plan = read(given)
  return plan.ok
    ? []
    : plan.refusal.map(problem => [problem.row ?? problem.line, problem.path, problem.kind, problem.message])
}

test('a year of the Buddhist calendar is refused with the year it may be', () => {
  assert.deepEqual(why({ row: 'TH,party,2549' }), [
    [
      2,
      'year',
      'import.year-implausible',
      '2549 is after 2022-08-25, the day the fact is said of. As a year of the Buddhist calendar it is 2006.',
    ],
  ])
})

test('a year after the day of the fact, and one before 1800, are refused; the year of the day is not', () => {
  assert.deepEqual(
    ['2023', '2031', '1000', '0026'].map(year => why({ row: `TH,party,${year}` })[0]?.[2]),
    Array(4).fill('import.year-implausible'),
  )
  assert.match(String(why({ row: 'TH,party,0026' })[0]?.[3]), /^0026 is before 1800/)
  assert.deepEqual([...why({ row: 'TH,party,2022' }), ...why({ row: 'TH,party,١٨٠٠' })], [])
})

test('a state of a day after its source was seen is refused at the line of the day', () => {
  assert.deepEqual(
    why({ when: '{ day: 2031-01-01 }' }).map(one => one.slice(0, 3)),
    [[9, 'when.day', 'day.after-source']],
  )
  assert.deepEqual(
    why({ when: '{ period: 2023-S1, from: 2023-01-01, until: 2024-01-01 }' }).map(one => one.slice(1, 3)),
    [['when.from', 'day.after-source']],
  )
})

test('a day before 1800, of the fact or of the source, is refused', () => {
  assert.deepEqual(
    why({ when: '{ day: 1022-08-25 }', row: 'TH,party,' }).map(one => one[2]),
    ['day.too-early'],
  )
  assert.deepEqual(
    why({ when: '{ day: 1022-08-25 }', seen: '1022-08-25', row: 'TH,party,' }).map(one => one[1]),
    ['source.seen', 'when.day'],
  )
})

test('a source seen, and an event of, a day that is still to come are refused where today is known', () => {
  assert.deepEqual(
    why({ seen: '2569-08-25', today: '2026-01-01' }).map(one => one.slice(1, 3)),
    [['source.seen', 'day.to-come']],
  )
  const event = {
    columns: 'code,v,on',
    when: '{ period: 2026-S1, from: 2026-01-01, until: 2027-01-01, column: on }',
    seen: '2026-01-01',
    row: 'TH,party,2026-03-01',
  }
  assert.deepEqual(
    why({ ...event, today: '2026-02-28' }).map(one => one.slice(0, 3)),
    [[2, 'on', 'day.to-come']],
  )
  assert.deepEqual([...why({ ...event, today: '2026-03-01' }), ...why(event)], [])
})

test('a rule and a column are composed as the cells are: a text copied out of the file fits it', () => {
  const columns = 'code,v,E\u0301tat'
  const row = 'TH,party,Co\u0302te'
  const rest = (cell: string) => `mend: [{ where: { ${cell} }, set: { v: party }, reason: ${words} }]`
  for (const cell of ['E\u0301tat: Co\u0302te', 'État: Côte', '"\\u0045\\u0301tat": " Côte "']) {
    const plan = read({ columns, row, rest: rest(cell) })
    assert.ok(plan.ok, JSON.stringify(plan))
    assert.equal(plan.value[0]?.report.mended.length, 1)
  }
})

test('a code or a value with a sign that only looks right is refused with that sign named', () => {
  const message = (given: Given) => String(why(given)[0]?.[3])
  assert.match(message({ row: 'T\u200BH,party,' }), /It holds the invisible sign U\+200B[.]/)
  assert.match(message({ row: '\u200FTH,party,' }), /It holds the invisible sign U\+200F[.]/)
  assert.match(message({ row: 'TН,party,' }), /It holds "Н" [(]U\+041D[)], a Cyrillic letter[.]/)
  assert.match(message({ row: 'TH,pаrty,' }), /It holds "а" [(]U\+0430[)], a Cyrillic letter[.]/)
  assert.match(message({ row: 'TH,Party,', where: 'v: party' }), /reads "Party"[.] Rules read "party"[.]/)
  assert.match(message({ row: 'TH,да,', where: 'v: нет' }), /reads "да"[.] Rules read "нет"[.]/)
})

test('a code of another list, in small letters or without its zeros, is refused with what was meant', () => {
  const message = (given: Given) => String(why(given)[0]?.[3])
  assert.match(message({ row: 'THA,party,' }), /It is the alpha3 code of Thailand[.]/)
  assert.match(message({ row: 'th,party,' }), /Thailand is written TH[.]/)
  assert.match(message({ row: '8,party,', is: 'm49' }), /Albania is written 008[.]/)
})
