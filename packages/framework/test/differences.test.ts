import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkAgainstUsed, describeProblem, differences, isTypingError, readFramework } from '../src/index.ts'
import type { Difference, FrameworkEdition } from '../src/index.ts'
import { changed, smallFile } from './small-file.ts'

function edition(text: string): FrameworkEdition {
  const read = readFramework(text, 'small.yaml')
  assert.ok(read.ok)
  return read.value
}

const before = edition(smallFile)
const from = (piece: string, by: string): readonly Difference[] => differences(before, edition(changed(piece, by)))
const said = (found: readonly Difference[]) =>
  found.map(each => `${each.where} ${each.code} ${each.field} ${each.language ?? '-'} ${each.change}: ${each.effect}`)

test('a translation that is added is a revision of the text', () => {
  assert.deepEqual(said(from('name: { en: Laws }', 'name: { en: Laws, sv: Lagar }')), [
    'section O1 name sv added: revision',
  ])
})

test('a typing error mended in an official wording is a revision', () => {
  assert.deepEqual(said(from('Number of countries with a law,', 'Number of  contries with a law,')), [
    'indicator O1a name en changed: revision',
  ])
})

test('an official wording that reads differently asks a person, and so does a criterion', () => {
  assert.deepEqual(said(from('Number of countries with a law,', 'Number of countries with good laws,')), [
    'indicator O1a name en changed: judgement',
  ])
  assert.deepEqual(said(from('There is a draft.', 'There is a bill before parliament.')), [
    'indicator O1a criteria.partial en changed: judgement',
  ])
})

test('a question and what is counted are revised without a new version, by a person who says that they mean the same', () => {
  assert.deepEqual(said(from('Does the law of your country forbid it?', 'Is it a crime where you live?')), [
    'indicator O1a question en changed: judgement',
  ])
  assert.deepEqual(said(from('counted: { en: countries with a law }', 'counted: { en: States with such a law }')), [
    'indicator O1a counted en changed: judgement',
  ])
  assert.deepEqual(
    said(from('forbid it? }', 'forbid it?, sv: { text: Förbjuder lagen det?, status: working, source: us } }')),
    ['indicator O1a question sv added: revision'],
  )
})

test('a rule that changes needs a new version', () => {
  const found = from('validFor: P2Y', 'validFor: P3Y')
  assert.deepEqual(said(found), ['indicator O1a validFor - changed: new-version'])
})

test('a criterion that is no longer possible needs a new version', () => {
  assert.deepEqual(said(from('partial: { en: There is a draft. }', 'partial: never')), [
    'indicator O1a criteria.partial - removed: new-version',
  ])
})

test('themes, target groups, SDG targets and sources are revised without a new version', () => {
  for (const [piece, by] of [
    ['themes: [online]', 'themes: []'],
    ["sdg: ['16.2']", "sdg: ['5.2']"],
    ['environment: both', 'environment: both\n    measures: structure'],
    ['environment: both', 'environment: both\n    onlineDimension: addressed'],
    ['publisher: Nobody, date: 2021-05-20', 'publisher: Nobody, date: 2022-05-20'],
  ] as const)
    assert.deepEqual([...new Set(from(piece, by).map(each => each.effect))], ['revision'])
})

test('an indicator that is added or gone is a change of the structure', () => {
  const more = edition(smallFile + smallFile.slice(smallFile.indexOf('  - code: O1a')).replace('O1a', 'O1b'))
  assert.deepEqual(said(differences(before, more)), ['indicator O1b  - added: structure'])
  assert.deepEqual(said(differences(more, before)), ['indicator O1b  - removed: structure'])
})

function against(text: string): string[] {
  return checkAgainstUsed(before, { file: 'content/small.yaml', text, edition: edition(text) }).map(describeProblem)
}

test('a file that changes a rule of an edition in use is refused by line, indicator, field and reason', () => {
  assert.deepEqual(against(changed('validFor: P2Y', 'validFor: P3Y')), [
    'content/small.yaml:40: indicators[O1a].validFor: "validFor" differs from the edition in use. A changed rule needs a new version of O1a that says whether it is comparable.',
  ])
})

test('a text revision, and a rule changed in a new version, may be taken over an edition in use', () => {
  const rule = changed('validFor: P2Y', 'validFor: P3Y')
  assert.deepEqual(against(changed('version: { number: 1 }', 'version: { number: 2, comparable: no }', rule)), [])
  assert.deepEqual(against(changed('There is a law.', 'There is a law in force.')), [])
})

test('a typing error is capitals, spaces, points or a letter in a long word; never a digit, never a short word, never the first letter', () => {
  for (const [one, other] of [
    ['Law', 'law.'],
    ['strategeis', 'strategies'],
    ['стратгии', 'стратегии'],
    ['a  b', 'a b'],
  ] as const)
    assert.equal(isTypingError(one, other), true, `${one} / ${other}`)
  for (const [one, other] of [
    ['2 years', '3 years'],
    ['is a law', 'is no law'],
    ['it is', 'it is not'],
    ['all countries', 'some countries'],
    ['a', 'a b'],
  ] as const)
    assert.equal(isTypingError(one, other), false, `${one} / ${other}`)
})
