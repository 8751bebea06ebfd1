import assert from 'node:assert/strict'
import { test } from 'node:test'
import { latinWords } from './visible-words.ts'

test('a word left in English on a Russian or Arabic page is found', () => {
  assert.deepEqual(latinWords('Ответили: 30, all answered'), ['all', 'answered'])
  assert.deepEqual(latinWords('من 42 countries'), ['countries'])
  assert.deepEqual(latinWords('Välj språk'), ['Välj', 'språk'])
})

test('names, codes, numbers and the other scripts are no untranslated words', () => {
  assert.deepEqual(latinWords('شركة في The Code'), [])
  assert.deepEqual(latinWords('Waymark, ECPAT International: O1a, S4b, QMA, FY2023, 2026-1, 21 из 42, بلد'), [])
})
