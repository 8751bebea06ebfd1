import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Baseline, SettledAnswer, Status } from '../src/index.ts'
import { followUps } from '../src/figures/follow-ups.ts'
import type { ReleaseIndex } from '../src/base/release-index.ts'

const silent: Status = { missing: 'no-answer-published' } as Status
const period = { label: '2024', from: '2024-01-01', until: '2025-01-01' }

/** Whether O1b of one baseline is followed, by what the rounds of 2024 publish of it, round and respondent type beside each. */
function later(...said: readonly (readonly [round: string, type: string, status: Status])[]) {
  const answers = said.map(([call, respondentType, status]) => ({
    call,
    respondentType,
    status,
    indicator: 'O1b',
    version: 1,
    subjectKind: 'country',
    subject: 'QMA',
    observation: '',
    how: 'settled',
    rationales: [],
    evidence: [],
  })) as readonly SettledAnswer[]
  const callOf = new Map(said.map(([call]) => [call, { id: call, edition: 'small/1', period }]))
  const values = [{ indicator: 'O1b', version: 1, status: { state: 'no' } }]
  const baseline = { framework: 'small', subject: 'QMA', last: '2023-12-31', values } as unknown as Baseline
  return followUps({ answers, callOf } as unknown as ReleaseIndex, baseline, '2025-01-01')[0]!.later
}

test('of two rounds of a period, "not applicable" of one says what holds over both: no value stands behind the silence of the other', () => {
  const notApplicable: Status = { missing: 'not-applicable' }
  assert.equal(later(['first', 'member', silent], ['second', 'member', notApplicable]), 'none')
  assert.equal(later(['first', 'member', silent], ['second', 'member', silent]), 'unpublished')
  assert.equal(later(['first', 'member', silent], ['second', 'member', { state: 'yes' } as Status]), 'value')
  assert.equal(later(['first', 'member', silent], ['second', 'government', notApplicable]), 'unpublished')
  assert.equal(later(), 'none')
})
