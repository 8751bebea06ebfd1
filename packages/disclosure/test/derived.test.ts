import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inheritHiding, type PrintedTable } from '@waymark/disclosure'

const printed: PrintedTable = {
  id: 'rates',
  dimensions: [{ name: 'sex', members: { Total: ['girl', 'boy'], girl: ['girl'], boy: ['boy'] } }],
  cells: [
    { at: { sex: 'Total' }, count: 60 },
    { at: { sex: 'girl' }, count: null },
    { at: { sex: 'boy' }, count: null },
  ],
}

test('a percentage of a hidden count is hidden, one of printed counts is not', () => {
  const marked = inheritHiding(printed, [
    { name: 'girls, per cent', from: [{ sex: 'girl' }, { sex: 'Total' }], value: 5 },
    { name: 'per 100,000 children', from: [{ sex: 'Total' }], value: 12.5 },
  ])
  assert.ok(marked.ok)
  assert.deepEqual(marked.value, [
    { name: 'girls, per cent', value: null },
    { name: 'per 100,000 children', value: 12.5 },
  ])
})

test('a figure from a cell that is not in the table is refused', () => {
  const marked = inheritHiding(printed, [{ name: 'rate', from: [{ sex: 'unknown' }], value: 1 }])
  assert.equal(!marked.ok && marked.refusal.kind, 'derived.unknown-input')
})
