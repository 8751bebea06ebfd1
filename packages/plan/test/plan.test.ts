import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, day, type MemberId } from '@waymark/network'
import {
  actionStatuses,
  choosePriority,
  isOverdue,
  readAction,
  readDialogue,
  readUpdate,
  statusAfter,
  type Update,
} from '../src/index.ts'

const today = day('2026-03-01')
const [lighthouse, harbour] = ['lighthouse', 'harbour'] as MemberId[] as [MemberId, MemberId]
const edition = new Set(['O1a', 'O2a'])
const planned = {
  what: 'Draft the amendment',
  who: 'Lighthouse, with the bar association',
  due: '2026-12-31',
  expected: [{ indicator: 'O1a', change: 'from partial to yes' }],
}
const refusalsOf = (action: Parameters<typeof readAction>[0]) => {
  const read = readAction(action, edition)
  return read.ok ? [] : read.refusal.map(refusal => [refusal.field, refusal.kind])
}

test('a dialogue needs a day that is over, and members that were of the country that day', () => {
  const there = (on: string) => new Set(on < '2025-01-01' ? [lighthouse, harbour] : [lighthouse])
  const read = (on: string, members: readonly MemberId[]) => {
    const dialogue = readDialogue({ about: 'QMA', on, members }, there, today)
    return dialogue.ok ? dialogue.value.members : dialogue.refusal.kind
  }
  assert.deepEqual(read('2024-05-01', [lighthouse, harbour, lighthouse]), [lighthouse, harbour])
  assert.equal(read('2025-05-01', [harbour]), 'dialogue.member-not-there')
  assert.deepEqual(read('2026-03-01', [lighthouse]), [lighthouse])
  assert.equal(read('2026-03-02', [lighthouse]), 'dialogue.in-future')
  assert.equal(read('2026-02-30', [lighthouse]), 'day.malformed')
  assert.equal(read('2025-05-01', []), 'dialogue.without-members')
})

test('an indicator is a priority of a country once, and only if the edition has it', () => {
  const priority = { subject: 'QMA', indicator: 'O1a' }
  assert.deepEqual(choosePriority(priority, edition, []), { ok: true, value: priority })
  assert.equal(choosePriority(priority, edition, [{ ...priority, subject: 'QMB' }]).ok, true)
  const kinds = [
    choosePriority(priority, edition, [priority]),
    choosePriority({ ...priority, indicator: 'Z9' }, edition, []),
  ]
  assert.deepEqual(
    kinds.map(kind => (kind.ok ? 'chosen' : kind.refusal.kind)),
    ['priority.chosen-already', 'priority.indicator-unknown'],
  )
})

test('an action says what, who, by when, and what change is expected in which indicator', () => {
  assert.deepEqual(readAction({ ...planned, what: ' Draft the amendment ' }, edition), {
    ok: true,
    value: { ...planned, start: null, resources: '' },
  })
})

test('everything wrong with an action comes back at once, field by field', () => {
  assert.deepEqual(refusalsOf({ what: ' ', who: '', start: '2026-13-01', due: 'soon', expected: [] }), [
    ['what', 'action.what-missing'],
    ['who', 'action.who-missing'],
    ['start', 'day.malformed'],
    ['due', 'day.malformed'],
    ['expected', 'action.expected-missing'],
  ])
})

test('an action due before its start is refused, one due on its first day is not', () => {
  assert.deepEqual(refusalsOf({ ...planned, start: '2027-01-01' }), [['due', 'action.due-before-start']])
  assert.deepEqual(refusalsOf({ ...planned, start: '2026-12-31' }), [])
})

test('a change cannot be expected in an indicator the edition does not have', () => {
  const expected = [{ indicator: 'Z9', change: 'more' }]
  assert.deepEqual(refusalsOf({ ...planned, expected }), [['expected', 'action.indicator-unknown']])
})

test('what is done stays done, what was stopped can be taken up again', () => {
  const at = (status: Update['status']): Update => ({ on: day('2026-01-01'), status, said: 'x' })
  const next = (from: Update['status'], to: string) =>
    readUpdate({ on: '2026-02-01', status: to, said: 'x' }, [at(from)], today).ok
  assert.deepEqual(
    actionStatuses.filter(to => next('done', to)),
    [],
  )
  assert.deepEqual(
    actionStatuses.filter(to => next('stopped', to)),
    ['under-way', 'stopped'],
  )
  assert.deepEqual(
    actionStatuses.filter(to => next('planned', to)),
    [...actionStatuses],
  )
})

test('an update names its day, says something, and does not come before the last one', () => {
  const before: Update[] = [{ on: day('2026-02-01'), status: 'under-way', said: 'begun' }]
  const kinds = (on: string, status: string, said: string) => {
    const read = readUpdate({ on, status, said }, before, today)
    return read.ok ? [] : read.refusal.map(refusal => refusal.kind)
  }
  assert.deepEqual(kinds('2026-02-01', 'done', 'law passed'), [])
  assert.deepEqual(kinds('2026-03-01', 'done', 'law passed today'), [])
  assert.deepEqual(kinds('2026-01-31', 'done', ''), ['update.before-last', 'update.said-missing'])
  assert.deepEqual(kinds('2026-03-02', 'planned', 'x'), ['update.in-future', 'update.status-forbidden'])
  assert.deepEqual(kinds('', 'finished', 'x'), ['day.missing', 'update.status-unknown'])
})

test('of two updates of one day the one made later says where the action stands', () => {
  const on = day('2026-02-01')
  const updates: Update[] = [
    { on, status: 'under-way', said: 'begun' },
    { on, status: 'stopped', said: 'no money' },
  ]
  assert.equal(statusAfter(updates), 'stopped')
})

test('an action is overdue from the day after it was due, unless it is done or stopped', () => {
  const action = { due: day('2026-02-28') }
  const done: Update[] = [{ on: day('2026-02-01'), status: 'done', said: 'x' }]
  assert.deepEqual(
    [isOverdue(action, [], day('2026-02-28')), isOverdue(action, [], today), isOverdue(action, done, today)],
    [false, true, false],
  )
})

test('the status is that of the last update, in whatever order updates are read', () => {
  const update = fc.record({
    on: fc.integer({ min: 0, max: 400 }).map(n => addDays(day('2025-01-01'), n)),
    status: fc.constantFrom(...actionStatuses),
    said: fc.constant('x'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(update, { selector: one => one.on }), updates => {
      const last = updates.toSorted((update, other) => (update.on < other.on ? -1 : 1)).at(-1)
      assert.equal(statusAfter(updates), last?.status ?? 'planned')
      assert.equal(statusAfter(updates.toReversed()), statusAfter(updates))
    }),
  )
})
