import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeFaults, readCatalogue, speaker } from '../src/index.ts'

const good = {
  en: '{n, plural, one {# country} other {# countries}}',
  ru: '{n, plural, one {# страна} few {# страны} many {# стран} other {# страны}}',
  ar: '{n, plural, zero {لا بلدان} one {بلد واحد} two {بلدان} few {# بلدان} many {# بلدًا} other {# بلد}}',
  sv: '{n, plural, one {# land} other {# länder}}',
  note: 'n: countries counted',
}

function kindsOf(entry: unknown, key = 'some.key'): readonly string[] {
  const read = readCatalogue({ area: { [key]: entry } })
  return read.ok ? [] : read.refusal.faults.map(fault => fault.kind)
}

test('a message in four languages with the same places is read and said', () => {
  const read = readCatalogue({ public: { 'public.countries': good } })
  assert.ok(read.ok)
  assert.equal(speaker('ru', read.value)('public.countries', { n: 22 }), '22 страны')
})

test('a language left out is refused by name', () => {
  const { sv: _, ...withoutSwedish } = good
  const read = readCatalogue({ public: { 'public.countries': withoutSwedish } })
  assert.ok(!read.ok)
  assert.equal(
    describeFaults(read.refusal.faults),
    'content/messages/public.json public.countries: catalogue.language-missing sv',
  )
})

test('a plural form that a language needs cannot be left out', () => {
  assert.deepEqual(kindsOf({ ...good, ar: '{n, plural, one {بلد} two {بلدان} few {#} many {#} other {#}}' }), [
    'catalogue.plural-form-missing',
  ])
  assert.deepEqual(kindsOf({ ...good, ru: '{n, plural, one {# страна} other {# страны}}' }), [
    'catalogue.plural-form-missing',
    'catalogue.plural-form-missing',
  ])
})

test('a place, a tag or a choice that one language loses is refused', () => {
  assert.deepEqual(kindsOf({ ...good, sv: 'länder' }), ['catalogue.places-differ'])
  const plain = { en: 'x', ru: 'x', ar: 'x', sv: 'x', note: 'x' }
  assert.deepEqual(kindsOf({ ...plain, en: '<a>x</a>' }).length, 3)
  const choice = '{s, select, yes {a} other {b}}'
  const lost = '{s, select, other {b}}'
  assert.deepEqual(kindsOf({ en: choice, ru: choice, ar: choice, sv: lost, note: 'x' }), ['catalogue.places-differ'])
})

test('a broken text, a number formatted by hand, a missing note and a second home of a key are refused', () => {
  assert.deepEqual(kindsOf({ ...good, en: '{n' })[0], 'catalogue.not-icu')
  const byHand = { en: '{n, number}', ru: '{n}', ar: '{n}', sv: '{n}', note: 'n' }
  assert.deepEqual(kindsOf(byHand), ['catalogue.number-by-hand'])
  assert.deepEqual(kindsOf({ ...good, note: '' }), ['catalogue.no-note'])
  assert.deepEqual(kindsOf(good, 'NoDots'), ['catalogue.key-shape'])
  const twice = readCatalogue({ one: { 'a.b': good }, two: { 'a.b': good } })
  assert.ok(!twice.ok && twice.refusal.faults[0]?.kind === 'catalogue.key-twice')
  const list = readCatalogue({ one: [] })
  assert.ok(!list.ok && list.refusal.faults[0]?.kind === 'catalogue.not-an-object')
})

test('an unknown key is seen on the page and does not fail it', () => {
  const speak = speaker('en', new Map())
  assert.equal(speak('nobody.wrote-this'), '⟦nobody.wrote-this⟧')
  assert.equal(speak.knows('nobody.wrote-this'), false)
})
