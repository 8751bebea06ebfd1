import assert from 'node:assert/strict'
import { test } from 'node:test'
import { untypedRefusals } from './refusals.ts'

const found = (text: string) => untypedRefusals(new Map([['a.ts', text]]))

test('a refusal made by assertion is found at its line', () => {
  assert.deepEqual(found('step()\nconst a = problem as Refusal\n'), ['a.ts:2: problem as Refusal'])
  assert.deepEqual(found('refused(problem as unknown as RoundRefusal)'), ['a.ts:1: problem as unknown as RoundRefusal'])
})

test('a rule that gives back a refusal of any kind whatever is found, alone or beside others', () => {
  assert.equal(found('const a = (): Result<string, { kind: string }> => b').length, 1)
  assert.equal(found('const a = (): Promise<Result<null, Known | { readonly kind: string }>> => b').length, 1)
  assert.equal(found('const a = refused<{ readonly kind: string; readonly field: string }>(b)').length, 1)
})

test('a refusal whose kinds are named, and a thing that has a kind of its own, are none', () => {
  assert.deepEqual(found("const a = (): Result<string, { kind: 'round.closed' }> => b"), [])
  assert.deepEqual(found('type Entry = { kind: string }\nconst a = (): Result<Entry, Known> => b as Entry'), [])
})
