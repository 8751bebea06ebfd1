import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Condition, Level } from '@waymark/framework'
import { day } from '@waymark/network'
import { belongs, meets, stageOn, type RuleEntry, type RuleKind } from '../src/index.ts'

const year = (label: number) => ({ from: day(`${label}-01-01`), until: day(`${label + 1}-01-01`) })
const stage = (code: string, ends = false) => ({ code, name: {}, ends })
const event: RuleKind = { stages: [], periodBy: 'first', validFor: null }
const standing: RuleKind = { stages: [stage('joined'), stage('left', true)], periodBy: 'first', validFor: 'P2Y' }
const entry = (on: string, more: Partial<RuleEntry> = {}): RuleEntry => ({
  day: day(on),
  level: 'national',
  places: ['QMA'],
  ...more,
})
const history = (...all: readonly (readonly [string, string])[]) =>
  all.map(([code, on]) => ({ stage: code, on: day(on) }))

test('an event counts in the period its deciding day lies in, the first day or the last as its kind says', () => {
  const across = entry('2024-12-31', { until: day('2025-02-01') })
  assert.equal(belongs(event, across, 'event', year(2024)), 'yes')
  assert.equal(belongs(event, across, 'event', year(2025)), 'no')
  assert.equal(belongs({ ...event, periodBy: 'last' }, across, 'event', year(2025)), 'yes')
})

test('one that was adopted in one year and implemented in the next counts in each for what it reached', () => {
  const law = entry('2023-05-01', { stages: history(['adopted', '2024-03-01'], ['implemented', '2025-06-12']) })
  const reached = (code: string, on: number) => belongs(event, law, { reached: [code] }, year(on))
  assert.deepEqual([reached('adopted', 2024), reached('adopted', 2025)], ['yes', 'no'])
  assert.deepEqual([reached('implemented', 2024), reached('implemented', 2025)], ['no', 'yes'])
})

test('a company that joined in 2024 stands in 2024, 2025 and 2026 and no longer in the year in which it left', () => {
  const company = entry('2024-02-01', {
    stages: history(['joined', '2024-02-01'], ['left', '2027-05-01']),
    confirmedOn: day('2027-05-01'),
  })
  const on = (label: number) => belongs(standing, company, { standing: ['joined'] }, year(label))
  assert.deepEqual([2023, 2024, 2025, 2026, 2027].map(on), ['no', 'yes', 'yes', 'yes', 'no'])
})

test('a standing thing nobody confirmed within its validFor stands apart and is not counted', () => {
  const company = entry('2021-02-01', { stages: history(['joined', '2021-02-01']), confirmedOn: day('2023-06-01') })
  const on = (label: number) => belongs(standing, company, { standing: [] }, year(label))
  assert.deepEqual([2021, 2024, 2025, 2026].map(on), ['yes', 'yes', 'unconfirmed', 'unconfirmed'])
  assert.equal(belongs({ ...standing, validFor: null }, company, { standing: [] }, year(2030)), 'yes')
})

test('the stage on a day is the newest by then, and of two on one day the furthest', () => {
  const kind = { ...event, stages: [stage('agreed'), stage('adopted')] }
  const both = entry('2024-01-01', { stages: history(['adopted', '2024-05-01'], ['agreed', '2024-05-01']) })
  assert.equal(stageOn(kind, both, day('2024-05-01')), 'adopted')
  assert.equal(stageOn(kind, both, day('2024-04-30')), null)
})

test('conditions read levels, choices, numbers of places and choices, relations, stages and days of the period', () => {
  const ruleEntry = entry('2024-02-01', {
    level: 'regional',
    places: ['QMA', 'QMB'],
    stages: history(['joined', '2024-02-01']),
    choices: { sectors: ['police', 'business'] },
    days: { met: ['2023-11-01', '2024-06-01'] },
    numbers: { since: '2024' },
    relations: { cites: ['x'] },
  })
  const holds = (condition: Condition) => meets(standing, ruleEntry, condition, year(2024))
  const true_: readonly Condition[] = [
    { level: ['regional'] },
    { field: 'sectors', is: ['police'] },
    { places: 2 },
    { choices: 'sectors', atLeast: 2 },
    { related: 'cites' },
    { stage: ['joined'] },
    { dated: ['met'] },
    { dated: ['since'] },
    { all: [{ places: 2 }, { not: { level: ['national'] } }] },
    { any: [{ places: 3 }, { places: 2 }] },
  ]
  for (const condition of true_) {
    assert.equal(holds(condition), true, JSON.stringify(condition))
    assert.equal(holds({ not: condition }), false)
  }
  assert.equal(holds({ dated: ['other'] }), false)
  assert.equal(holds({ field: 'sectors', is: ['civil-society'] }), false)
  assert.equal(meets(standing, ruleEntry, { dated: ['met'] }, year(2025)), false)
})

test('whatever the condition, an entry meets it or its negation, never both', () => {
  const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.record({ level: fc.subarray<Level>(['national', 'regional'], { minLength: 1 }) }),
      fc.record({ places: fc.integer({ min: 2, max: 3 }) }),
      fc.record({ field: fc.constant('aim'), is: fc.constant(['a']) }),
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    ),
  }))
  const any = fc.record({
    level: fc.constantFrom<Level>('national', 'regional'),
    places: fc.subarray(['QMA', 'QMB', 'QMC']),
    choices: fc.record({ aim: fc.subarray(['a', 'b']) }),
  })
  fc.assert(
    fc.property(condition, any, (rule, more) => {
      const ruleEntry = entry('2024-01-01', more)
      assert.notEqual(meets(event, ruleEntry, rule, year(2024)), meets(event, ruleEntry, { not: rule }, year(2024)))
    }),
  )
})
