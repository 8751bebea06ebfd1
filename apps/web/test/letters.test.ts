import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareIn, type Language } from '@waymark/language'
import { lettersOf } from '#lib/letters.ts'

const letters = (names: readonly string[], language: Language) =>
  lettersOf(names.toSorted(compareIn(language)), name => name, language).map(
    ({ letter, first }) => `${letter} ${first}`,
  )

test('names stand under the letters of their language', () => {
  assert.deepEqual(letters(['Åland', 'Albania', 'Egypt', 'Éire', 'Zambia'], 'en'), ['A Åland', 'E Egypt', 'Z Zambia'])
  assert.deepEqual(letters(['Åland', 'Albanien', 'Zambia', 'Österrike'], 'sv'), [
    'A Albanien',
    'Z Zambia',
    'Å Åland',
    'Ö Österrike',
  ])
  assert.deepEqual(letters(['Швеция', 'Австрия', 'Ямайка'], 'ru'), ['А Австрия', 'Ш Швеция', 'Я Ямайка'])
})
