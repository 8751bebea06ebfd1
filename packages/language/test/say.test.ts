import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directionOf, isolate, say, sayRuns } from '../src/index.ts'

const countries = '{n, plural, zero {لا بلدان} one {بلد واحد} two {بلدان} few {# بلدان} many {# بلدًا} other {# بلد}}'

test('Arabic has six plural forms', () => {
  const forms = [0, 1, 2, 3, 11, 100].map(n => say('ar', countries, { n }))
  assert.equal(new Set(forms).size, 6)
  assert.equal(directionOf('ar'), 'rtl')
})

test('one value serves as a plural and as a number of the language in the same sentence', () => {
  const pattern = '{n} of {of, plural, one {# member} other {# members}}'
  assert.equal(say('en', pattern, { n: 1200, of: 12_000 }), '1,200 of 12,000 members')
  assert.equal(say('sv', '{n}', { n: 12_000n }), '12\u00a0000')
})

test('Arabic sentences print the digits 0 to 9', () => {
  assert.equal(say('ar', '{n, plural, other {#}} {n}', { n: 42 }), '42 42')
})

test('a year given as text is not grouped like a number', () => {
  assert.equal(say('en', 'in {year}', { year: '2015' }), 'in 2015')
})

test('a value that was not given is seen on the page and does not fail it', () => {
  assert.equal(say('en', '{count} of {of}', { count: 3 }), '3 of ⟦of⟧')
})

test('a name that runs the other way is kept apart from the sentence around it', () => {
  assert.equal(say('ar', 'من {name}', { name: 'ECPAT' }), 'من \u2068ECPAT\u2069')
  assert.equal(say('en', 'by {name}', { name: 'ECPAT' }), 'by ECPAT')
  assert.equal(isolate('sv', 'كينيا'), '\u2068كينيا\u2069')
})

test('a tagged run of words can become a link, also inside a plural', () => {
  assert.deepEqual(sayRuns('en', '{n, plural, one {# thing} other {# <list>things</list>}}, really', { n: 2 }), [
    { text: '2 ' },
    { text: 'things', tag: 'list' },
    { text: ', really' },
  ])
  assert.equal(say('en', 'Read <a>the {what}</a>.', { what: 'method' }), 'Read the method.')
})

test('what a person typed cannot become a pattern', () => {
  assert.equal(say('en', 'You typed {given}', { given: '{n} <b>#</b>' }), 'You typed {n} <b>#</b>')
})

test('a Russian sentence that ends with a day in words has one stop, and others keep theirs', () => {
  assert.equal(say('ru', 'Выпуск отозван {day}.', { day: '1 февраля 2022 г.' }), 'Выпуск отозван 1 февраля 2022 г.')
  assert.equal(say('sv', 'Återkallad {day}.', { day: '1 februari 2022' }), 'Återkallad 1 februari 2022.')
})
