import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { firstRun } from '../src/first-run.ts'
import { readHeldOut, scoreHeldOut } from '../src/held-out.ts'
import { shipped, termLanguages } from './content.ts'

const lowest = 0.97 // of precision and of recall, in every language and class

for (const language of termLanguages) {
  const sentences = readHeldOut(readFileSync(new URL(`held-out/${language}.txt`, import.meta.url), 'utf8'))

  test(`the held-out sentences in ${language} hold fifty of each class and a hundred that ask for nothing`, () => {
    for (const { class: name, positives } of scoreHeldOut(shipped(), sentences).scores) {
      assert.ok(positives >= 50, `${name}: too few (${positives})`)
    }
    assert.ok(sentences.filter(sentence => sentence.marks.length === 0).length >= 100)
  })

  test(`in ${language} at least 97 of 100 marked words are found and 97 of 100 findings are right, class by class`, () => {
    const { scores, misses } = scoreHeldOut(shipped(), sentences)
    for (const score of scores) {
      assert.ok(score.found / score.positives >= lowest, `${score.class} recall ${JSON.stringify(misses)}`)
      assert.ok(score.right / score.findings >= lowest, `${score.class} precision ${JSON.stringify(misses)}`)
    }
  })
}

const unseen = new URL('held-out/unseen-2026-11-30/', import.meta.url)

test('the first run over the unseen sentences is kept for every language and class, over the marks that stand in them', () => {
  const marked = termLanguages.flatMap(language => {
    const sentences = readHeldOut(readFileSync(new URL(`${language}.txt`, unseen), 'utf8'))
    return scoreHeldOut(shipped(), sentences).scores.map(score => `${language} ${score.class} ${score.positives}`)
  })
  assert.deepEqual(
    firstRun.map(row => `${row.language} ${row.class} ${row.marked}`),
    marked,
  )
})

test('the page claims the figures that were kept of the first run and no others', () => {
  const rows = readFileSync(new URL('first-run.tsv', unseen), 'utf8').trim().split('\n').slice(2)
  assert.deepEqual(
    firstRun.map(row => [row.language, row.class, row.marked, row.found, row.findings, row.right].join('\t')),
    rows.map(row =>
      row
        .split('\t')
        .filter((_, column) => column !== 4 && column !== 7)
        .join('\t'),
    ),
  )
})

test('a sentence is read without its marks, and the marks keep their places', () => {
  const [sentence] = readHeldOut('The word “{q|porn}” in {t|an Act}\\nof 1996.\tSource, 1999')
  assert.equal(sentence?.text, 'The word “porn” in an Act\nof 1996.')
  assert.deepEqual(sentence?.marks, [
    { start: 10, end: 14, class: 'quotation' },
    { start: 19, end: 25, class: 'title' },
  ])
})
