import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directionOf, say } from '../src/index.ts'

const countries = '{n, plural, zero {لا بلدان} one {بلد واحد} two {بلدان} few {# بلدان} many {# بلدًا} other {# بلد}}'

test('Arabic has six plural forms', () => {
  const forms = [0, 1, 2, 3, 11, 100].map(n => say('ar', countries, { n }))
  assert.equal(new Set(forms).size, 6)
  assert.equal(directionOf('ar'), 'rtl')
})
