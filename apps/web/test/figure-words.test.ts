import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure, StatesFigure } from '@waymark/measure'
import type { Language } from '@waymark/language'
import { figureWords } from '../src/lib/figure-words.ts'
import { readMessages } from '../src/lib/server/messages.ts'
import { learnWords, wordsIn } from '../src/lib/words.ts'

learnWords(readMessages())

function said(figure: Figure, language: Language = 'en', how = { state: 'yes', bounds: false }): string {
  const { bold, small } = figureWords(figure, wordsIn(language), how)
  return [bold ?? '-', ...small].join(' | ')
}

const figure: StatesFigure = {
  kind: 'states',
  of: 'rating',
  sets: { inScope: 45, asked: 42, applicable: 42, answered: 30 },
  states: { yes: 21, partial: 5, no: 4 },
  missing: { unknown: 3, 'not-answered': 9 },
  basis: 'applicable',
}
const lists = { asked: 12, closed: 3, complete: 2, nothing: 1, missing: { 'not-answered': 9 } }

test('the count comes before the per cent, with its denominator and how many answered', () => {
  assert.equal(said(figure), '21 of 42 | 50 to 79% | 30 with a published answer | 3 in scope were not asked')
  assert.equal(
    said(figure, 'sv'),
    '21 av 42 | 50 till 79\u00a0% | 30 med publicerat svar | 3 som omfattas tillfrågades inte',
  )
  assert.equal(
    said(figure, 'ru'),
    '21 из 42 | от 50 до 79\u00a0% | с опубликованным ответом: 30 | не опрошено из охваченных: 3',
  )
})

test('"O1b 0 of 20, 0%; 0 answered": where nobody answered there is neither count nor per cent', () => {
  const none = { inScope: 20, asked: 20, applicable: 20, answered: 0 }
  const silent = { ...figure, sets: none, states: { yes: 0, partial: 0, no: 0 }, missing: { 'not-answered': 20 } }
  assert.equal(said(silent), 'no answer published | 20 asked')
  assert.equal(said({ kind: 'given', of: 'narrative', sets: none, given: 0, missing: { unknown: 20 } }), said(silent))
})

test('the bounds say what the count could be, and what it could be over the scope where some were not asked', () => {
  assert.equal(
    said(figure, 'en', { state: 'yes', bounds: true }),
    '21 of 42 | it could be 21 to 33 | 50 to 79% | 30 with a published answer | 3 in scope were not asked | ' +
      'of all in scope it could be 21 to 36, that is 47 to 80%',
  )
  const full = { ...figure, sets: { inScope: 30, asked: 30, applicable: 30, answered: 30 }, missing: {} }
  assert.equal(said(full, 'en', { state: 'yes', bounds: true }), '21 of 30 | 70% | all with a published answer')
})

test('a figure published over those who answered says so', () => {
  const sets = { inScope: 42, asked: 42, applicable: 42, answered: 41 }
  const printed: StatesFigure = {
    kind: 'states',
    of: 'printed',
    sets,
    states: { yes: 36, 'not-yes': 5 },
    missing: { 'not-answered': 1 },
    basis: 'answered',
  }
  assert.equal(said(printed), '36 of 41 | 88% | of those who answered; 42 were asked')
})

test('nobody asked, nothing given and withheld are words, never 0', () => {
  const nobody = { inScope: 45, asked: 0, applicable: 0, answered: 0 }
  assert.equal(said({ ...figure, sets: nobody, states: { yes: 0, partial: 0, no: 0 }, missing: {} }), '- | not asked')
  const silent = { inScope: 4, asked: 4, applicable: 4, answered: 0 }
  assert.equal(
    said({ kind: 'sum', sets: silent, given: 0, total: '0', missing: { refused: 4 } }),
    '- | no number given | from 0 of 4 asked',
  )
  assert.equal(said({ kind: 'withheld', rule: 'members-under-5-asked' }), '- | withheld')
})

test('a sum says over whom, and stays exact beyond the numbers of JSON', () => {
  const sets = { inScope: 4, asked: 4, applicable: 4, answered: 3 }
  assert.equal(
    said({ kind: 'sum', sets, given: 3, total: '90071992547409931', missing: { refused: 1 } }),
    '90,071,992,547,409,931 in all | from 3 of 4 asked',
  )
})

test('0 entries is printed only where everyone asked has closed the list', () => {
  assert.equal(said({ kind: 'entries', distinct: 0, lists }), 'none recorded | 3 of 12 lists closed')
  const closed = { asked: 12, closed: 12, complete: 0, nothing: 12, missing: {} }
  assert.equal(said({ kind: 'entries', distinct: 0, lists: closed }), '0 | 12 of 12 lists closed')
  assert.equal(said({ kind: 'entries', distinct: 3, lists }, 'ru'), '3 записи | закрыто списков: 3 из 12')
})

test('a sum of people over entries says that a person may be in it twice', () => {
  const sum: Figure = { kind: 'entry-sum', entries: 2, total: '140', withoutNumber: 0, mayCountTwice: true, lists }
  assert.match(said(sum), /^140 in all \| 2 recorded \| a person may be counted twice/)
})

test('a sum over no entries is no 0 where the release does not say so', () => {
  const none = { kind: 'entry-sum', entries: 0, total: '0', withoutNumber: 0, mayCountTwice: true, lists } as const
  assert.match(said(none), /^none recorded \|/)
  assert.match(said({ ...none, zeroIsSure: true } as Figure), /^0 in all \|/)
})
