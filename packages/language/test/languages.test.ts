import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkLanguages, contentLanguages, isLatin, languageName, languages, semicolonOf } from '../src/index.ts'

const listed = JSON.parse(
  readFileSync(new URL('../../../content/languages.json', import.meta.url), 'utf8'),
) as readonly Readonly<Record<string, unknown>>[]
const fourth = listed[3]!
const faultsWith = (changed: Readonly<Record<string, unknown>>) =>
  checkLanguages([...listed, { ...fourth, code: 'eo', name: 'Esperanto', locale: 'eo', ...changed }]).map(
    ({ row, field }) => [row, field],
  )

test('the languages are those of the content, in its order', () => {
  assert.deepEqual(checkLanguages(listed), [])
  assert.deepEqual(
    languages.map(code => [code, languageName(code)]),
    listed.map(entry => [entry['code'], entry['name']]),
  )
  assert.deepEqual(
    contentLanguages,
    listed.filter(entry => entry['complete'] === 'content').map(entry => entry['code']),
  )
  assert.deepEqual(languages.filter(isLatin), ['en', 'sv'])
  assert.equal(semicolonOf('ar'), '؛')
  assert.equal(languageName('eo'), 'eo')
})

test('a language whose entry is not sound is refused, with its row and field', () => {
  assert.deepEqual(faultsWith({}), [])
  assert.deepEqual(faultsWith({ code: 'sv' }), [[5, 'code']])
  assert.deepEqual(faultsWith({ code: 'Esperanto' }), [[5, 'code']])
  assert.deepEqual(faultsWith({ name: ' ' }), [[5, 'name']])
  assert.deepEqual(faultsWith({ locale: 'no_locale' }), [[5, 'locale']])
  assert.deepEqual(faultsWith({ direction: 'up' }), [[5, 'direction']])
  assert.deepEqual(faultsWith({ complete: 'half' }), [[5, 'complete']])
  assert.deepEqual(faultsWith({ comma: 'and' }), [[5, 'comma']])
  assert.deepEqual(faultsWith({ months: ['January'] }), [[5, 'months']])
  assert.deepEqual(faultsWith({ colour: 'green' }), [[5, 'colour']])
})

test('the first language is English with all of the content', () => {
  assert.deepEqual(
    checkLanguages(listed.toReversed()).map(({ row, field }) => [row, field]),
    [[1, 'code']],
  )
  assert.equal(checkLanguages({}).length, 1)
})
