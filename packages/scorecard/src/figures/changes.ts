/** What changed between two figures of one indicator: over the subjects answered both times, and as a sum that closes. */
import { change, closes, closingSum, given, type ClosingSum, type Reading } from '@waymark/measure'
import { phaseStates, ratingStates } from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import type { Group } from '../candidate/candidate.ts'
import { statusesOf } from './figures.ts'
import { lastDayIn } from '../candidate/periods.ts'
import type { ChangeView, GroupChange } from '../page-types/pages-shared.ts'
import { groupsOn, type ReleaseIndex } from '../base/release-index.ts'
import type { Series } from './series.ts'
import { bridgesOf, versionName } from './versions.ts'

/** What changed between two series of one indicator over the subjects answered in both; refused where they may not be compared. */
export function changeView(index: ReleaseIndex, before: Series, after: Series): ChangeView {
  const rules = { bridges: bridgesOf(index), equivalences: [] }
  const [was, is] = [readingOf(before), readingOf(after)]
  const result = change(was, is, rules)
  return {
    from: before.id,
    to: after.id,
    result: result.ok
      ? { kind: 'change', change: result.value, sums: sumsOf(after.indicator, was.statuses, is.statuses) }
      : { kind: 'refused', refusal: result.refusal },
  }
}

/**
 * The same by region and other group, each of its places on the last day of either period: a country that moved from one to another
 * is newly asked in this one and no longer asked in that. Empty where the two may not be compared. Source: design 3.6.
 */
export function groupChanges(index: ReleaseIndex, before: Series, after: Series): readonly GroupChange[] {
  const rules = { bridges: bridgesOf(index), equivalences: [] }
  const earlier = new Map(groupsOn(index, lastDayIn(before.period)).map(group => [group.id, group]))
  const [first, second] = [readingOf(before), readingOf(after)]
  return groupsWithin(index, after).flatMap(group => {
    const was = within(first, earlier.get(group.id) ?? group)
    const is = within(second, group)
    const result = change(was, is, rules)
    if (!result.ok) return []
    const sums = sumsOf(after.indicator, was.statuses, is.statuses)
    return [{ groupKind: group.kind, id: group.id, names: group.names, change: result.value, sums }]
  })
}

/** Groups of kinds that have at least two with places in a series about countries, on its last day. */
export function groupsWithin(index: ReleaseIndex, series: Series): readonly Group[] {
  if (series.subjectKind !== 'country') return []
  const scope = new Set(series.scope)
  const met = groupsOn(index, lastDayIn(series.period)).filter(group => group.places.some(place => scope.has(place)))
  return met.filter(group => met.some(other => other.kind === group.kind && other.id !== group.id))
}

/** The states whose totals are counted of an indicator; of numbers and narratives those that gave one. */
export function countedStates({ answer }: Pick<Indicator, 'answer'>): readonly string[] {
  return answer === 'rating' ? ratingStates : answer === 'phase' ? phaseStates : [given]
}

export function sumsOf(
  indicator: Pick<Indicator, 'answer'>,
  before: Parameters<typeof closingSum>[0],
  after: Parameters<typeof closingSum>[1],
): Readonly<Record<string, ClosingSum>> {
  const sums = countedStates(indicator).map(state => [state, closingSum(before, after, state)] as const)
  const open = sums.find(([, sum]) => !closes(sum))
  if (open) throw new Error(`The sum of changes in the state ${open[0]} does not close.`)
  return Object.fromEntries(sums)
}

function within(reading: Reading, { places }: Group): Reading {
  const only = new Set(places)
  return { ...reading, statuses: new Map([...reading.statuses].filter(([subject]) => only.has(subject))) }
}

export function readingOf(series: Series): Reading {
  return {
    version: versionName(series.framework, series.indicator.code, series.version),
    instrument: series.instrument,
    respondentType: series.respondentType,
    kind: series.indicator.answer,
    statuses: statusesOf(series),
  }
}
