import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roundName } from '../src/lib/round-name.ts'
import { readMessages } from '../src/lib/server/messages.ts'
import { learnWords, wordsIn } from '../src/lib/words.ts'

learnWords(readMessages())

test('a round that is called as its period is, is called a round in the reader’s language', () => {
  const named = { label: '2026-S1', periodLabel: '2026-S1' }
  assert.equal(roundName(named, wordsIn('en')), 'Round 2026-S1')
  assert.equal(roundName(named, wordsIn('sv')), 'Omgång 2026-S1')
})

test('a round with a name of its own keeps it', () => {
  const named = { label: 'After the elections', periodLabel: '2026-S1' }
  assert.equal(roundName(named, wordsIn('sv')), 'After the elections')
})
