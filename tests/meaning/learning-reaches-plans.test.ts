/**
 * A lesson reaches a plan, and what an action expects stands beside what was observed. In the source, findings of the scorecard inform
 * the planning of the network. Sources: ECPAT Strategic Framework 2021-2025, monitoring and evaluation; models.md 5 and 6.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action, LearningPage, PlanPage, Priority } from '@waymark/scorecard'
import { answer } from '../../packages/scorecard/test/three-countries.ts'
import { ecpat, keyOf, planted, published, round, sentence } from './planted.ts'

const years = [2023, 2024, 2025]
const calls = years.map(year => round(year, ecpat, { O4a: ['QMA', 'QMB'] }))
const said = (year: number, state: string) => ({
  ...answer(year, 'O4a', { subject: 'QMA', status: { state } }),
  call: `round-ecpat-${year}`,
})
const action: Action = {
  id: 'action-9',
  what: 'text-7011',
  start: '2024-02-01',
  due: '2025-06-30',
  expects: { edition: keyOf(ecpat), indicator: 'O4a', change: 'text-7012', from: 'no', to: 'yes', by: '2025-12-31' },
  themes: ['online', 'marriage'],
  online: 'addressed',
  serves: ['outcome/C3', 'sdg/16.2', 'target-group/nobody-any-more'],
  status: 'under-way',
  updates: [{ id: 'update-9', day: '2025-02-01', status: 'under-way', text: 'text-7013' }],
}
const priority: Priority = {
  id: 'priority-9',
  place: 'QMA',
  indicator: 'O4a',
  edition: keyOf(ecpat),
  reason: 'text-7010',
  lesson: 'chain-9',
  actions: [action],
}
const regional: Priority = { ...priority, id: 'priority-8', region: 'north', actions: [] }
delete (regional as { place?: string }).place
const release = published(
  planted([ecpat], {
    calls,
    answers: [said(2023, 'no'), said(2024, 'partial'), said(2025, 'yes')],
    priorities: [priority, regional],
    learning: [
      {
        id: 'chain-9',
        region: 'north',
        themes: ['online'],
        serves: ['target-group/frontline'],
        finding: { day: '2023-12-01', text: 'text-7014' },
        lesson: { day: '2024-01-05', text: 'text-7015' },
      },
    ],
  }),
)
const plan = release.page<PlanPage>('plan.json')
const learning = release.page<LearningPage>('learning.json')

test('"findings of the monitoring inform planning": a priority names the lesson it rests on, the lesson the priorities', () => {
  assert.deepEqual(
    plan.priorities.map(priorityView => [priorityView.id, priorityView.lesson]),
    [
      ['priority-8', 'chain-9'],
      ['priority-9', 'chain-9'],
    ],
  )
  const [chain] = learning.chains
  assert.deepEqual(
    chain!.takenUp.map(eachPriority => eachPriority.place ?? eachPriority.region),
    ['north', 'QMA'],
  )
  assert.equal(chain!.stoppedAt, 'lesson', 'taken up in a plan it is not carried out yet')
  const steps = release.table('data/learning.csv')
  assert.deepEqual(
    steps.map(row => [row['step'], row['region'], row['themes'], row['taken_up']]),
    [
      ['finding', 'north', 'online', ''],
      ['lesson', 'north', '', 'priority-8 priority-9'],
    ],
  )
  // The old reading ends every chain at the decision's text: nothing of it stands in a plan.
  assert.ok(plan.priorities.every(priorityView => priorityView.lesson !== undefined))
})

test(`expected and observed stand side by side, never as cause: ${sentence('O4a')}`, () => {
  const [shown] = plan.priorities.find(priorityView => priorityView.id === 'priority-9')!.actions
  assert.deepEqual([shown!.expects?.from, shown!.expects?.to, shown!.expects?.by], ['no', 'yes', '2025-12-31'])
  assert.deepEqual(
    shown!.observed.map(one => [one.period.label, 'state' in one.status && one.status.state]),
    [
      ['2024', 'partial'],
      ['2025', 'yes'],
    ],
    'what was known before the action began is not observed since',
  )
  const rows = release.table('data/plans.csv')
  assert.deepEqual(
    rows.map(row => [row['line'], row['place'], row['region'], row['due'], row['expects_to'], row['observed']]),
    [
      ['priority', '', 'north', '', '', ''],
      ['priority', 'QMA', '', '', '', ''],
      ['action', 'QMA', '', '2025-06-30', 'yes', '2024:partial 2025:yes'],
      ['update', 'QMA', '', '', '', ''],
    ],
  )
})

test('an action carries its forms of exploitation, each with the name of the source and a page, and its online dimension', () => {
  const [shown] = plan.priorities.find(priorityView => priorityView.id === 'priority-9')!.actions
  assert.deepEqual(
    shown!.forms.map(form => [form.code, form.name.en!.text]),
    ['online', 'marriage'].map(code => [code, ecpat.themes.find(theme => theme.code === code)!.name.en!.text]),
  )
  assert.equal(shown!.online, 'addressed')
  const row = release.table('data/plans.csv').find(one => one['line'] === 'action')!
  assert.deepEqual([row['themes'], row['online']], ['online marriage', 'addressed'])
})

test('"outcomes for children, target groups, SDG targets": an action and a finding carry them, named as the source does, each with a page', () => {
  const [shown] = plan.priorities.find(priorityView => priorityView.id === 'priority-9')!.actions
  assert.deepEqual(
    shown!.served!.map(servedRef => [servedRef.key, servedRef.edition, servedRef.name.en!.text.slice(0, 26)]),
    [
      ['outcome/C3', 'ecpat-2021-2025', 'Positive and empowering so'],
      ['sdg/16.2', 'ecpat-2021-2025', 'End abuse, exploitation, t'],
    ],
    'what no edition of the release has is called by no name',
  )
  const [chain] = learning.chains
  assert.deepEqual(
    chain!.served!.map(servedRef => servedRef.key),
    ['target-group/frontline'],
  )
  const row = release.table('data/plans.csv').find(one => one['line'] === 'action')!
  assert.equal(row['serves'], 'outcome/C3 sdg/16.2 target-group/nobody-any-more')
  const [finding, lesson] = release.table('data/learning.csv')
  assert.deepEqual([finding!['serves'], lesson!['serves']], ['target-group/frontline', ''])
})
