/** National indicators: chosen from what an edition has, with a code of their own, and never added up. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  editionFindings,
  nationalIndicator,
  nextNationalCode,
  readFramework,
  readNationalChoice,
  type FrameworkEdition,
} from '../src/index.ts'
import { kinds } from './kinds.ts'
import { smallFile } from './small-file.ts'

function small(): FrameworkEdition {
  const read = readFramework(smallFile, 'f', kinds)
  assert.ok(read.ok)
  return read.value
}
const section = small().sections[0]!.code
const typed = { section, answer: 'rating', measures: 'structure', years: '2' }
const refusalOf = (changes: Partial<typeof typed>) => {
  const read = readNationalChoice({ ...typed, ...changes }, small())
  return read.ok ? 'read' : `${read.refusal.kind} ${read.refusal.field}`
}

test('a section, an answer or a measure that is none, and years that are not 1 to 5, are refused with their field', () => {
  assert.equal(refusalOf({}), 'read')
  assert.equal(refusalOf({ section: 'nowhere' }), 'field.unknown section')
  assert.equal(refusalOf({ section: '' }), 'field.missing section')
  assert.equal(refusalOf({ answer: 'narrative' }), 'field.unknown answer')
  assert.equal(refusalOf({ measures: '' }), 'field.missing measures')
  for (const years of ['', '0', '6', '1.5', 'two']) assert.equal(refusalOf({ years }), 'national.years years')
  assert.equal(refusalOf({ answer: 'count', years: '' }), 'read')
})

const agreed = {
  code: 'QMA-N1',
  section,
  measures: 'process',
  language: 'sv',
  source: 'national-QMA-N1',
  texts: { name: 'Skyddade boenden', question: 'Finns skyddade boenden?', evidence: 'Beslut', criteria: null },
} as const

test('what is agreed is an indicator that keeps every rule of an edition, and has no rule over places', () => {
  const edition = small()
  const criteria = { yes: 'Ja', partial: null, no: 'Nej' }
  const all = [
    nationalIndicator({ ...agreed, answer: 'rating', years: 3, texts: { ...agreed.texts, criteria } }),
    nationalIndicator({ ...agreed, code: 'QMA-N2', answer: 'count', years: null }),
    nationalIndicator({ ...agreed, code: 'QMA-N3', answer: 'share', years: null }),
  ]
  const source = { title: 'QMA-N1', publisher: 'Members', date: '2026-01-20', licence: 'none', place: null }
  const sources = { ...edition.sources, [agreed.source]: source }
  assert.deepEqual(editionFindings({ ...edition, sources, indicators: [...edition.indicators, ...all] }, kinds), [])
  assert.deepEqual([...new Set(all.map(indicator => indicator.rollUp.overPlaces))], ['none'])
  assert.deepEqual(all[0]!.validFor, 'P3Y')
})

test('the code of a national indicator is the first free one of its country', () => {
  assert.equal(nextNationalCode('QMA', ['A1', 'QMB-N1']), 'QMA-N1')
  assert.equal(nextNationalCode('QMA', ['QMA-N1', 'QMA-N3']), 'QMA-N2')
})
