import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Indicator } from '@waymark/framework'
import type { Baseline, Candidate, IndicatorPage, StatesView } from '../src/index.ts'
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

const monitored = (changes: Partial<Candidate> = {}) =>
  withRule('country-has-baseline-and-later-period', 'country', ['locked-baselines', 'settled-answers'], changes)
const [baseline] = threeCountries.baselines as [Baseline]

test('a round that leaves a derived indicator out asks nobody about it', () => {
  const [first, second] = threeCountries.calls
  const calls = [first!, { ...second!, leftOut: ['D1'] }]
  const acceptedSubmissions = [{ call: 'round-2026', member: 'm2' }]
  const changes = { calls, acceptedSubmissions }
  assert.equal(withRule('member-has-accepted-submission', 'member', ['accepted-submissions'], changes), undefined)
})

test('S1b: a country whose baseline value has a later one is a yes, one without a baseline a no', () => {
  const figure = monitored()
  assert.deepEqual([figure.states, figure.missing], [{ yes: 1, partial: 0, no: 2 }, {}])
})

test('S1b: a baseline that no later period followed is a no, and one followed in part is partial', () => {
  const ofLast = { ...baseline, from: '2026-01-01', last: '2026-12-31', agreedOn: '2026-12-31' }
  assert.deepEqual(monitored({ baselines: [ofLast] }).states, { yes: 0, partial: 0, no: 3 })
  const study = { indicator: 'O1b', version: 1, status: { numerator: '1', denominator: '4' }, source: 'study' } as const
  const inPart = { ...baseline, values: [...baseline.values, study] }
  assert.deepEqual(monitored({ baselines: [inPart] }).states, { yes: 0, partial: 1, no: 2 })
})

test('S1b: equal codes of two frameworks are two things, and so are their baselines', () => {
  assert.deepEqual(monitored({ baselines: [{ ...baseline, framework: 'another' }] }).states, {
    yes: 0,
    partial: 0,
    no: 3,
  })
})

test('S1b: a revision counts in place of what it revises, and one agreed after the period counts in none', () => {
  const reasonsOnly = baseline.values.map(({ indicator, version }) => ({
    indicator,
    version,
    status: { missing: 'unknown' },
  }))
  const revision = { ...baseline, id: 'baseline-2', revises: baseline.id, reason: 'text-7023', values: reasonsOnly }
  const figure = monitored({ baselines: [baseline, revision] })
  // In public nobody can tell a reason from a value that is not published, so nothing is said of the revised one.
  assert.deepEqual([figure.states, figure.missing], [{ yes: 0, partial: 0, no: 2 }, { 'no-answer-published': 1 }])
  assert.deepEqual(monitored({ baselines: [{ ...baseline, agreedOn: '2027-01-01' }] }).states, {
    yes: 0,
    partial: 0,
    no: 3,
  })
})

test('a baseline goes out with the values that are published and nothing of the others but "not applicable"', () => {
  const values = [
    ...baseline.values,
    { indicator: 'O1b', version: 1, status: { missing: 'not-applicable' }, note: 'text-7024' },
  ]
  const held = threeCountries.answers.map(one => (one.observation === '2025-O1a-QMA' ? { ...one, held: true } : one))
  const shown = (answers: Candidate['answers']) =>
    partsOf({ ...threeCountries, baselines: [{ ...baseline, values }], answers }).base.baselines[0]?.values
  assert.deepEqual(shown(threeCountries.answers), [
    { indicator: 'O1a', version: 1, status: { state: 'no' }, source: 'answer', call: 'round-2025' },
    { indicator: 'O1b', version: 1, status: { missing: 'not-applicable' } },
    { indicator: 'O1d', version: 1, status: { missing: 'no-answer-published' } },
  ])
  assert.deepEqual(shown(held)?.[0], { indicator: 'O1a', version: 1, status: { missing: 'no-answer-published' } })
  assert.deepEqual(partsOf({ ...threeCountries, hidden: ['QMA'] }).base.baselines, [])
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
