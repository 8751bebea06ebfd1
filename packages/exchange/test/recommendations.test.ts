/** Recommendations to States, as a list of them is read: every wrong row is named, and nothing is half loaded. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readReference } from '@waymark/exchange'
import { problemsOf } from './problems.ts'

const root = new URL('../../../content/', import.meta.url)
const fileAt = (file: string) => ({ file, text: readFileSync(new URL(file, root), 'utf8') })
const places = ['places/places.yaml', 'places/places.csv'].map(fileAt)
const reviews = [fileAt('state-reviews/mechanisms.yaml')]
const words = '{ en: a, ru: б, ar: ب, sv: å }'
const list = (code: string, more = '') => `[{ code: ${code}, name: ${words}${more} }]`
const right = '1-5:766,1,BRA,GBR,accepted,4,trafficking,wider'

function read(rows: readonly string[], { received = ['1,BRA,3'], mechanism = 'UPR', promised = rows.length } = {}) {
  const text = [
    `mechanism: ${mechanism}`,
    'table: own.csv',
    `rows: ${promised}`,
    'reviews: own-reviews.csv',
    `reviewRows: ${received.length}`,
    `chosen: ${list('wider', `, rule: ${words}`)}`,
    `topics: ${list('trafficking')}`,
    `asks: ${list("'4'")}`,
    `source: { title: t, publisher: p, address: a, licence: l, seen: 2026-01-01, note: ${words} }`,
  ].join('\n')
  const header = 'id,session,place,by,response,asks,topics,chosen'
  const recommendations = [
    { file: 'recommendations/own.yaml', text },
    { file: 'recommendations/own.csv', text: [header, ...rows, ''].join('\n') },
    { file: 'recommendations/own-reviews.csv', text: ['session,place,all', ...received, ''].join('\n') },
  ]
  return readReference({ places, groups: [], facts: [], reviews, recommendations }, [])
}
const found = (rows: readonly string[], more = {}) =>
  problemsOf(read(rows, more)).map(({ row, path, kind }) => [row, path, kind])

test('a recommendation whose State is not known in the source, and one without a topic, are read', () => {
  const given = read([right, '1-5:767,1,BRA,,noted,4,,wider'])
  assert.ok(given.ok)
  assert.deepEqual(
    given.value.recommendations[0]!.recommendations.map(({ by, topics, response }) => [by, topics, response]),
    [
      ['GBR', ['trafficking'], 'accepted'],
      [null, [], 'noted'],
    ],
  )
})

test('an unknown place, response, topic, kind of what is asked and reason are each named with their row', () => {
  assert.deepEqual(found([right, 'x y,1,BRA,ZZZ,rejected,9,other,none']), [
    [3, 'id', 'recommendation.word-unknown'],
    [3, 'by', 'recommendation.place-unknown'],
    [3, 'response', 'recommendation.word-unknown'],
    [3, 'asks', 'recommendation.word-unknown'],
    [3, 'chosen', 'recommendation.word-unknown'],
    [3, 'topics', 'recommendation.word-unknown'],
  ])
})

test('a row of the source twice, a review that is not counted and more than were received are refused', () => {
  assert.deepEqual(found([right, right]), [[3, 'id', 'table.row-twice']])
  assert.deepEqual(found([right, '1-5:9,2,BRA,GBR,noted,4,,wider']), [
    [3, 'place', 'recommendation.more-than-received'],
  ])
  assert.deepEqual(found([right, '1-5:9,1,BRA,GBR,noted,4,,wider'], { received: ['1,BRA,1'] }), [
    [3, 'place', 'recommendation.more-than-received'],
  ])
  assert.deepEqual(found([right], { received: ['1,BRA,3', '1,BRA,4'] }), [[3, 'place', 'table.row-twice']])
  assert.deepEqual(found([right], { received: ['1,BRA,3', 'one,ZZZ,many'] }), [
    [3, 'place', 'recommendation.place-unknown'],
    [3, 'session', 'recommendation.not-a-number'],
    [3, 'all', 'recommendation.not-a-number'],
  ])
})

test('a file cut short and a mechanism that is not known are refused', () => {
  assert.deepEqual(found([right], { promised: 2 }), [[2, '', 'table.row-count']])
  assert.deepEqual(found([right], { mechanism: 'NONE' }), [
    [undefined, 'mechanism', 'recommendation.mechanism-unknown'],
  ])
})
