import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Indicator } from '@waymark/framework'
import type { Candidate, IndicatorPage, StatesView } from '../src/index.ts'
import { pageFiles, partsOf } from '../src/index.ts'
import { stamp } from './keys.ts'
import { adopted, indicator } from './small-edition.ts'
import { answer, members, threeCountries } from './three-countries.ts'

type Rule = Extract<Indicator['origin'], { readonly kind: 'derived' }>['rule']

/** The three-country candidate with one derived indicator in its second edition. */
function withRule(rule: Rule, asks: Indicator['asks'], from: readonly string[], changes: Partial<Candidate> = {}) {
  const editions = threeCountries.editions.map(({ edition }) =>
    adopted(
      edition.edition.label === '2026'
        ? {
            ...edition,
            indicators: [...edition.indicators, indicator('D1', { asks, origin: { kind: 'derived', from, rule } })],
          }
        : edition,
    ),
  )
  const base = partsOf({ ...threeCountries, ...changes, editions }).base
  const page = pageFiles(base, stamp)['indicators/small-2026/D1.json'] as IndicatorPage
  return page.figures[0]?.figure as StatesView
}

test('members that had a submission accepted in the round contributed data', () => {
  const figure = withRule('member-has-accepted-submission', 'member', ['accepted-submissions'], {
    acceptedSubmissions: [{ call: 'round-2026', member: 'm2' }],
  })
  assert.deepEqual([figure.states, figure.sets.asked], [{ yes: 1, partial: 0, no: 0 }, members.length])
  assert.deepEqual(figure.missing, { 'no-answer-published': 5 })
})

test('a baseline is monitored where a later period was answered', () => {
  const figure = withRule('country-has-baseline-and-later-period', 'country', ['locked-baselines', 'settled-answers'])
  assert.deepEqual([figure.states, figure.missing], [{ yes: 1, partial: 0, no: 0 }, { 'no-answer-published': 2 }])
})

test('where every answer is published, a country without a baseline or a later answer is a no', () => {
  const answers = threeCountries.answers.map(one =>
    one.call === 'round-2026' ? { ...one, status: { state: 'yes' }, how: 'one' as const } : one,
  )
  const changes = { answers }
  const figure = withRule('country-has-baseline-and-later-period', 'country', ['locked-baselines'], changes)
  assert.deepEqual(figure.states, { yes: 1, partial: 0, no: 2 })
})

test('a region counts when every country in it has a scorecard and the network says so', () => {
  const scope = { ...threeCountries.calls[1]!.scope, group: ['north', 'south'], network: ['network'] }
  const calls = [threeCountries.calls[0]!, { ...threeCountries.calls[1]!, scope }]
  const silent = withRule('every-country-of-group-has-scorecard', 'group', ['scorecards'], { calls })
  assert.deepEqual([silent.sets.asked, silent.missing], [2, { 'no-answer-published': 2 }])
  const says = answer(2026, 'D1', { subject: 'network', subjectKind: 'network', status: { state: 'yes' } })
  const answers = [...threeCountries.answers, says]
  const own = {
    indicator: 'D1',
    version: 1,
    subjectKind: 'network',
    respondentType: 'member',
    subjects: ['network'],
  } as const
  const asking = calls.map((call, at) => (at === 1 ? { ...call, asked: [...call.asked, own] } : call))
  const said = withRule('every-country-of-group-has-scorecard', 'group', ['scorecards'], { calls: asking, answers })
  // South has countries without a published answer, and these could make it a yes.
  assert.deepEqual([said.states, said.missing], [{ yes: 1, partial: 0, no: 0 }, { 'no-answer-published': 1 }])
})

test('of a missing input a derived status publishes no answer', () => {
  const figure = withRule('all-inputs-yes', 'country', ['O1a', 'O1d'])
  assert.deepEqual([figure.states, figure.missing], [{ yes: 1, partial: 0, no: 0 }, { 'no-answer-published': 2 }])
})
