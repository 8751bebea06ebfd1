import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  isInvented,
  latinDigits,
  readId,
  readPlaceCode,
  readReleaseLabel,
  readSlug,
  reservedWords,
  type PlaceCode,
} from '../src/index.ts'

test('no network can take a word that addresses use themselves', () => {
  for (const given of reservedWords) {
    assert.deepEqual(readSlug(given), { ok: false, refusal: { kind: 'slug.reserved', given } })
  }
})

test('public-record is a name a network can have; capitals, spaces and doubled hyphens are not', () => {
  assert.deepEqual(readSlug('public-record'), { ok: true, value: 'public-record' })
  for (const given of ['Public', 'a b', 'a--b', '-a', 'a-', '1a', 'a', '', 'é-cole']) {
    assert.deepEqual(readSlug(given), { ok: false, refusal: { kind: 'slug.malformed', given } })
  }
})

test('a network name of forty letters is the longest', () => {
  assert.equal(readSlug('a'.repeat(40)).ok, true)
  assert.equal(readSlug('a'.repeat(41)).ok, false)
})

test('no word a network may be called is a release label, and no reserved word is one', () => {
  fc.assert(fc.property(fc.string(), text => !(readSlug(text).ok && readReleaseLabel(text).ok)))
  assert.ok(reservedWords.every(word => !readReleaseLabel(word).ok))
})

test('England and Wales has a code although ISO gives it none', () => {
  assert.deepEqual(readPlaceCode('gbr-eaw'), { ok: true, value: 'GBR-EAW' })
  assert.deepEqual(readPlaceCode('UK'), { ok: false, refusal: { kind: 'place.malformed', given: 'UK' } })
})

test('invented places are QMA to QZZ and no others', () => {
  const codes = ['QMA', 'QZZ', 'QLZ', 'QAT', 'SWE', 'XKX'] as PlaceCode[]
  assert.deepEqual(codes.filter(isInvented), ['QMA', 'QZZ'])
})

test('an id in capitals is the same id; a word is none', () => {
  const id = '0198c0de-0000-7000-8000-00000000000a'
  assert.deepEqual(readId(id.toUpperCase()), { ok: true, value: id })
  assert.deepEqual(readId('latest'), { ok: false, refusal: { kind: 'id.malformed', given: 'latest' } })
})

test('writing digits the Latin way keeps every position in the text', () => {
  assert.equal(latinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹'), '0123456789 0123456789')
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => latinDigits(text).length === text.length))
})
