import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { count, missing, rating, type Answer, type Settled } from '@waymark/collection'
import { day, readPeriod, type Duration } from '@waymark/network'
import { isOutdated, overTime, severalRounds, type Dated } from '../src/index.ts'

const in_ = (label: string, answer: Answer): Dated => {
  const period = readPeriod(label)
  return period.ok ? { period: period.value, answer } : assert.fail(label)
}
const now = (validFor?: string) => ({ validFor: validFor ? (validFor as Duration) : null, on: day('2025-12-31') })

test('a state of 2017 that holds for two years shows as last known in 2017, not as a value', () => {
  const read = overTime('latest', [in_('2017', rating('yes'))], now('P2Y'))
  assert.deepEqual(read.ok && read.value, {
    answer: missing('outdated'),
    periods: [],
    without: ['2017'],
    lastKnown: { value: rating('yes'), day: '2017-12-31' },
  })
})

test('what holds for eighteen months is outdated on the day they are over, not the day before', () => {
  const [seen, validFor] = [day('2024-06-30'), 'P18M' as Duration]
  assert.equal(isOutdated(seen, validFor, day('2025-12-30')), false, 'exactly as old as that is not older')
  assert.equal(isOutdated(seen, validFor, day('2025-12-31')), true)
  assert.equal(isOutdated(seen, null, day('2999-01-01')), false)
})

test('the latest value stands even when a later period has none', () => {
  const read = overTime('latest', [in_('2025', missing('refused')), in_('2024', rating('no'))], now('P2Y'))
  assert.deepEqual(read.ok && [read.value.answer, read.value.periods, read.value.without], [
    rating('no'),
    ['2024'],
    ['2025'],
  ])
})

test('with no value in any period the reason is that of the last one', () => {
  const read = overTime('latest', [in_('2024', missing('unknown')), in_('2025', missing('refused'))], now())
  assert.deepEqual(read.ok && read.value.answer, missing('refused'))
  assert.deepEqual(overTime('sum', [], now()), {
    ok: true,
    value: { answer: missing('not-answered'), periods: [], without: [], lastKnown: null },
  })
})

test('quarters add up to what was given, and the quarter without a count is named', () => {
  const history = [in_('2025-Q1', count(3)), in_('2025-Q2', missing('unknown')), in_('2025-Q3', count(4))]
  const sum = overTime('sum', history, now())
  assert.deepEqual(sum.ok && sum.value, {
    answer: count(7),
    periods: ['2025-Q1', '2025-Q3'],
    without: ['2025-Q2'],
    lastKnown: null,
  })
  const most = overTime('maximum', history, now())
  assert.deepEqual(most.ok && most.value.answer, count(4))
})

test('a quarter is not added to the year it lies in', () => {
  assert.deepEqual(overTime('sum', [in_('2025', count(3)), in_('2025-Q1', count(1))], now()), {
    ok: false,
    refusal: { kind: 'over-time.periods-overlap', periods: ['2025-Q1', '2025'] },
  })
})

test('ratings are not added, and two periods without a rule do not come together', () => {
  assert.deepEqual(overTime('sum', [in_('2025', rating('yes'))], now()), {
    ok: false,
    refusal: { kind: 'over-time.not-counts', rule: 'sum' },
  })
  assert.deepEqual(overTime('none', [in_('2024', count(1)), in_('2025', count(1))], now()), {
    ok: false,
    refusal: { kind: 'over-time.no-rule', periods: ['2024', '2025'] },
  })
})

const settled = (status: Answer): Settled => ({ status, how: 'one' })
const open = (status: Answer): Settled => ({ status, how: 'open' })
const round = (name: string, opened: string, all: Readonly<Record<string, Settled>>, scope = Object.keys(all)) => ({
  round: name,
  opened: day(opened),
  scope: new Set(scope),
  settled: new Map(Object.entries(all)),
})

test('a country settled in two rounds of a period speaks through the later one, and the other is listed', () => {
  const first = round('spring', '2025-03-01', { QMA: settled(rating('no')), QMB: settled(rating('no')) }, [
    'QMA',
    'QMB',
    'QMC',
  ])
  const second = round('autumn', '2025-09-01', { QMA: settled(rating('yes')), QMD: open(missing('not-answered')) })
  const together = severalRounds([second, first])
  assert.deepEqual([...together.scope].sort(), ['QMA', 'QMB', 'QMC', 'QMD'])
  assert.deepEqual(Object.fromEntries(together.statuses), {
    QMA: rating('yes'),
    QMB: rating('no'),
    QMD: missing('not-answered'),
  })
  assert.deepEqual(together.exclusions, [
    { subject: 'QMA', round: 'spring', answer: rating('no'), takenFrom: 'autumn' },
  ])
})

test('silence in a later round does not take back what was settled in an earlier one', () => {
  const first = round('spring', '2025-03-01', { QMA: settled(rating('no')) })
  const second = round('autumn', '2025-09-01', { QMA: open(missing('not-answered')) })
  const together = severalRounds([first, second])
  assert.deepEqual([together.statuses.get('QMA'), together.exclusions], [rating('no'), []])
})

test('of two rounds opened on one day the one named later speaks, whichever is read first', () => {
  const rounds = ['a', 'b'].map(name =>
    round(name, '2025-03-01', { QMA: settled(rating(name === 'a' ? 'no' : 'yes')) }),
  )
  assert.deepEqual(severalRounds(rounds).statuses.get('QMA'), rating('yes'))
  assert.deepEqual(severalRounds(rounds.toReversed()).statuses.get('QMA'), rating('yes'))
})

test('contested in the first round and silent in the second is contested: "published as silent, though three members answered"', () => {
  const first = round('spring', '2025-03-01', { QMA: open(missing('contested')), QMB: open(missing('under-review')) })
  const second = round('autumn', '2025-09-01', {
    QMA: open(missing('not-answered')),
    QMB: settled(missing('refused')),
  })
  assert.deepEqual(Object.fromEntries(severalRounds([first, second]).statuses), {
    QMA: missing('contested'),
    QMB: missing('under-review'),
  })
})

test('a ruling comes before a contested round, and of two values the later holds even over a ruling', () => {
  const ruled: Settled = { status: rating('partial'), how: 'by-reviewer' }
  const spring = round('spring', '2025-03-01', { QMA: ruled, QMB: ruled })
  const autumn = round('autumn', '2025-09-01', { QMA: open(missing('contested')), QMB: settled(rating('yes')) })
  const { statuses, exclusions } = severalRounds([spring, autumn])
  assert.deepEqual([statuses.get('QMA'), statuses.get('QMB')], [rating('partial'), rating('yes')])
  assert.deepEqual(
    exclusions.map(exclusion => [exclusion.subject, exclusion.round]),
    [['QMB', 'spring']],
  )
})

test('asked is the union of the rounds, each subject once, and every value is used or listed', () => {
  const anySettled = fc.constantFrom<Settled>(
    settled(rating('yes')),
    settled(missing('refused')),
    open(missing('contested')),
  )
  const anyRound = fc.tuple(
    fc.constantFrom('2025-01-01', '2025-02-01', '2025-03-01'),
    fc.dictionary(fc.constantFrom('QMA', 'QMB', 'QMC'), anySettled, { noNullPrototype: true }),
  )
  fc.assert(
    fc.property(fc.array(anyRound, { maxLength: 4 }), given => {
      const rounds = given.map(([opened, all], index) => round(`r${index}`, opened, all))
      const { statuses, exclusions } = severalRounds(rounds)
      const asked = new Set(rounds.flatMap(round => [...round.settled.keys()]))
      assert.deepEqual(new Set(statuses.keys()), asked)
      for (const subject of asked) {
        const said = rounds.flatMap(round => round.settled.get(subject) ?? [])
        const values = said.filter(eachSettled => 'kind' in eachSettled.status).length
        const contested = said.some(
          eachSettled => 'missing' in eachSettled.status && eachSettled.status.missing === 'contested',
        )
        const left = exclusions.filter(exclusion => exclusion.subject === subject).length
        assert.equal(left, contested ? 0 : Math.max(values - 1, 0))
      }
      assert.deepEqual(severalRounds(rounds.toReversed()).statuses, statuses)
    }),
  )
})
