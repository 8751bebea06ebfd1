import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  commaOf,
  formatDay,
  formatList,
  formatNumber,
  formatPerCent,
  languages,
  negotiateLanguage,
} from '../src/index.ts'
import { pickText, type TextByLanguage } from '../src/index.ts'

const four = ['en', 'ru', 'ar', 'sv']

test('numbers, per cents, days and lists follow the language', () => {
  assert.deepEqual(
    four.map(language => formatPerCent(language, 55).replaceAll('\u200e', '')),
    ['55%', '55\u00a0%', '55%', '55\u00a0%'],
  )
  assert.deepEqual(
    four.map(language => formatDay(language, '2022-02-01')),
    ['1 February 2022', '1 февраля 2022 г.', '1 شباط/فبراير 2022', '1 februari 2022'],
  )
  assert.equal(formatDay('ar', '2022-05'), 'أيار/مايو 2022')
  assert.equal(formatDay('en', '2021'), '2021')
  assert.equal(formatDay('en', '2026-11-21T21:00:00.000Z'), '21 November 2026')
  assert.equal(formatList('sv', ['ja', 'delvis', 'nej'], 'or'), 'ja, delvis eller nej')
  assert.equal(formatNumber('ar', 42), '42')
})

test('a text that is no day is shown as it is', () => {
  for (const odd of ['2022-13-01', '2022-02-31', 'spring', '']) assert.equal(formatDay('en', odd), odd)
})

test('the language a browser asks for most is chosen, English when none is ours', () => {
  assert.equal(negotiateLanguage('de, ar-EG;q=0.8, sv;q=0.5'), 'ar')
  assert.equal(negotiateLanguage('en;q=0.1, ru;q=0.9'), 'ru')
  assert.equal(negotiateLanguage('sv;q=0, de'), 'en')
  assert.equal(negotiateLanguage(null), 'en')
  fc.assert(fc.property(fc.string(), header => languages.includes(negotiateLanguage(header))))
})

test('a missing translation is shown in another language and says that it is missing', () => {
  const vision: TextByLanguage = {
    en: { text: 'An end to it', status: 'official', source: 'Strategic Framework, p. 2' },
    ru: { text: 'Конец', status: 'working' },
    ar: { text: 'قديم', status: 'outdated' },
  }
  assert.deepEqual(pickText(vision, 'sv'), {
    text: 'An end to it',
    language: 'en',
    status: 'missing',
    source: 'Strategic Framework, p. 2',
  })
  assert.equal(pickText(vision, 'ru').status, 'working')
  assert.equal(pickText(vision, 'ar').status, 'outdated')
  assert.deepEqual(pickText({ sv: 'Kenya' }, 'sv'), { text: 'Kenya', language: 'sv', status: 'plain' })
  assert.deepEqual(pickText({ en: ' ' }, 'sv'), { text: '', language: 'sv', status: 'missing' })
})

test('an Arabic sentence has the comma of its script', () => {
  assert.deepEqual(
    four.map(language => commaOf(language)),
    [',', ',', '،', ','],
  )
})
