import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchesChoices, narrowed } from '#lib/choosing.ts'

const options = ['', 'Malmö', 'Malta', 'Mali', 'Oslo'].map(label => ({ value: label.toLowerCase(), label }))
const labels = (words: string, chosen: readonly string[] = [], most?: number) =>
  narrowed(options, { words, chosen, ...(most === undefined ? {} : { most }) }).offered.map(one => one.label)

test('words narrow a choice without regard to case and marks, and what is chosen stays', () => {
  assert.deepEqual(labels('malmo'), ['', 'Malmö'])
  assert.deepEqual(labels('MAL', ['oslo']), ['', 'Oslo', 'Malmö', 'Malta', 'Mali'])
  assert.deepEqual(labels('', ['mali'], 1), ['', 'Mali', 'Malmö'])
})

test('words that fit nothing leave every choice there, and say that nothing was found', () => {
  const { offered, found, all } = narrowed(options, { words: 'zzz', chosen: [] })
  assert.deepEqual([offered.length, found, all], [5, 0, 4])
})

test('words that nobody looked for yet are looked for first, whatever button sends the form', () => {
  const form = (fields: Readonly<Record<string, string>>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(fields)) data.set(name, value)
    return searchesChoices(data)
  }
  assert.equal(form({ 'search-in': 'place', 'search.place': '' }), true)
  assert.equal(form({ 'all-of': 'place' }), true)
  assert.equal(form({ 'search.place': 'mal', 'searched.place': '' }), true)
  assert.equal(form({ 'search.place': 'mal', 'searched.place': 'mal', place: 'mali' }), false)
  assert.equal(form({ 'search.place': '', 'searched.place': 'mal', place: 'mali' }), false)
  assert.equal(form({ place: 'mali' }), false)
})
