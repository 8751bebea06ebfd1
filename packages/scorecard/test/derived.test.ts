import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Indicator } from '@waymark/framework'
import type { Baseline, Candidate, IndicatorPage, StatesView, Status } from '../src/index.ts'
import { partsOf, sidesOf } from '../src/index.ts'
import { stamp } from './keys.ts'
import { adopted, indicator } from './small-edition.ts'
import { answer, members, threeCountries } from './three-countries.ts'
import { pageFiles } from './page-files.ts'

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
  const held = threeCountries.answers.map(settledAnswer =>
    settledAnswer.observation === '2025-O1a-QMA' ? { ...settledAnswer, held: true } : settledAnswer,
  )
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

/** E5b of two regions in which members were asked two questions: `said` by member, in the order of the questions; `-` is no answer. */
function clearData(said: Readonly<Record<string, string>>, north = Object.keys(said).length) {
  const [first, second] = threeCountries.calls as [Candidate['calls'][number], Candidate['calls'][number]]
  const own = Object.keys(said)
  const codes = ['E1a', 'E1b']
  const asked = codes.map(code => ({
    indicator: code,
    version: 1,
    subjectKind: 'member' as const,
    respondentType: 'member',
    subjects: own,
  }))
  const scope = { ...second.scope, member: own, group: ['north', 'south'] }
  const byWord: Readonly<Record<string, Status>> = {
    y: { state: 'yes' },
    n: { state: 'no' },
    u: { missing: 'unknown' },
    '-': { missing: 'not-answered' },
  }
  const answers = own.flatMap(member =>
    codes.map((code, at) =>
      answer(2026, code, { subject: member, subjectKind: 'member', status: byWord[said[member]![at]!]! }),
    ),
  )
  const places = (at: number) => (at < north ? ['QMA'] : ['QMC'])
  const editions = threeCountries.editions.map(({ edition }) => {
    const D1 = indicator('D1', {
      asks: 'group',
      origin: { kind: 'derived', from: ['scorecards'], rule: 'every-member-of-group-has-scorecard' },
    })
    const more = [...codes.map(code => indicator(code, { section: 'E1', asks: 'member' })), D1]
    return adopted(
      edition.edition.label === '2026' ? { ...edition, indicators: [...edition.indicators, ...more] } : edition,
    )
  })
  const candidate: Candidate = {
    ...threeCountries,
    editions,
    calls: [first, { ...second, scope, asked: [...second.asked, ...asked] }],
    answers: [...threeCountries.answers, ...answers],
    members: own.map((id, at) => ({ id, name: `Member ${at}`, shown: 'country', places: places(at) })),
  }
  const sides = sidesOf(candidate)
  const of = (side: 'inside' | 'open') =>
    sides[side].answers
      .filter(settledAnswer => settledAnswer.indicator === 'D1')
      .map(
        ({ subject, status }) =>
          `${subject} ${'missing' in status ? status.missing : 'state' in status && status.state}`,
      )
  return { inside: of('inside'), open: of('open') }
}

const all = (n: number, word: string, from = 0) =>
  Object.fromEntries(Array.from({ length: n }, (_, at) => [`m${from + at}`, word]))

test('E5b: a region is a yes where every member asked has a value or a reason of its own for each member indicator', () => {
  const { inside } = clearData({ ...all(5, 'yy'), ...all(3, 'nu', 5), ...all(5, 'y-', 8), ...all(1, 'yy', 13) }, 8)
  assert.deepEqual(inside, ['north yes', 'south partial'])
  assert.deepEqual(clearData(all(6, 'y-')).inside, ['north no', 'south not-collected'])
})

test('E5b: in public an answer that is not published leaves the region without an answer, and a whole region is a yes', () => {
  assert.deepEqual(clearData({ ...all(6, 'yy'), ...all(6, 'yu', 6) }, 6).open, [
    'north yes',
    'south no-answer-published',
  ])
})

test('E5b: nothing goes out of a region of under five members, nor of the next smallest that it would follow from', () => {
  const of = (north: number, south: number) => clearData(all(north + south, 'yy'), north).open
  assert.deepEqual(of(6, 5), ['north yes', 'south yes'])
  assert.deepEqual(of(6, 4), ['north no-answer-published', 'south no-answer-published'])
})

test('of a missing input a derived status publishes no answer', () => {
  const figure = withRule('all-inputs-yes', 'country', ['O1a', 'O1d'])
  assert.deepEqual([figure.states, figure.missing], [{ yes: 1, partial: 0, no: 0 }, { 'no-answer-published': 2 }])
})
