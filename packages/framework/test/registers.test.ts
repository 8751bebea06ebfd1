import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeProblem, readRegisterKind, readRegisterKinds } from '../src/index.ts'
import { kindFile } from './kinds.ts'
import { changed } from './small-file.ts'

function said(piece: string, by: string): string {
  const read = readRegisterKind(changed(piece, by, kindFile), 'action.yaml')
  return read.ok ? '' : read.refusal.map(describeProblem).join('\n')
}

test('a choice without options, and options without a choice, are refused', () => {
  assert.equal(
    said(', options: [{ code: quiet, name: { en: quiet } }]', ''),
    'action.yaml:11: fields[sort].options: A choice field needs options; no other field has any.',
  )
  assert.match(
    said('kind: choice, required: true', 'kind: text'),
    /fields\[sort\]\.options: A choice field needs options/,
  )
})

test('only numbers count persons, and persons are never entries', () => {
  assert.match(said('code: people, kind: number', 'code: people, kind: text'), /Only a number field can count persons/)
})

test('the last day can only decide the period where there is one', () => {
  assert.match(said('periodBy: first', 'periodBy: last'), /^action\.yaml:8: periodBy: The last day decides the period/)
})

test('a register with an unknown field, a repeated stage or an unknown source is refused', () => {
  assert.match(said('periodBy: first', 'periodBy: first\nperiod: 2025'), /"period" is not a field here/)
  assert.match(
    said(
      '  - { code: done, name: { en: done } }',
      '  - { code: done, name: { en: done } }\n  - { code: done, name: { en: again } }',
    ),
    /stages\[done\]\.code: The code "done" stands here a second time/,
  )
  assert.match(said('source: us } }', 'source: them } }'), /There is no source "them" in this file/)
})

test('a relation says where it leads, only numbers have a unit, and only standing things grow old', () => {
  assert.match(
    said('kind: number, countsPersons: true', 'kind: relation'),
    /A relation says which kind of entry it leads to/,
  )
  assert.match(said('name: { en: sort },', 'name: { en: sort }, unit: { en: days },'), /Only a number field has a unit/)
  assert.match(
    said('kind: number, countsPersons: true', 'kind: money, several: true'),
    /Several values fit a field of these kinds/,
  )
  assert.match(said('periodBy: first', 'periodBy: first\nvalidFor: P2Y'), /An event does not grow old/)
  const withoutOthers = readRegisterKinds([
    {
      file: 'registers/action.yaml',
      text: changed('kind: number, countsPersons: true', 'kind: relation, to: law', kindFile),
    },
  ])
  assert.match(withoutOthers.ok ? '' : withoutOthers.refusal.map(describeProblem).join(), /There is no register "law"/)
})
