import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day } from '@waymark/network'
import { agreeBaseline, readBaselineDays, standingBaselines } from '../src/index.ts'

const today = day('2026-03-01')
const kindOf = (result: {
  readonly ok: boolean
  readonly refusal?: { readonly kind: string; readonly field?: string }
}) => (result.ok ? 'done' : `${result.refusal?.kind} ${result.refusal?.field ?? ''}`.trim())

test('a baseline speaks of one day or of a period that is over, also before the first round', () => {
  const read = (from: string, until: string) => kindOf(readBaselineDays({ from, until }, today))
  assert.equal(read('1999-12-31', '1999-12-31'), 'done')
  assert.equal(read('2026-01-01', '2026-03-01'), 'done')
  assert.equal(read('2026-01-01', '2026-03-02'), 'baseline.in-future until')
  assert.equal(read('2026-01-02', '2026-01-01'), 'baseline.ends-before-start until')
  assert.equal(read('in May', '2026-01-01'), 'day.malformed from')
  assert.equal(read('2026-01-01', ''), 'day.missing until')
})

const period = (label: string) => ({ label, from: day(`${label}-01-01`), last: day(`${label}-12-31`) })
const draft = {
  state: 'draft',
  open: 0,
  said: 3,
  until: day('2023-12-31'),
  periods: [period('2025'), period('2024'), period('2023')],
  revisedOn: null,
  today,
} as const

test('where it began is agreed before anybody knows how the first later period ended', () => {
  assert.equal(kindOf(agreeBaseline('2024-12-31', draft)), 'done')
  assert.deepEqual(agreeBaseline('2025-01-01', draft), {
    ok: false,
    refusal: { kind: 'baseline.after-later-period', field: 'agreedOn', period: '2024', last: '2024-12-31' },
  })
  assert.equal(kindOf(agreeBaseline('2026-02-01', { ...draft, periods: [period('2023')] })), 'done')
})

test('a revision may come later, but not before what it revises', () => {
  const revision = { ...draft, revisedOn: day('2024-10-01') }
  assert.equal(kindOf(agreeBaseline('2026-02-01', revision)), 'done')
  assert.equal(kindOf(agreeBaseline('2024-09-30', revision)), 'baseline.agreed-before-revised agreedOn')
})

test('an agreement needs a value or a reason for every core indicator, and a day that makes sense', () => {
  assert.equal(kindOf(agreeBaseline('2024-05-01', { ...draft, open: 2 })), 'baseline.open')
  assert.equal(kindOf(agreeBaseline('2024-05-01', { ...draft, said: 0 })), 'baseline.empty')
  assert.equal(kindOf(agreeBaseline('2024-05-01', { ...draft, state: 'agreed' })), 'baseline.agreed-already')
  assert.equal(kindOf(agreeBaseline('2026-03-02', draft)), 'baseline.agreed-in-future agreedOn')
  assert.equal(kindOf(agreeBaseline('2023-12-30', draft)), 'baseline.agreed-before-its-days agreedOn')
  assert.equal(kindOf(agreeBaseline('soon', draft)), 'day.malformed agreedOn')
})

test('of a chain of revisions the last agreed one stands, whatever the order, and a draft never does', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.boolean(),
      fc.array(fc.nat(), { minLength: 7 }),
      (length, open, order) => {
        const chain = Array.from({ length }, (_, at) => ({
          id: String(at),
          state: open && at === length - 1 ? ('draft' as const) : ('agreed' as const),
          revises: at === 0 ? null : String(at - 1),
        }))
        const shuffled = chain.toSorted((one, other) => order[Number(one.id)]! - order[Number(other.id)]!)
        const last = open ? length - 2 : length - 1
        assert.deepEqual(
          standingBaselines(shuffled).map(baseline => baseline.id),
          last < 0 ? [] : [String(last)],
        )
      },
    ),
  )
})
