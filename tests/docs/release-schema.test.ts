import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { assembleRelease, type Candidate } from '@waymark/scorecard'
import { anyCandidate } from '../../packages/scorecard/test/any-candidate.ts'
import { keys, stamp } from '../../packages/scorecard/test/keys.ts'
import { remade } from '../../packages/scorecard/test/remade.ts'
import { texts, threeCountries } from '../../packages/scorecard/test/three-countries.ts'
import { faultsIn, jsonFilesOf, type JsonFiles } from './fits-schema.ts'

const releaseOf = (candidate: Candidate, words = {}) => assembleRelease(candidate, words, { stamp, crypto: keys })
const three = jsonFilesOf(releaseOf(threeCountries, texts).files)

test('every JSON file of a release is as the schema says', () => {
  assert.deepEqual(faultsIn(three), [])
})

test('so are those of any release', () => {
  fc.assert(
    fc.property(anyCandidate, candidate => assert.deepEqual(faultsIn(jsonFilesOf(releaseOf(candidate).files)), [])),
    { numRuns: 20 },
  )
})

test('so are those of a release in which a country was hidden later, with the notice beside it', () => {
  const hidden = [{ day: '2024-02-01', country: 'QMA' }]
  const files = jsonFilesOf(
    remade({ release: releaseOf(threeCountries, texts), candidate: threeCountries, hidden }).files,
  )
  assert.ok('hidden.json' in files && 'hidden/0001.json' in files)
  assert.deepEqual(faultsIn(files), [])
})

/** Each file changed alone, the others as they were. */
const changedIn = (files: JsonFiles, change: (value: Record<string, unknown>) => Record<string, unknown>) =>
  Object.entries(files).flatMap(([path, value]) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? [[path, { ...files, [path]: change(value as Record<string, unknown>) }] as const] : []
  })

test('a field that nobody declared, one that is missing, and one of another kind are each refused in every page', () => {
  const planted = [
    changedIn(three, value => ({ ...value, planted: 1 })),
    changedIn(three, ({ ...value }) => {
      delete value[Object.keys(value).find(name => name !== 'part')!]
      return value
    }),
    changedIn(three, value => ({ ...value, [Object.keys(value)[0]!]: { planted: true } })),
  ].flat()
  assert.ok(planted.length > 60)
  for (const [path, files] of planted) {
    const [fault = ''] = faultsIn(files)
    assert.ok(fault.startsWith(`/${path}`), `${path}: ${fault}`)
  }
})

test('in a list of the base a row of another form is refused, and a file at a path that no release has', () => {
  const lists = Object.entries(three).filter(([, value]) => Array.isArray(value))
  assert.ok(lists.length > 10)
  for (const [path] of lists) assert.notDeepEqual(faultsIn({ ...three, [path]: [{ planted: 1 }] }), [], path)
  assert.notDeepEqual(faultsIn({ ...three, 'planted.json': {} }), [])
})
