/** What is written in pieces, and what is put in order again, is what it would be as a whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asRead, canonicalJson, canonicalPieces, sidesOf } from '../src/index.ts'
import { threeCountries } from './three-countries.ts'

const values: readonly unknown[] = [
  [],
  {},
  null,
  'a "quoted"\nline \u2028 and half a pair \ud800',
  [1, 'two\nlines', null, true, [], {}, [[]], [{ b: [1, { c: '' }], a: undefined }]],
  [{ z: 1, a: { y: [], x: [{}] } }, [['\n']], 'last'],
  { list: [{ b: 2, a: 1 }], none: undefined, 10: 'ten', 9: 'nine' },
  JSON.parse('{"b": [{"__proto__": {"a": 1}}], "__proto__": ["x"]}'),
]

test('pieces put together are the whole text', () => {
  for (const value of values) assert.equal([...canonicalPieces(value)].join(''), canonicalJson(value))
})

test('what is read back list by list is what is read back of the whole text', () => {
  for (const value of values) {
    assert.deepEqual(asRead(value), JSON.parse(canonicalJson(value)))
    assert.equal(JSON.stringify(asRead(value)), JSON.stringify(JSON.parse(canonicalJson(value))))
  }
})

test('what nothing can carry is refused in pieces too', () => {
  assert.throws(() => [...canonicalPieces([{ share: 0.5 }])], TypeError)
  assert.throws(() => asRead([{ share: 0.5 }]), TypeError)
})

test('what is in order already is not copied, and what holds one thing out of order shares all the rest', () => {
  const inOrder = asRead(threeCountries)
  assert.equal(asRead(inOrder), inOrder)
  const { answers, ...others } = inOrder
  const changed = asRead({ ...others, answers })
  assert.equal(changed.answers, answers)
  const fitting = { b: [{ a: 1, b: null }], c: 'word' }
  assert.equal(asRead(fitting), fitting)
  const gone = { b: undefined, c: fitting }
  assert.deepEqual(Object.keys(asRead(gone)), ['c'])
  assert.equal(asRead(gone).c, fitting)
})

test('an answer in order is kept as it is when it is put in order again', () => {
  const { given, inside } = sidesOf(threeCountries)
  const held = new Set(given.answers)
  assert.ok(given.answers.length > 0)
  assert.deepEqual(
    inside.answers.filter(({ how }) => how !== 'derived').map(answer => held.has(answer)),
    given.answers.map(() => true),
  )
})
