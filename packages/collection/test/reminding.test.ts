import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Day } from '@waymark/network'
import { mayBeReminded, remindsByItself } from '@waymark/collection'

test('a form is spoken of by itself from a week before it is due, and ever after', () => {
  const due = '2026-03-31' as Day
  const days = ['2026-03-23', '2026-03-24', '2026-03-31', '2026-09-01'] as Day[]
  assert.deepEqual(
    days.map(day => remindsByItself(due, day)),
    [false, true, true, true],
  )
})

test('nobody is written to twice within seven days', () => {
  const last = new Date('2026-03-24T09:00:00Z')
  assert.equal(mayBeReminded(null, last), true)
  assert.equal(mayBeReminded(last, new Date('2026-03-31T08:59:59Z')), false)
  assert.equal(mayBeReminded(last, new Date('2026-03-31T09:00:00Z')), true)
})
