import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlaces } from '@waymark/exchange'
import { problemsOf } from './problems.ts'

const words = '{ en: a, ru: б, ar: ب, sv: å }'
const described = (rows: number) => ({
  file: 'places.yaml',
  text: `table: places.csv
rows: ${rows}
about: ${words}
sources:
  here: { title: t, publisher: p, address: a, licence: l, seen: 2026-01-01, note: ${words} }
`,
})
const head =
  'code,alpha2,m49,kind,part_of,name_en,name_ru,name_ar,name_sv,source_en,source_ru,source_ar,source_sv,tile_row,tile_column'
const listed = (...rows: string[]) => ({ file: 'places.csv', text: [head, ...rows, ''].join('\n') })
const namibia = 'NAM,NA,516,country,,Namibia,Намибия,ناميبيا,Namibia,here,here,here,here,,'
const found = (...rows: string[]) =>
  problemsOf(readPlaces(described(rows.length), listed(...rows))).map(({ row, path, kind }) => [row, path, kind])

test('Namibia keeps its code "NA" and a number keeps its zeros', () => {
  const albania = 'ALB,AL,008,country,,Albania,Албания,ألبانيا,Albanien,here,here,here,here,,'
  const read = readPlaces(described(2), listed(namibia, albania))
  assert.deepEqual(read.ok && read.value.places.map(place => [place.alpha2, place.m49]), [
    ['NA', '516'],
    ['AL', '008'],
  ])
})

test('a name missing in one language is named with its row and column', () => {
  const row = 'NAM,NA,516,country,,Namibia,Намибия,,Namibia,here,here,here,here,,'
  assert.deepEqual(found(row), [[2, 'name_ar', 'place.name-missing']])
})

test('a number that lost its zeros is refused', () => {
  assert.deepEqual(found(namibia.replace('516', '16')), [[2, 'm49', 'place.wrong-value']])
})

test('a name whose source nobody described is refused', () => {
  assert.deepEqual(found(namibia.replace('here', 'there')), [[2, 'source_en', 'place.wrong-value']])
})

test('a place that stands twice is refused in every column that must differ', () => {
  assert.deepEqual(
    new Set(found(namibia, namibia).map(([row, , kind]) => `${row} ${kind}`)),
    new Set(['3 table.row-twice']),
  )
})

test('an invented code on a real place is refused, and a real code on an invented one', () => {
  const invented = 'QMA,,,invented,,Lantern,Фонарь,فانوس,Lykta,here,here,here,here,1,2'
  assert.deepEqual(found(invented), [])
  assert.deepEqual(found(invented.replace('invented', 'country')), [[2, 'kind', 'place.invented-code']])
  assert.deepEqual(found(namibia.replace('country', 'invented')), [[2, 'kind', 'place.invented-code']])
})

test('a part of a country that is not in the list is refused', () => {
  const part = 'GBR-EAW,,,part,GBR,England and Wales,Англия и Уэльс,إنجلترا,England,here,here,here,here,,'
  assert.deepEqual(found(part), [[2, 'part_of', 'place.whole-unknown']])
})

test('a list shorter than its description says is refused: it was cut short at a line break', () => {
  assert.deepEqual(
    problemsOf(readPlaces(described(2), listed(namibia))).map(problem => problem.kind),
    ['table.row-count'],
  )
})

test('a column that is missing or that nothing reads is named', () => {
  const text = `${head.replace('kind', 'sort')}\n`
  const problems = problemsOf(readPlaces(described(1), { file: 'places.csv', text }))
  assert.deepEqual(
    problems.slice(0, 2).map(problem => [problem.kind, problem.path]),
    [
      ['table.column-missing', 'kind'],
      ['table.column-unknown', 'sort'],
    ],
  )
})

test('broken YAML is refused at its line, and so is a field in three languages only', () => {
  const broken = problemsOf(
    readPlaces({ file: 'places.yaml', text: 'table: places.csv\nrows: [1\nabout' }, listed(namibia)),
  )
  assert.equal(broken[0]?.kind, 'yaml.broken')
  const text = described(1).text.replace(`about: ${words}`, 'about: { en: a, ru: б, ar: ب }')
  const missing = problemsOf(readPlaces({ file: 'places.yaml', text }, listed(namibia)))
  assert.deepEqual(
    missing.map(({ line, path, kind }) => [line, path, kind]),
    [[3, 'about.sv', 'yaml.wrong-shape']],
  )
})
