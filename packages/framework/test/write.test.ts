import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { describeProblem, differences, readFramework, writeFramework } from '../src/index.ts'
import type { FrameworkEdition } from '../src/index.ts'
import { anyEdition } from './arbitrary.ts'
import { kinds } from './kinds.ts'

function reread(edition: FrameworkEdition): FrameworkEdition {
  const read = readFramework(writeFramework(edition), 'written.yaml', kinds)
  assert.ok(read.ok, read.ok ? '' : read.refusal.map(describeProblem).join('\n'))
  return read.value
}

test('writing an edition and reading it again gives the same edition, whatever its words', () => {
  fc.assert(
    fc.property(anyEdition, edition => assert.deepEqual(reread(edition), edition)),
    { numRuns: 60 },
  )
})

test('an edition is written in one way, in whatever order its fields stand', () => {
  const written = (edition: FrameworkEdition): void =>
    assert.equal(writeFramework(reordered(reread(edition)) as FrameworkEdition), writeFramework(edition))
  fc.assert(fc.property(anyEdition, written), { numRuns: 25 })
})

test('an edition differs from itself in nothing, in whatever order its fields stand', () => {
  fc.assert(
    fc.property(anyEdition, edition => {
      const backwards = reordered(edition) as FrameworkEdition
      assert.deepEqual(differences(edition, backwards), [])
    }),
    { numRuns: 25 },
  )
})

function reordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(reordered)
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, reordered(each)]),
  )
}
