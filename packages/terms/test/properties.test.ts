import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readHeldOut } from '../src/held-out.ts'
import { check } from '../src/index.ts'
import { shipped, termLanguages } from './content.ts'

const sentences = termLanguages.flatMap(language =>
  readHeldOut(readFileSync(new URL(`held-out/${language}.txt`, import.meta.url), 'utf8')).map(
    heldOutSentence => heldOutSentence.text,
  ),
)
const sentence = fc.constantFrom(...sentences)
const found = (text: string) => check(shipped(), text)
const shape = (text: string) => found(text).map(finding => `${finding.concept} ${finding.status} ${finding.reading}`)

test('findings stand in order, do not overlap, and are what stands in the text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(sentence, fc.string({ unit: 'grapheme' })), { maxLength: 12 }), parts => {
      const text = parts.join(' ')
      let end = 0
      for (const finding of found(text)) {
        assert.ok(finding.start >= end && finding.end > finding.start)
        assert.equal(text.slice(finding.start, finding.end), finding.text)
        end = finding.end
      }
    }),
  )
})

test('paragraphs do not change what is found in each other', () => {
  fc.assert(
    fc.property(sentence, sentence, (one, other) => {
      const together = found(`${one}\n\n${other}`)
      assert.equal(together.length, found(one).length + found(other).length)
    }),
  )
})

test('neither Unicode composition nor capitals nor soft hyphens hide a wording', () => {
  fc.assert(
    fc.property(sentence, text => {
      assert.deepEqual(shape(text.normalize('NFD')), shape(text))
      const cut = text.replace(/(\p{L}{3})(?=\p{L}{3})/gu, '$1\u00ad')
      assert.deepEqual(shape(cut), shape(text))
    }),
  )
})

test('diacritics, tatweel and spellings of alef do not hide an Arabic wording', () => {
  const arabic = readHeldOut(readFileSync(new URL('held-out/ar.txt', import.meta.url), 'utf8')).map(
    heldOutSentence => heldOutSentence.text,
  )
  fc.assert(
    fc.property(fc.constantFrom(...arabic), text => {
      assert.deepEqual(shape(text.replace(/[أإآ]/g, 'ا').replace(/[\u064b-\u0652\u0640]/g, '')), shape(text))
      assert.deepEqual(shape(text.replace(/(\p{Script=Arabic})(?=\p{Script=Arabic})/gu, '$1\u0640')), shape(text))
    }),
  )
})

test('a sentence set into ten thousand others is found at its place', () => {
  const filler = 'The ministry trains judges in interviewing children. '.repeat(2000)
  fc.assert(
    fc.property(sentence, text => {
      const unwrapped = found(text)
      const placed = found(`${filler}\n\n${text}\n\n${filler}`)
      assert.deepEqual(
        placed.map(finding => [finding.start - filler.length - 2, finding.concept, finding.reading]),
        unwrapped.map(finding => [finding.start, finding.concept, finding.reading]),
      )
    }),
    { numRuns: 30 },
  )
})
