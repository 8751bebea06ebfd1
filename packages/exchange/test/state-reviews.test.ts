/** When States are reviewed, as a file of reviews is read: every wrong row is named, and nothing is half loaded. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readReference } from '@waymark/exchange'
import { problemsOf } from './problems.ts'

const root = new URL('../../../content/', import.meta.url)
const fileAt = (file: string) => ({ file, text: readFileSync(new URL(file, root), 'utf8') })
const places = ['places/places.yaml', 'places/places.csv'].map(fileAt)
const words = '{ en: a, ru: б, ar: ب, sv: å }'
const mechanisms = (...codes: string[]) => ({
  file: 'state-reviews/mechanisms.yaml',
  text: `mechanisms:\n${codes
    .map(
      code =>
        `  - { code: ${code}, name: ${words}, body: ${words}, reviews: ${words}, address: 'https://example.org' }`,
    )
    .join('\n')}\n`,
})
const source = `source: { title: t, publisher: p, address: a, licence: l, seen: 2026-01-01, note: ${words} }`
const header = 'mechanism,cycle,session,first,last,days,place,sure'

function read(rows: readonly string[], known = [mechanisms('UPR', 'CRC')]) {
  const reviews = [
    ...known,
    { file: 'state-reviews/own.yaml', text: `table: own.csv\nrows: ${rows.length}\n${source}\n` },
    { file: 'state-reviews/own.csv', text: [header, ...rows, ''].join('\n') },
  ]
  return readReference({ places, groups: [], facts: [], reviews, recommendations: [] }, [])
}
const found = (...rows: string[]) => problemsOf(read(rows)).map(({ row, path, kind }) => [row, path, kind])
const right = 'UPR,4,54,2027-01-18,2027-01-29,read,SWE,expected'

test('the days of a session are read with its last day in it, and a month as the whole month', () => {
  const given = read([right, 'CRC,,101,2027-05,2027-06,compiled,MLT,confirmed'])
  assert.ok(given.ok)
  assert.deepEqual(
    given.value.reviews[0]!.reviews.map(review => [review.from, review.until, review.inMonths, review.cycle]),
    [
      ['2027-01-18', '2027-01-30', false, 4],
      ['2027-05-01', '2027-07-01', true, null],
    ],
  )
})

test('every cell that cannot be right is named with its row', () => {
  assert.deepEqual(found(right), [])
  assert.deepEqual(found('XYZ,x,0,2027-13,2027-02-30,guessed,ATLANTIS,surely'), [
    [2, 'mechanism', 'review.mechanism-unknown'],
    [2, 'place', 'review.place-unknown'],
    [2, 'session', 'review.not-a-number'],
    [2, 'cycle', 'review.not-a-number'],
    [2, 'sure', 'review.sure-unknown'],
    [2, 'days', 'review.days-unknown'],
    [2, 'first', 'day.malformed'],
    [2, 'last', 'day.malformed'],
  ])
})

test('a session that ends before it begins, and a State twice in a session, are refused', () => {
  assert.deepEqual(found('UPR,4,54,2027-02-01,2027-01,read,SWE,expected'), [[2, 'last', 'days.end-before-start']])
  assert.deepEqual(found(right, right.replace('expected', 'listed')), [[3, 'place', 'table.row-twice']])
})

test('a mechanism stands once, and reviews without a list of mechanisms are refused', () => {
  assert.deepEqual(
    problemsOf(read([right], [mechanisms('UPR', 'UPR')])).map(problem => problem.kind),
    ['review.mechanism-twice'],
  )
  assert.ok(problemsOf(read([right], [])).length > 0)
})
