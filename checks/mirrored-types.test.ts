import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mirroredTypes } from './mirrored-types.ts'

const found = (files: Readonly<Record<string, string>>) =>
  mirroredTypes(new Map(Object.entries(files))).map(({ at }) => at)

const place = 'export type Place = { readonly code: string; readonly from: Day; readonly until: Day }\n'

test('a type that a second file writes out again is refused, whatever it is called and however it is ordered', () => {
  assert.deepEqual(found({ 'a.ts': place }), [])
  const again =
    '\nexport type Page = {\n  places: readonly {\n    readonly until: Day\n    readonly from: Day\n    readonly code: string\n  }[]\n}\n'
  assert.deepEqual(found({ 'a.ts': place, 'b.ts': again }), [['a.ts:1', 'b.ts:3']])
})

test('a component that writes out what a package declares is refused at its line', () => {
  const component = `<p>{place.code}</p>\n<script lang="ts">\n  ${place.replace('export ', '')}</script>\n`
  assert.deepEqual(found({ 'a.ts': place, 'b.svelte': component }), [['a.ts:1', 'b.svelte:3']])
})

test('two names, what a function takes, what a statement gives back and refusals of one kind are no second type', () => {
  const pair = 'type Pair = { readonly from: Day; readonly until: Day }\n'
  const taken =
    'function read(place: { readonly code: string; readonly from: Day; readonly until: Day }) { return place }\n'
  const given = 'const rows = sql<{ readonly code: string; readonly from: Day; readonly until: Day }>`select 1`\n'
  assert.deepEqual(found({ 'a.ts': place + pair, 'b.ts': pair, 'c.ts': taken, 'd.ts': given }), [])
  const refusal = "type Refusal = { readonly kind: 'late'; readonly from: Day; readonly until: Day }\n"
  assert.deepEqual(found({ 'a.ts': refusal, 'b.ts': refusal }), [])
})
