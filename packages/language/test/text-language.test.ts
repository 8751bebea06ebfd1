import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as always, property, string } from 'fast-check'
import { canonicalTag, readTextLanguage, textDirection, textLanguageName, textLanguageOf } from '../src/index.ts'

test('a tag of any language is brought into its usual form', () => {
  assert.equal(canonicalTag('UR-pk'), 'ur-PK')
  assert.equal(canonicalTag('sr_latn'), 'sr-Latn')
  assert.equal(canonicalTag(' es-419 '), 'es-419')
  assert.equal(canonicalTag('ktz'), 'ktz')
})

test('what is no tag, and what says more than a language, is none', () => {
  for (const given of [
    '',
    'klingon language',
    'x-secret',
    'en-x-secret',
    'en-u-nu-latn',
    'en-a-marker',
    '../en',
    'e',
    '12',
  ])
    assert.equal(canonicalTag(given), null, given)
})

test('whatever is typed, what is kept is a tag of bounded length', () => {
  always(
    property(string(), given => {
      assert.match(textLanguageOf(given), /^[a-z]{2,3}(-[A-Za-z\d]{2,8}){0,3}$/)
    }),
  )
})

test('a form names its language once', () => {
  const read = (language: string, otherLanguage: string) => {
    const made = readTextLanguage({ language, otherLanguage }, 'sv')
    return made.ok ? made.value : `${made.refusal.kind} ${made.refusal.field}`
  }
  assert.equal(read('', ''), 'sv')
  assert.equal(read('ru', ''), 'ru')
  assert.equal(read('other', 'UR'), 'ur')
  assert.equal(read('other', ''), 'field.missing otherLanguage')
  assert.equal(read('other', 'urdu language'), 'language.tag-malformed otherLanguage')
  assert.equal(read('en', 'ur'), 'language.chosen-twice otherLanguage')
  assert.equal(read('no such', ''), 'language.tag-malformed language')
})

test('a text runs as its script does', () => {
  for (const tag of ['ar', 'ur', 'fa-AF', 'he', 'dv', 'ps', 'az-Arab']) assert.equal(textDirection(tag), 'rtl', tag)
  for (const tag of ['en', 'ru', 'az', 'sw', 'zh-Hant', 'no tag at all']) assert.equal(textDirection(tag), 'ltr', tag)
})

test('a language is named in the language of the page, and one that nobody named by its tag', () => {
  assert.equal(textLanguageName('ar', 'en'), 'العربية')
  assert.equal(textLanguageName('ur', 'en'), 'Urdu')
  assert.equal(textLanguageName('ur', 'sv'), 'urdu')
  assert.equal(textLanguageName('qqq', 'en'), 'qqq')
})
