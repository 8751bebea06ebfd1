/** What an action takes: no money without its currency, and no amount of another unit beside it. Source: models.md 5. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readResource, type ResourceFields } from '../src/index.ts'

const typed: ResourceFields = { used: 'planned', sort: 'money', amount: '12 000', currency: 'eur', note: '' }
const read = (more: Partial<ResourceFields>) => readResource({ ...typed, ...more })
const refusalsOf = (more: Partial<ResourceFields>) => {
  const result = read(more)
  return result.ok ? [] : result.refusal.map(refusal => `${refusal.field} ${refusal.kind}`)
}

test('money has an amount and a currency, days of staff an amount, things in kind a name', () => {
  const money = read({})
  assert.ok(money.ok)
  assert.deepEqual(money.value, { used: 'planned', sort: 'money', amount: '12000', currency: 'EUR' })
  const days = read({ used: 'spent', sort: 'staff-days', amount: '١٢', currency: '' })
  assert.deepEqual(days.ok && days.value, { used: 'spent', sort: 'staff-days', amount: '12', currency: null })
  const kind = read({ sort: 'in-kind', amount: '', currency: '', note: 'A hall' })
  assert.deepEqual(kind.ok && kind.value, { used: 'planned', sort: 'in-kind', amount: null, currency: null })
})

test('what is missing or does not belong is refused in its field', () => {
  assert.deepEqual(refusalsOf({ currency: '' }), ['currency money.currency-missing'])
  assert.deepEqual(refusalsOf({ currency: 'euros' }), ['currency money.currency-malformed'])
  assert.deepEqual(refusalsOf({ amount: '' }), ['amount resource.amount-missing'])
  assert.deepEqual(refusalsOf({ amount: '-3' }), ['amount money.amount-malformed'])
  assert.deepEqual(refusalsOf({ sort: 'staff-days' }), ['currency resource.currency-without-money'])
  assert.deepEqual(refusalsOf({ sort: 'in-kind', currency: '' }), [
    'amount resource.amount-in-kind',
    'note resource.note-missing',
  ])
  assert.deepEqual(refusalsOf({ used: '', sort: '' }), ['used money.as-unknown', 'sort resource.sort-unknown'])
})
