import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  importStatuses,
  isClosed,
  missing,
  rating,
  readAsked,
  readListSaid,
  subjectsAsked,
  type Answer,
} from '../src/index.ts'

const asked = (subject: string, respondent: string, respondentType = 'member') => ({
  version: 'O1a/1',
  subject,
  respondent,
  respondentType,
})

test('two members asked about one country are one country asked', () => {
  const triples = [asked('QMA', 'r1'), asked('QMA', 'r2'), asked('QMB', 'r3'), asked('QMC', 'g1', 'government')]
  assert.deepEqual([...subjectsAsked(triples, 'O1a/1', 'member')], ['QMA', 'QMB'])
  assert.equal(subjectsAsked(triples, 'O1b/1', 'member').size, 0)
})

test('asking outside the scope, or twice the same, is refused by name', () => {
  const scope = new Set(['QMA'])
  assert.deepEqual(readAsked(scope, [asked('QMB', 'r1')]), {
    ok: false,
    refusal: { kind: 'asked.outside-scope', subject: 'QMB', version: 'O1a/1' },
  })
  assert.deepEqual(readAsked(scope, [asked('QMA', 'r1'), asked('QMA', 'r1')]), {
    ok: false,
    refusal: { kind: 'asked.twice', version: 'O1a/1', subject: 'QMA', respondent: 'r1' },
  })
})

test('a covered place without a usable row is not collected, a place not covered has no status', () => {
  const statuses = importStatuses({
    scope: new Set(['SWE', 'GAB', 'CHN']),
    covered: new Set(['SWE', 'GAB']),
    rows: new Map([['SWE', rating('yes')]]),
  })
  assert.deepEqual(statuses, {
    ok: true,
    value: new Map<string, Answer>([
      ['SWE', rating('yes')],
      ['GAB', missing('not-collected')],
    ]),
  })
})

test('Montserrat among the members of the United Nations is refused by name', () => {
  const scope = new Set(['SWE'])
  const rows = new Map([['MSR', rating('no')]])
  assert.deepEqual(importStatuses<string>({ scope, covered: scope, rows }), {
    ok: false,
    refusal: { kind: 'import.row-outside-scope', place: 'MSR' },
  })
})

test('a row of a place that the source is said not to cover is refused, and so is covering more than the scope', () => {
  const scope = new Set(['SWE', 'CHN'])
  const rows = new Map([['CHN', rating('no')]])
  assert.deepEqual(importStatuses({ scope, covered: new Set(['SWE']), rows }), {
    ok: false,
    refusal: { kind: 'import.row-not-covered', place: 'CHN' },
  })
  assert.deepEqual(importStatuses({ scope, covered: new Set(['MSR']), rows: new Map() }), {
    ok: false,
    refusal: { kind: 'import.covered-outside-scope', place: 'MSR' },
  })
})

test('a list is closed by "complete" or "nothing to report", never by silence or a reason', () => {
  assert.deepEqual([isClosed('complete'), isClosed('nothing-to-report')], [true, true])
  assert.deepEqual([isClosed(undefined), isClosed({ missing: 'unknown' })], [false, false])
})

test('"nothing to report" beside three laws is refused, and so is "complete" of an empty list', () => {
  assert.deepEqual(readListSaid('nothing-to-report', 'law', 3), {
    ok: false,
    refusal: { kind: 'list.not-empty', register: 'law', entries: 3 },
  })
  assert.deepEqual(readListSaid('complete', 'law', 0), {
    ok: false,
    refusal: { kind: 'list.empty', register: 'law' },
  })
  assert.deepEqual(readListSaid('refused', 'law', 0), { ok: true, value: { missing: 'refused' } })
  assert.deepEqual(readListSaid('not-answered', 'law', 0), {
    ok: false,
    refusal: { kind: 'list.choice-unknown', given: 'not-answered' },
  })
})
