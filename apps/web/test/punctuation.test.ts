/** Commas and semicolons between words are those of the language: Arabic has its own. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { parse, type AST } from 'svelte/compiler'

const folder = path.join(import.meta.dirname, '../src')

/** Texts of the markup, not of attributes or expressions; none of elements that say they are English. */
function* textsIn(node: unknown): Generator<AST.Text> {
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node)) {
    for (const one of node) yield* textsIn(one)
    return
  }
  const { type, attributes = [] } = node as { type?: string; attributes?: readonly AST.Attribute[] }
  if (type === 'Text') yield node as AST.Text
  const english = attributes.some(
    ({ name, value }) => name === 'lang' && Array.isArray(value) && value[0]?.type === 'Text' && value[0].data === 'en',
  )
  if (english) return
  for (const [name, one] of Object.entries(node)) if (name !== 'attributes' && name !== 'css') yield* textsIn(one)
}

const found = (markup: string) =>
  [...textsIn(parse(markup, { modern: true }).fragment)].filter(({ data }) => /[,;]/.test(data)).map(text => text.data)

test('no component writes a comma or a semicolon of its own between words', () => {
  const files = globSync('**/*.svelte', { cwd: folder })
  assert.ok(files.length > 100)
  const faults = files.flatMap(file =>
    found(readFileSync(path.join(folder, file), 'utf8')).map(text => `${file}: ${text.trim()}`),
  )
  assert.deepEqual(faults, [], 'use {comma} or {semicolon} of useWords()')
})

test('one that does is found, but not in attributes, expressions and English titles', () => {
  assert.deepEqual(found('<p>{one}, {other}</p>'), [', '])
  assert.deepEqual(found('{#each all as one}{#if one};{/if}{/each}'), [';'])
  assert.deepEqual(found('<p title="a, b">{list(a, b)}<bdi lang="en">{a}, {b}</bdi></p>'), [])
})
