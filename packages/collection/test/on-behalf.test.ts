import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayEnter, mayHandIn, readEntering, toConfirm, type Written } from '../src/index.ts'

const today = '2026-03-01'
const kindOf = (result: {
  readonly ok: boolean
  readonly refusal?: { readonly kind: string; readonly field?: string }
}) => (result.ok ? 'done' : [result.refusal!.kind, result.refusal!.field].filter(Boolean).join(' '))

const own: Written = { enteredBy: null, confirmedBy: null, says: true }
const empty: Written = { ...own, says: false }
const entered: Written = { ...own, enteredBy: 'sigrid' }
const confirmed: Written = { ...entered, confirmedBy: 'arva' }

test('from what and when it arrived are both asked, and refused at their field', () => {
  assert.equal(kindOf(readEntering({ from: 'paper', receivedOn: '2026-03-01' }, today)), 'done')
  assert.equal(kindOf(readEntering({ from: '', receivedOn: '2026-03-01' }, today)), 'field.missing enteredFrom')
  assert.equal(kindOf(readEntering({ from: 'pigeon', receivedOn: today }, today)), 'behalf.from-unknown enteredFrom')
  assert.equal(kindOf(readEntering({ from: 'paper', receivedOn: '' }, today)), 'day.missing receivedOn')
  assert.equal(kindOf(readEntering({ from: 'paper', receivedOn: 'spring' }, today)), 'day.malformed receivedOn')
  assert.equal(kindOf(readEntering({ from: 'paper', receivedOn: '2026-03-02' }, today)), 'day.in-future receivedOn')
})

test('what the member wrote or confirmed is written over by nobody else', () => {
  assert.equal(kindOf(mayEnter(undefined)), 'done')
  assert.equal(kindOf(mayEnter(empty)), 'done')
  assert.equal(kindOf(mayEnter(entered)), 'done')
  assert.equal(kindOf(mayEnter(own)), 'behalf.member-wrote')
  assert.equal(kindOf(mayEnter(confirmed)), 'behalf.member-wrote')
})

test('a draft is handed in for the member only where all that it says was entered for it', () => {
  assert.equal(kindOf(mayHandIn([entered, confirmed, empty])), 'done')
  assert.equal(kindOf(mayHandIn([entered, own])), 'behalf.member-wrote')
  assert.equal(kindOf(mayHandIn([empty])), 'behalf.nothing-entered')
})

test('nobody confirms what they entered themselves, nor the same twice', () => {
  assert.equal(kindOf(toConfirm([entered, own], 'arva')), 'done')
  assert.equal(kindOf(toConfirm([entered], 'sigrid')), 'behalf.nothing-to-confirm')
  assert.equal(kindOf(toConfirm([confirmed, own], 'arva')), 'behalf.nothing-to-confirm')
})
