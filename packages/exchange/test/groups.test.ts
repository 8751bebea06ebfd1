import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placesOn, readGroups } from '@waymark/exchange'
import { day } from '@waymark/network'
import { problemsOf } from './problems.ts'

const words = '{ en: a, ru: б, ar: ب, sv: å }'
const places = new Set(['VEN', 'SWE'])
const described = (rows: number, rest = '') => ({
  file: 'income.yaml',
  text: `table: income.csv
rows: ${rows}
exclusive: true
source: { title: t, publisher: p, address: a, licence: l, seen: 2026-01-01, note: ${words} }
groups:
  - { code: UPPER, kind: income, names: ${words} }
  - { code: NONE, kind: income, names: ${words} }
${rest}`,
})
const listed = (...rows: string[]) => ({ file: 'income.csv', text: ['place,group,from,until', ...rows, ''].join('\n') })
const found = (...rows: string[]) =>
  problemsOf(readGroups(described(rows.length), listed(...rows), places)).map(({ row, path, kind }) => [
    row,
    path,
    kind,
  ])
const mending = (place: string) => `mend:
  - place: ${place}
    from: 2021-07-01
    until: 2022-07-01
    group: NONE
    assumption: true
    reason: ${words}
    sources: [{ sentence: s, address: a }]
`

test('a place is in a group from its first day until the day before the last', () => {
  const read = readGroups(described(1), listed('VEN,UPPER,2020-07-01,2021-07-01'), places)
  const on = (text: string) => (read.ok ? placesOn(read.value.groups[0]!, day(text)) : null)
  assert.deepEqual([on('2020-06-30'), on('2020-07-01'), on('2021-06-30'), on('2021-07-01')], [[], ['VEN'], ['VEN'], []])
})

test('an assumption about one year changes that year only, and stays visible as one', () => {
  const read = readGroups(described(1, mending('VEN')), listed('VEN,UPPER,2020-07-01,2023-07-01'), places)
  assert.ok(read.ok)
  const [upper, none] = read.value.groups
  assert.deepEqual(
    upper!.memberships.map(membership => [membership.from, membership.until, membership.mended]),
    [
      ['2020-07-01', '2021-07-01', false],
      ['2022-07-01', '2023-07-01', false],
    ],
  )
  assert.deepEqual(none!.memberships, [{ place: 'VEN', from: '2021-07-01', until: '2022-07-01', mended: true }])
  assert.deepEqual(
    read.value.mended.map(membership => [
      membership.place,
      membership.says,
      membership.taken,
      membership.sources[0]?.sentence,
    ]),
    [['VEN', 'UPPER', 'NONE', 's']],
  )
})

test('a mending that no row stands against is refused: it mends nothing', () => {
  const problems = problemsOf(
    readGroups(described(1, mending('SWE')), listed('VEN,UPPER,2020-07-01,2023-07-01'), places),
  )
  assert.deepEqual(
    problems.map(problem => problem.kind),
    ['group.mends-nothing'],
  )
})

test('an unknown place, an unknown group and a malformed day are named with row and column', () => {
  assert.deepEqual(found('XXX,OTHER,2020-02-30,'), [
    [2, 'place', 'group.place-unknown'],
    [2, 'group', 'group.unknown'],
    [2, 'from', 'day.malformed'],
  ])
})

test('a membership that ends before it begins is refused', () => {
  assert.deepEqual(found('VEN,UPPER,2021-07-01,2021-07-01'), [[2, 'until', 'days.end-before-start']])
})

test('a place in two groups that exclude one another is refused on the day they meet', () => {
  assert.deepEqual(found('VEN,UPPER,2020-07-01,2021-07-01', 'VEN,NONE,2021-07-01,'), [])
  assert.deepEqual(found('VEN,UPPER,2020-07-01,', 'VEN,NONE,2021-07-01,'), [[3, 'group', 'group.place-twice']])
})

test('a code of the source that is no place here is left out with its reason, and its rows are counted', () => {
  const rest = `leaveOut: [{ code: CHI, reason: ${words} }]\n`
  const rows = ['CHI,UPPER,2020-07-01,', 'VEN,UPPER,2020-07-01,']
  const read = readGroups(described(2, rest), listed(...rows), places)
  assert.deepEqual(read.ok && read.value.leftOut.map(({ code, rows }) => [code, rows]), [['CHI', 1]])
})
