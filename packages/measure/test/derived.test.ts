import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missing, rating, type Answer } from '@waymark/collection'
import {
  checkFigure,
  contributedData,
  derivedFromAnswers,
  derivedStatuses,
  figureOf,
  monitoredBaselines,
  scorecardsInRegions,
} from '../src/index.ts'

test('a derived indicator asks its whole scope, and a missing input is "not collected", never "no"', () => {
  const scope = new Set(['a', 'b', 'c'])
  const statuses = derivedStatuses(scope, [
    new Map([
      ['a', true],
      ['b', false],
    ]),
  ])
  const figure = figureOf({ kind: 'rating', overPlaces: 'count-by-state', scope, statuses })
  assert.deepEqual(figure.sets, { inScope: 3, asked: 3, applicable: 3, answered: 2 })
  assert.deepEqual(figure.missing, { 'not-collected': 1 })
  assert.deepEqual(checkFigure(figure), [])
})

test('a member contributes data when a submission of its was accepted; one that waits is under review, and nobody is a no', () => {
  const statuses = contributedData({
    members: new Set(['lighthouse', 'harbour', 'quay', 'meadow']),
    asked: new Set(['lighthouse', 'harbour', 'quay']),
    withAcceptedSubmission: new Set(['lighthouse']),
    withWaitingSubmission: new Set(['lighthouse', 'harbour']),
  })
  const expected = [rating('yes'), missing('under-review'), missing('not-answered'), missing('not-collected')]
  assert.deepEqual([...statuses.values()], expected)
})

test('a baseline is monitored when it is locked and a later period was answered', () => {
  const statuses = monitoredBaselines({
    countries: new Set(['QMA', 'QMB', 'QMC', 'QMD']),
    asked: new Set(['QMA', 'QMB', 'QMC']),
    withLockedBaseline: new Set(['QMA', 'QMB']),
    answeredLater: new Set(['QMA', 'QMC']),
  })
  assert.deepEqual([...statuses.values()], [rating('yes'), rating('no'), rating('no'), missing('not-collected')])
})

test('a region has the scorecard system when each of its countries has a scorecard and the network says so', () => {
  const statuses = scorecardsInRegions({
    regions: new Map([
      ['north', new Set(['QMA', 'QMB'])],
      ['south', new Set(['QMC'])],
      ['west', new Set(['QMD'])],
      ['silent', new Set(['QMA'])],
      ['empty', new Set<string>()],
    ]),
    withScorecard: new Set(['QMA', 'QMB', 'QMD']),
    networkSays: new Map([
      ['north', true],
      ['south', true],
      ['west', false],
      ['empty', true],
    ]),
  })
  assert.deepEqual(
    [...statuses.values()],
    [rating('yes'), rating('no'), rating('no'), missing('not-collected'), missing('not-collected')],
  )
})

test('from other answers: yes if all are, or if any is; a contested input is not collected', () => {
  const scope = new Set(['QMA', 'QMB'])
  const inputs: readonly ReadonlyMap<string, Answer>[] = [
    new Map([
      ['QMA', rating('yes')],
      ['QMB', rating('yes')],
    ]),
    new Map<string, Answer>([
      ['QMA', rating('partial')],
      ['QMB', missing('contested')],
    ]),
  ]
  assert.deepEqual(
    [...derivedFromAnswers('all-inputs-yes', scope, inputs).values()],
    [rating('no'), missing('not-collected')],
  )
  assert.deepEqual(
    [...derivedFromAnswers('any-input-yes', scope, inputs).values()],
    [rating('yes'), missing('not-collected')],
  )
})
