import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { contentLanguages } from '@waymark/language'
import { parse } from 'csv-parse/sync'
import { decodeUtf8, encodeUtf8, partsOf } from '../src/index.ts'
import { csv } from '../src/bytes/csv.ts'
import { meanings } from '../src/open-data/open-data-field.ts'
import { fieldsOf } from '../src/open-data/open-data-fields.ts'
import { anyCandidate } from './any-candidate.ts'
import { stamp } from './keys.ts'
import { threeCountries } from './three-countries.ts'
import { pageFiles } from './page-files.ts'

type Row = Readonly<Record<string, string>>
const read = (text: string): readonly Row[] => parse(text, { columns: true }) as Row[]
const files = pageFiles(partsOf(threeCountries).base, stamp)
const observations = read(files['data/observations.csv'] as string)
const figures = read(files['data/figures.csv'] as string)

test('every observation has a value or a reason, and every column is described', () => {
  fc.assert(
    fc.property(anyCandidate, candidate => {
      const text = pageFiles(partsOf(candidate).base, stamp)['data/observations.csv'] as string
      for (const row of read(text)) {
        const filled = [row['state'], row['number'], row['missing']].filter(one => one !== '')
        assert.equal(filled.length, 1, JSON.stringify(row))
      }
    }),
    { numRuns: 40 },
  )
  assert.deepEqual(
    Object.keys(observations[0] ?? {}),
    fieldsOf.observations.map(observation => observation.name),
  )
  assert.deepEqual(
    Object.keys(figures[0] ?? {}),
    fieldsOf.figures.map(figure => figure.name),
  )
})

test('every column says what it holds in every language that has all of the content', () => {
  for (const { name, meaning } of Object.values(fieldsOf).flat()) {
    for (const language of contentLanguages) assert.ok(meaning[language], `${name} in ${language}`)
    assert.match(meaning['ru'] ?? '', /[а-яё]/i, name)
    assert.match(meaning['ar'] ?? '', /[\u0600-\u06ff]/, name)
    assert.notEqual(meaning['sv'], meaning['en'], name)
  }
})

test('no meaning stands in the content that no column has', () => {
  const used = new Set(Object.values(fieldsOf).flatMap(fields => fields.map(({ meaning }) => meaning)))
  const { files: _, ...groups } = meanings
  for (const [group, columns] of Object.entries(groups))
    for (const [name, meaning] of Object.entries(columns)) assert.ok(used.has(meaning), `${group}.${name}`)
})

test('a country without a published answer and one that was not asked are rows with their public status', () => {
  const missing = (indicator: string, subject: string) =>
    observations.find(observation => observation['indicator'] === indicator && observation['subject'] === subject)?.[
      'missing'
    ]
  assert.equal(missing('O1d', 'QMB'), 'no-answer-published')
  assert.equal(missing('O1d', 'QMC'), 'no-answer-published')
  assert.equal(missing('O1b', 'QMC'), 'not-asked')
})

test('a register without entries whose lists are open says none recorded, not 0', () => {
  const line = figures.find(figure => figure['indicator'] === 'O1c' && figure['line'] === 'entries')
  assert.equal(line?.['value'], '1')
  const none = pageFiles(partsOf({ ...threeCountries, entries: [] }).base, stamp)['data/figures.csv'] as string
  const empty = read(none).find(one => one['indicator'] === 'O1c' && one['line'] === 'entries')
  assert.deepEqual([empty?.['value'], empty?.['note']], ['', 'none-recorded'])
})

test('no text of a file runs as a formula in a spreadsheet', () => {
  const dangerous = fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' ='), fc.string())
    .map(one => one.join(''))
  fc.assert(
    fc.property(dangerous, text => {
      const [[cell]] = parse(csv(['a'], [[text]]), { from_line: 2, record_delimiter: '\r\n' }) as [[string]]
      assert.equal(cell, `'${text}`)
    }),
  )
})

test('any text comes back from CSV and from UTF-8 as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      assert.deepEqual(encodeUtf8(text), new TextEncoder().encode(text))
      assert.equal(decodeUtf8(encodeUtf8(text)), text)
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array(), bytes => {
      const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      let expected: string | null
      try {
        expected = strict.decode(bytes)
      } catch {
        expected = null
      }
      assert.equal(decodeUtf8(bytes), expected)
    }),
    { numRuns: 1000 },
  )
})

test('in the table of changes before and the terms come to after, in any world', () => {
  const terms = fieldsOf.changes.map(field => field.name).slice(8, 16)
  let met = 0
  fc.assert(
    fc.property(anyCandidate, candidate => {
      for (const row of read(pageFiles(partsOf(candidate).base, stamp)['data/changes.csv'] as string)) {
        const moved = terms.reduce((sum, term, at) => sum + (at % 2 === 0 ? 1 : -1) * Number(row[term]), 0)
        assert.equal(Number(row['before']) + moved, Number(row['after']), JSON.stringify(row))
        met += 1
      }
    }),
    { numRuns: 40 },
  )
  assert.ok(met > 0)
  const since = read(files['data/changes.csv'] as string).filter(
    row => row['compared_with'] === 'baseline' && row['figure']?.includes('/2026/'),
  )
  assert.deepEqual(
    since.map(row => [row['group'], row['state'], row['baselines'], row['began'], row['after']]).slice(0, 1),
    [['', 'yes', '1', '1', '1']],
  )
})
