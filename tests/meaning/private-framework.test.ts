/**
 * The Model National Response is assessed for the country itself: policy and practice are told apart, whether it works is a third thing, and
 * what the network learns with it is the network's to tell. Sources: WePROTECT Model National Response, capabilities; models.md 1, 6 and 9.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTypedAnswer } from '@waymark/collection'
import type { LearningChain, LearningPage, PlanPage, Priority } from '@waymark/scorecard'
import { shipped } from '../../packages/framework/test/shipped.ts'
import { answer } from '../../packages/scorecard/test/three-countries.ts'
import { ecpat, keyOf, planted, published, round, sentence } from './planted.ts'

const model = shipped('model-national-response-2016')
const capability = model.indicators.find(indicator => indicator.code === 'C11')!
const chain = (id: string, more: Partial<LearningChain>): LearningChain => ({
  id,
  edition: keyOf(model),
  indicator: 'C11',
  finding: { day: '2025-03-01', text: 'text-7014' },
  lesson: { day: '2025-04-01', text: 'text-7015' },
  ...more,
})
const priority = (id: string, lesson: string): Priority => ({
  id,
  place: 'QMA',
  indicator: 'O4a',
  edition: keyOf(ecpat),
  reason: 'text-7010',
  lesson,
  actions: [],
})
const call = round(2025, model, { C11: ['QMA', 'QMB'] })
const release = published(
  planted([ecpat, model], {
    calls: [call, round(2025, ecpat, { O4a: ['QMA'] })],
    answers: [
      {
        ...answer(2025, 'C11', { subject: 'QMA', status: { state: 'partial', step: 'policy-alone' } }),
        call: call.id,
      },
    ],
    learning: [
      chain('chain-network', {}),
      chain('chain-country', { place: 'QMA' }),
      chain('chain-region', { region: 'north' }),
    ],
    priorities: [priority('priority-1', 'chain-network'), priority('priority-2', 'chain-country')],
  }),
)

test(`policy without practice and practice without policy are two answers, and effectiveness changes neither: ${sentence('C11', model)}`, () => {
  const said = (policy: string, practice: string, effective: string) => {
    const typed = { 'part.C11.policy': policy, 'part.C11.practice': practice, 'part.C11.effective': effective }
    const read = readTypedAnswer(capability, typed)
    assert.ok(read.ok)
    return [read.value.value?.['state'], read.value.value?.['step']]
  }
  assert.deepEqual(said('yes', 'no', 'yes'), ['partial', 'policy-alone'])
  assert.deepEqual(said('no', 'yes', 'no'), ['partial', 'practice-alone'])
  // The old reading keeps the whole alone: the two are one "partial".
  assert.equal(said('yes', 'no', 'yes')[0], said('no', 'yes', 'no')[0])
})

test('what the network as a whole learned with a private framework goes out without it; what it learned of a country stays', () => {
  const { chains } = release.page<LearningPage>('learning.json')
  assert.deepEqual(
    chains.map(learning => [learning.id, learning.edition, learning.indicator, learning.stoppedAt]),
    [['chain-network', undefined, undefined, 'lesson']],
  )
  assert.deepEqual(
    release.table('data/learning.csv').map(row => [row['chain'], row['edition'], row['step']]),
    [
      ['chain-network', '', 'finding'],
      ['chain-network', '', 'lesson'],
    ],
  )
  const { priorities } = release.page<PlanPage>('plan.json')
  assert.deepEqual(
    priorities.map(priorityView => [priorityView.id, priorityView.lesson]),
    [
      ['priority-1', 'chain-network'],
      ['priority-2', undefined],
    ],
  )
})

test('no answer, step or part of a private framework stands in a public file', () => {
  for (const path of release.paths.filter(eachPath => eachPath.endsWith('.csv')))
    assert.ok(
      release.table(path).every(row => !Object.values(row).join(' ').includes('C11')),
      path,
    )
  assert.ok(release.paths.every(path => !path.includes(model.framework.code)))
})
