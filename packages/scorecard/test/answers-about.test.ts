/** What answers say that they are about goes out with the answer, and with no answer that does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembleRelease, decodeUtf8, verifyRelease, type AboutPage, type Candidate } from '../src/index.ts'
import { anybody, keys, stamp } from './keys.ts'
import { texts, threeCountries } from './three-countries.ts'

const about = { themes: ['travel'], online: 'addressed', serves: ['sdg/16.2'] } as const
const saying = (mark: { readonly held?: true } = {}): Candidate => ({
  ...threeCountries,
  answers: threeCountries.answers.map(answer =>
    answer.observation === '2025-O1a-QMA' ? { ...answer, ...about, ...mark } : answer,
  ),
})
const made = (candidate: Candidate) => assembleRelease(candidate, texts, { stamp, crypto: keys })
const textOf = (files: Readonly<Record<string, Uint8Array>>, path: string) => decodeUtf8(files[path]!)!

test('it stands in open data, on the page of its edition, and the release verifies', () => {
  const { files } = made(saying())
  const page = JSON.parse(textOf(files, 'frameworks/small-2021/about.json')) as AboutPage
  assert.deepEqual(
    page.answers.map(answer => [answer.subject, answer.indicator, answer.themes, answer.online, answer.serves]),
    [['QMA', 'O1a', ['travel'], 'addressed', ['sdg/16.2']]],
  )
  const row = textOf(files, 'data/observations.csv')
    .split('\r\n')
    .find(line => line.includes('2025-O1a-QMA'))
  assert.match(row!, /,travel,addressed,sdg\/16\.2$/)
  const report = verifyRelease(files, anybody)
  assert.deepEqual([report.findings, report.recomputed], [[], 'pages'])
})

test('an answer whose part about the online dimension is a yes or a no is found by that, and by nothing where it is held', () => {
  const asked = (mark: { readonly held?: true } = {}): Candidate => ({
    ...threeCountries,
    answers: threeCountries.answers.map(answer =>
      answer.observation === '2025-O1a-QMA'
        ? { ...answer, status: { state: 'yes', parts: { 'O1a.online-dimension': 'no' } }, ...mark }
        : answer,
    ),
  })
  const page = JSON.parse(textOf(made(asked()).files, 'frameworks/small-2021/about.json')) as AboutPage
  assert.deepEqual(
    page.answers.map(({ subject, indicator, online }) => [subject, indicator, online]),
    [['QMA', 'O1a', 'not-addressed']],
  )
  assert.equal(made(asked({ held: true })).files['frameworks/small-2021/about.json'], undefined)
})

test('of a held answer nothing of it is in any public file, and a release in which none says so has no such page', () => {
  const { files } = made(saying({ held: true }))
  for (const [path, bytes] of Object.entries(files))
    if (/answers|about|countries\//.test(path)) assert.doesNotMatch(decodeUtf8(bytes)!, /"addressed"/, path)
  assert.equal(files['frameworks/small-2021/about.json'], undefined)
  assert.equal(made(threeCountries).files['frameworks/small-2021/about.json'], undefined)
})
