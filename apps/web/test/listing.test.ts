import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listed, pageOf, rowsOfPage, type Listing } from '../src/lib/listing.ts'

type Person = { readonly name: string; readonly roles: readonly string[]; readonly answers: number }
const people: readonly Person[] = [
  { name: 'Åsa Malmö', roles: ['reviewer'], answers: 2 },
  { name: 'Bo North', roles: ['reviewer', 'auditor'], answers: 9 },
  { name: 'Cy North', roles: ['observer'], answers: 5 },
]
const listing: Listing<Person> = {
  text: person => [person.name, ...person.roles],
  filters: { role: person => person.roles },
  sorts: { name: person => person.name, answers: person => person.answers },
}
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const ask = (search: string, rows = people) => listed(rows, new URLSearchParams(search), listing, compare)
const names = (search: string) => ask(search).rows.map(person => person.name)

test('every word that is searched for has to stand in a row, whatever its marks and capitals', () => {
  assert.deepEqual(names('words=malmo'), ['Åsa Malmö'])
  assert.deepEqual(names('words=NORTH+auditor'), ['Bo North'])
  assert.deepEqual(names('words=nowhere'), [])
})

test('a filter keeps the rows that have its value, and one that is not known keeps all', () => {
  assert.deepEqual(names('role=reviewer&sort=answers'), ['Bo North', 'Åsa Malmö'])
  assert.equal(names('role=queen').length, 3)
  assert.deepEqual(ask('').filters[0]?.values, ['auditor', 'observer', 'reviewer'])
})

test('numbers are put in order from the largest down, names from the first', () => {
  assert.deepEqual(names('sort=answers'), ['Bo North', 'Cy North', 'Åsa Malmö'])
  assert.deepEqual(names('sort=weight'), names('sort=name'))
})

test('every row of a long list stands on exactly one page, and a page too far is the last', () => {
  const many = Array.from({ length: rowsOfPage * 2 + 1 }, (_, at) => ({ ...people[0]!, name: `Person ${at}` }))
  const pages = [1, 2, 3].map(page => ask(`page=${page}`, many))
  assert.equal(new Set(pages.flatMap(({ rows }) => rows.map(person => person.name))).size, many.length)
  assert.equal(ask('page=99', many).page, 3)
  assert.equal(ask('page=x', many).page, 1)
})

test('the address of another page keeps what was asked', () => {
  assert.equal(pageOf(ask('words=bo+n&role=auditor&sort=answers'), 2), 'words=bo%20n&role=auditor&sort=answers&page=2')
  assert.equal(pageOf(ask(''), 1), '')
})
