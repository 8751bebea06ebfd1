import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { dateInName, overTime, type OverTimeRow, perTenThousand } from '../src/over-time.ts'
import { countWords } from '../src/words-by-language.ts'
import { shipped } from './content.ts'

const of = (rows: readonly OverTimeRow[], concept: string | null) =>
  rows
    .filter(row => row.concept === concept)
    .map(({ date, language, texts, words, discouraged, preferred }) =>
      [date, language, texts, words, discouraged, preferred].join(' '),
    )

test('each date says how often a concept was worded one way and the other, and 0 where it was not met', () => {
  const rows = overTime(shipped(), [
    { date: '2019', text: 'The law on child sexual abuse material is in force.' },
    { date: '2011', text: 'They spoke of child pornography. He sold child pornography.' },
    { date: '2011', text: 'The police and the court.' },
  ])
  assert.deepEqual(of(rows, 'child-pornography'), ['2011 en 2 14 2 0', '2019 en 1 10 0 1'])
  assert.deepEqual(of(rows, null), ['2011 en 2 14 2 0', '2019 en 1 10 0 1'])
})

test('a text from before the guidelines is counted like any other; titles and quotations are nobody’s own words', () => {
  const text =
    'The Optional Protocol on the sale of children, child prostitution and child pornography. “Child pornography”, he said.'
  assert.deepEqual(of(overTime(shipped(), [{ date: '2005-01-01', text }]), null), ['2005-01-01 en 1 17 0 0'])
})

test('languages of one text are counted apart, each with its own words', () => {
  const text = 'The police spoke of child pornography.\n\nПолиция изъяла детскую порнографию.\n\nالشرطة تحقق 2019 ٢٠١٩.'
  const rows = overTime(shipped(), [{ date: '2020', text }])
  assert.deepEqual(of(rows, null), ['2020 en 1 6 1 0', '2020 ru 1 4 1 0', '2020 ar 1 2 0 0'])
})

test('a sentence in Latin script that does not tell counts as what most of the text is', () => {
  assert.deepEqual(countWords(shipped(), 'Stockholm 2019.\n\nDet är en dom som har fallit.'), {
    en: 0,
    ru: 0,
    ar: 0,
    sv: 8,
  })
  assert.deepEqual(countWords(shipped(), 'Stockholm'), { en: 1, ru: 0, ar: 0, sv: 0 })
  assert.deepEqual(countWords(shipped(), 'Stockholm', 'sv'), { en: 0, ru: 0, ar: 0, sv: 1 })
})

test('a wording in a sentence of another language is counted though its language has no words there', () => {
  const rows = overTime(shipped(), [
    { date: '2020', text: 'The court of the city heard of barnporr and of the police.' },
  ])
  assert.deepEqual(of(rows, null), ['2020 en 1 12 0 0', '2020 sv 1 0 1 0'])
  assert.equal(perTenThousand(1, 0), 'not-applicable')
})

test('adding a text adds its words and wordings to its date and changes no other date', () => {
  const sentence = fc.constantFrom(
    'He sold child pornography.',
    'Child sexual abuse material was found.',
    'The weather is fine.',
  )
  const texts = fc.array(fc.record({ date: fc.constantFrom<string>('2010', '2020'), text: sentence }), { maxLength: 6 })
  fc.assert(
    fc.property(texts, sentence, (before, text) => {
      const sums = (all: typeof before, date: string) =>
        overTime(shipped(), all).find(row => row.concept === null && row.date === date) ?? { words: 0, discouraged: 0 }
      const after = [...before, { date: '2020', text }]
      assert.deepEqual(sums(after, '2010'), sums(before, '2010'))
      const added = sums([{ date: '2020', text }], '2020')
      const [now, then] = [sums(after, '2020'), sums(before, '2020')]
      assert.equal(now.words, then.words + added.words)
      assert.equal(now.discouraged, then.discouraged + added.discouraged)
    }),
    { numRuns: 30 },
  )
})

test('a share of 10,000 words is computed from whole numbers, half up', () => {
  assert.deepEqual(
    [
      perTenThousand(0, 7),
      perTenThousand(1, 3),
      perTenThousand(1, 10_000),
      perTenThousand(1, 80_000),
      perTenThousand(3, 40_000),
    ],
    ['0.0', '3333.3', '1.0', '0.1', '0.8'],
  )
})

test('a file’s name tells its date only where it holds exactly one that exists', () => {
  for (const [name, date] of [
    ['2019-05-31 press.txt', '2019-05-31'],
    ['report_2019.pdf', '2019'],
    ['law.2019-05.docx', '2019-05'],
    ['press.txt', undefined],
    ['2019-2020.txt', undefined],
    ['2019-20.txt', undefined],
    ['2018_and_2019.txt', undefined],
    ['2023-02-29.txt', undefined],
    ['12019.txt', undefined],
  ] as const)
    assert.equal(dateInName(name), date, name)
})
