import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fadingNames, retiredNames } from './retired-words.ts'

const found = (file: string, text: string) =>
  retiredNames(new Map([[file, text]])).map(({ at, name, word }) => `${at} ${name} ${word}`)

test('a name with a retired word among its words is refused at its line, whatever it names', () => {
  assert.deepEqual(found('a.ts', 'step()\nconst told = 1\n'), ['a.ts:2 told told'])
  assert.deepEqual(found('a.ts', 'function tellAll(aLook: string) {}\n'), ['a.ts:1 tellAll tell', 'a.ts:1 aLook look'])
  assert.deepEqual(found('a.ts', 'type House = { readonly door: string }\n'), [
    'a.ts:1 House house',
    'a.ts:1 door door',
  ])
  assert.deepEqual(found('a.svelte', '<p>told</p>\n<script lang="ts">\nlet { book } = $props()\n</script>\n'), [
    'a.svelte:3 book book',
  ])
})

test('a name that consists of a fading word and no other is counted, one that says more is not', () => {
  const text = 'for (const one of all) read(one)\nconst oneCountry = (whole: string, atLeastOne = 1) => whole\n'
  const found = fadingNames(new Map([['a.ts', text]]))
  assert.deepEqual(
    [...found],
    [
      ['alone', []],
      ['behind', []],
      ['one', ['a.ts:1']],
      ['whole', ['a.ts:2']],
    ],
  )
})

test('a word within another word, in a text or in a name of others is none', () => {
  assert.deepEqual(found('a.ts', "import { lookup } from 'node:dns'\nconst outlook = lookup('told').look\n"), [])
  assert.deepEqual(found('a.ts', "import { look } from 'others'\nimport { look as inspect } from 'others'\n"), [])
})
