import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { folded, foldedWords, innerTrigrams, likeness, trigrams } from '../src/index.ts'

test('one name typed in several ways folds to one text', () => {
  const same: readonly (readonly string[])[] = [
    ['Harbour Lights', 'harbour  lights', 'Harbour\u200b Lights', 'Harbour Lights\u00a0', 'ＨＡＲＢＯＵＲ LIGHTS'],
    ['Föreningen Ljus', 'Fo\u0308reningen Ljus'],
    ['Берёза', 'БЕРЕЗА'],
    ['مدرسة الأطفال', 'مَدْرَسَة الاطفال', 'مدرسه الأطفـال'],
    ['Раунд 2025', 'раунд ٢٠٢٥', 'раунд ۲۰۲۵'],
  ]
  for (const names of same) assert.equal(new Set(names.map(folded)).size, 1, names.join(' | '))
})

test('different words stay different', () => {
  assert.notEqual(folded('får'), folded('far'))
  assert.notEqual(folded('Hаrbour'), folded('Harbour'), 'a Cyrillic letter is another letter')
})

test('likeness is 1 of a text and itself, 0 of texts without a common trigram, and the same both ways', () => {
  assert.equal(likeness('Coastal search', 'coastal  SEARCH'), 1)
  assert.equal(likeness('Coastal search', 'Юг'), 0)
  assert.ok(likeness('Совместный поиск на побережье', 'Поиск на побережье') > 0.5)
  assert.ok(likeness('بحث ساحلي مشترك', 'البحث الساحلي المشترك') > 0.3)
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => likeness(a, b) === likeness(b, a)))
})

test('a piece of a word is found by its inner trigrams', () => {
  const held = new Set(trigrams(foldedWords('Побережье')))
  assert.ok(innerTrigrams('береж').every(each => held.has(each)))
  assert.deepEqual(innerTrigrams('бе'), [])
})

test('folding twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => folded(folded(text)) === folded(text)))
})
