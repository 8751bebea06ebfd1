import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readHeldOut } from '../src/held-out.ts'
import { check, type CheckOptions, confirmBySearch, type TermLanguage } from '../src/index.ts'
import { scriptOfLanguage, scriptOfLetter } from '../src/languages.ts'
import { readTerms } from '../src/read-terms.ts'
import { shipped, shippedTerms, termLanguages } from './content.ts'

const { concepts } = shippedTerms()
const inLanguage = (language: TermLanguage): CheckOptions => ({ language: language === 'sv' ? 'sv' : 'en' })

/** What a text in this language would be told to change or to think about. */
const faults = (text: string, language: TermLanguage) =>
  check(shipped(), text, inLanguage(language)).filter(finding => finding.status !== 'preferred')

test('at least sixty concepts are worded in all four languages', () => {
  assert.ok(concepts.length >= 60, `${concepts.length}`)
  for (const { id, words } of concepts) {
    for (const language of termLanguages) {
      const { careful, discouraged, instead } = words[language]!
      assert.ok(discouraged.length + careful.length > 0, `${id} ${language} has nothing to find`)
      assert.ok(instead.length > 0, `${id} ${language} has no alternative`)
    }
  }
})

test('no alternative and no example of ours uses a wording we advise against', () => {
  for (const { id, words } of concepts) {
    for (const language of termLanguages) {
      const { example, instead } = words[language]!
      const said = instead.flatMap(one => one.split(' / ')).map(one => one.replace(/<([^|>]*)[^>]*>/g, '$1'))
      for (const text of [example, ...said])
        assert.deepEqual(
          faults(text, language).map(fault => fault.text),
          [],
          `${id} ${language}: ${text}`,
        )
    }
  }
})

test('an example is written in its language’s script', () => {
  for (const { id, words } of concepts) {
    for (const language of termLanguages) {
      const { example, why } = words[language]!
      for (const text of [example, why])
        assert.ok(
          text.split('').some(letter => scriptOfLetter(letter) === scriptOfLanguage(language)),
          `${id} ${language}`,
        )
    }
  }
})

const child = { en: 'children', ru: 'дети', ar: 'أطفال', sv: 'barn' } as Readonly<Record<string, string>> // `@` asks for one in the sentence

test('every listed wording, written out plainly, is found', () => {
  for (const { language, pattern } of shipped().entries) {
    const bare = pattern.replace(/\([^)]*\)/g, '').trim()
    if (bare.includes('_')) continue
    const words = bare.split(/\s+/).map(place => place.split('|')[0]!.replace(/[=~@*,]/g, ''))
    const beside = bare.includes('@') ? `${child[language]} ` : ''
    const text = beside + words.join(bare.includes(',') ? ', ' : ' ')
    const sentence = language === 'sv' ? `Det är ${text} och inte det.` : `${text}.`
    assert.ok(check(shipped(), sentence, inLanguage(language)).length > 0, `${language} ${pattern}: ${sentence}`)
  }
})

test('a plain search for every wording finds nothing in the held-out sentences that is not reported or explained', () => {
  for (const language of termLanguages) {
    const file = readFileSync(new URL(`held-out/${language}.txt`, import.meta.url), 'utf8')
    const sentences = readHeldOut(file)
      .map(({ text }) => text)
      .join('\n\n')
    const rows = confirmBySearch(shipped(), sentences)
    assert.ok(rows.length > 100)
    assert.deepEqual(
      rows.filter(row => !row.reported && !row.explained),
      [],
    )
  }
})

const wording = (more = '') => `{ careful: [a], instead: [b], why: c, example: d${more} }`
const concept = (more = '') =>
  `- { id: x, guidelines: true, en: ${wording(more)}, ru: ${wording()}, ar: ${wording()}, sv: ${wording()} }`
const titles = 'en: {}\nru: {}\nar: {}\nsv: {}'

test('a word list is refused with every fault and its place', () => {
  const refused = (files: Record<string, string>) => {
    const read = readTerms(files)
    return read.ok ? [] : read.refusals.map(({ kind, file, at }) => `${kind} ${file} ${at}`)
  }
  assert.deepEqual(refused({ 'a.yaml': concept(), 'titles.yaml': titles }), [])
  assert.deepEqual(refused({ 'a.yaml': concept() }), ['terms.no-text titles.yaml '])
  assert.deepEqual(refused({ 'a.yaml': '[', 'titles.yaml': titles }), ['terms.not-yaml a.yaml '])
  assert.deepEqual(refused({ 'a.yaml': 'a: b', 'titles.yaml': titles }), ['terms.not-a-list a.yaml '])
  assert.deepEqual(refused({ 'a.yaml': `${concept()}\n${concept()}`, 'titles.yaml': titles }), ['terms.twice a.yaml x'])
  assert.deepEqual(refused({ 'a.yaml': concept(', instaed: [e]'), 'titles.yaml': titles }), [
    'terms.unknown-key a.yaml x.en.instaed',
  ])
  const paged = (guidelines: boolean, pages: string) =>
    concept().replace('guidelines: true', `guidelines: ${guidelines}, pages: ${pages}`)
  assert.deepEqual(refused({ 'a.yaml': paged(true, '46-47'), 'titles.yaml': titles }), [])
  assert.deepEqual(refused({ 'a.yaml': paged(false, '30'), 'titles.yaml': titles }), ['terms.pages a.yaml x'])
  assert.deepEqual(refused({ 'a.yaml': paged(true, 'about thirty'), 'titles.yaml': titles }), ['terms.pages a.yaml x'])
  assert.deepEqual(refused({ 'a.yaml': '- { id: y, en: { why: c } }', 'titles.yaml': titles }), [
    'terms.no-text a.yaml y.en.example',
    'terms.no-language a.yaml y.ru',
    'terms.no-text a.yaml y.ru.why',
    'terms.no-text a.yaml y.ru.example',
    'terms.no-language a.yaml y.ar',
    'terms.no-text a.yaml y.ar.why',
    'terms.no-text a.yaml y.ar.example',
    'terms.no-language a.yaml y.sv',
    'terms.no-text a.yaml y.sv.why',
    'terms.no-text a.yaml y.sv.example',
  ])
})
