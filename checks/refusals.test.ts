import assert from 'node:assert/strict'
import { test } from 'node:test'
import { untypedRefusals } from './refusals.ts'

const found = (text: string, file = 'a.ts') => untypedRefusals(new Map([[file, text]]))

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

test('an operation that gives back a refusal of whatever kind is found; a page that takes it is none', () => {
  const operation = 'export const a = (): Promise<Result<null, Refusal>> => perform<null, Refusal>(desk, b)'
  assert.equal(found(operation, 'packages/operations/src/a.ts').length, 2)
  assert.equal(found(operation.replaceAll('Refusal', 'RefusalOf<string>'), 'packages/operations/src/a.ts').length, 2)
  assert.deepEqual(found(operation, 'apps/web/src/lib/server/a.ts'), [])
  assert.deepEqual(found(operation.replaceAll('Refusal', 'PlansRefusal'), 'packages/operations/src/a.ts'), [])
})
