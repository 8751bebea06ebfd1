/** Files of bounded size: what was cut comes back as it was, and no part is larger than a file may be. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { canonicalBytes, canonicalJson, joinedField, partsOf, readBase, valuesOf, type Base } from '../src/index.ts'
import { csvParts } from '../src/bytes/csv.ts'
import { inParts, pathOfPart, pathsOfParts } from '../src/bytes/parts.ts'
import { adopted, edition, indicator } from './small-edition.ts'
import { threeCountries } from './three-countries.ts'

const mostBytes = 200_000

test('a list is cut in its order, nothing lost, no part above what it may hold', () => {
  const item = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.record({ words: fc.array(fc.constant('слово'), { maxLength: 9 }) }),
  )
  fc.assert(
    fc.property(
      fc.array(item),
      fc.integer({ min: 50, max: 900 }),
      fc.integer({ min: 1, max: 9 }),
      (list, bytes, items) => {
        const parts = inParts<unknown>(list, { bytes, items })
        assert.deepEqual(parts.flat(), list)
        assert.ok(parts.length === 1 || parts.every(part => part.length > 0))
        for (const part of parts) {
          assert.ok(part.length <= items)
          assert.ok(
            part.length === 1 || canonicalBytes(part).length <= bytes + 10,
            'the list that the items lie in has brackets',
          )
        }
      },
    ),
  )
})

test('parts are found by their number until one is missing', () => {
  const files = new Set(['a.json', 'a-2.json', 'a-3.json', 'a-5.json'])
  assert.deepEqual(
    pathsOfParts('a.json', path => files.has(path)),
    ['a.json', 'a-2.json', 'a-3.json'],
  )
  assert.equal(pathOfPart('data/figures.csv', 2), 'data/figures-2.csv')
})

/** A base in which every field that is a list, and every list within a field, is far too long for one file. */
function largeBase(): Base {
  const { base } = partsOf(threeCountries)
  const longer = Object.entries(base).map(([field, value]) => {
    if (field === 'header' || field === 'editions') return [field, value]
    if (Array.isArray(value)) return [field, many(value[0] ?? { id: 'one', text: 'words' })]
    const lists = Object.entries(value as unknown as Record<string, unknown[]>)
    return [field, Object.fromEntries(lists.map(([name, list]) => [name, many(list[0] ?? 'QMA')]))]
  })
  const indicators = Array.from({ length: 300 }, (_, at) => indicator(`I${at}`))
  const editions = ['2021', '2026'].map(label => adopted(edition(label, indicators)))
  return { ...Object.fromEntries(longer), editions } as unknown as Base
}

function many(one: unknown): readonly unknown[] {
  const copies = Math.ceil((2 * mostBytes) / canonicalBytes(one).length)
  return Array.from({ length: copies }, () => one)
}

test('every field of a base of any size goes into files below 200 KB and comes back as it was', () => {
  const base = largeBase()
  const values = valuesOf(base)
  const sizes = Object.entries(values).map(([path, value]) => ({ path, bytes: canonicalBytes(value).length }))
  assert.deepEqual(
    sizes.filter(size => size.bytes >= mostBytes),
    [],
  )
  assert.ok(sizes.length > 3 * Object.keys(base).length)
  const read = readBase(values) as Base
  for (const field of Object.keys(base) as (keyof Base)[])
    assert.equal(canonicalJson(read[field]) === canonicalJson(base[field]), true, field)
})

test('a part that is missing in the middle does not come back', () => {
  const { 'data/entries-2.json': _, ...fewer } = valuesOf(largeBase())
  assert.notDeepEqual((readBase(fewer) as Base).entries.length, largeBase().entries.length)
})

test('an edition without sections or indicators comes back without any', () => {
  const bare = adopted({ ...edition('2021', []), sections: [] })
  assert.deepEqual(
    joinedField('editions', [valuesOf({ ...partsOf(threeCountries).base, editions: [bare] })['data/editions.json']]),
    [bare],
  )
})

test('a table is cut into tables with the same header, each below 200 KB', () => {
  const rows = Array.from({ length: 2000 }, (_, at) => [`row ${at}`, 'x'.repeat(280)])
  const parts = [...csvParts('data/rows.csv', ['name', 'text'], rows)]
  assert.deepEqual(
    parts.map(([path]) => path),
    ['data/rows.csv', 'data/rows-2.csv', 'data/rows-3.csv', 'data/rows-4.csv'],
  )
  for (const [path, text] of parts) assert.ok(text.length < mostBytes, path)
  const lines = parts.flatMap(([, text]) => text.split('\r\n').slice(1, -1))
  assert.deepEqual(
    lines,
    rows.map(row => row.join(',')),
  )
  assert.deepEqual([...csvParts('data/none.csv', ['name'], [])], [['data/none.csv', 'name\r\n']])
})
