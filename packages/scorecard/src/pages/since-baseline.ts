import { change } from '@waymark/measure'
import { answerOf } from '../candidate/answer-of.ts'
import type { Baseline } from '../candidate/candidate.ts'
import { groupsWithin, readingOf } from '../figures/changes.ts'
import { standingOf } from '../figures/follow-ups.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import type { BaselineChangeView, SinceBaseline } from '../page-types/pages-shared.ts'
import { remembered } from '../candidate/remembered.ts'
import type { Series } from '../figures/series.ts'
import type { Site } from './site.ts'
import { joins } from '../figures/versions.ts'

/**
 * The answers of a series about countries against the baselines that stand: over countries whose baseline has a value of the indicator in
 * a version that may be compared, and an answer of a later period than the baseline speaks of. Null where no baseline has one.
 * Source: models.md 4.
 */
export function sinceBaseline(site: Site, newest: Series): BaselineChangeView | null {
  if (newest.subjectKind !== 'country') return null
  const began = baselineValues(site, newest)
  if (began.size === 0) return null
  return {
    figure: newest.id,
    since: sinceOver(newest, began, () => true),
    groups: groupsWithin(site.index, newest).flatMap(({ kind, id, names, places }) => {
      const own = new Set(places)
      const since = sinceOver(newest, began, place => own.has(place))
      return since.baselines > 0 ? [{ groupKind: kind, id, names, since }] : []
    }),
  }
}

type Began = { readonly baseline: Baseline; readonly value: Baseline['values'][number] }

/** By country in the scope of the series: its standing baseline, where that has a value in a version that may be compared. */
function baselineValues(site: Site, { framework, indicator, version, scope }: Series): ReadonlyMap<string, Began> {
  const { baselines } = site.base
  const standing = remembered(baselines, 'standing by framework', () =>
    groupedBy(standingOf(baselines), eachBaseline => eachBaseline.framework),
  )
  const join = joins(site.index, framework, indicator.code)
  const within = new Set(scope)
  return new Map(
    (standing.get(framework) ?? []).flatMap(baseline => {
      const value = baseline.values.find(baselineValue => baselineValue.indicator === indicator.code)
      const isComparable = value && !('missing' in value.status) && join(value.version, version)
      return isComparable && within.has(baseline.subject) ? [[baseline.subject, { baseline, value }] as const] : []
    }),
  )
}

function sinceOver(newest: Series, began: ReadonlyMap<string, Began>, isIn: (place: string) => boolean): SinceBaseline {
  const own = [...began].filter(([place]) => isIn(place))
  const after = readingOf(newest)
  const before = new Map(own.map(([place, { value }]) => [place, answerOf(value.status, newest.indicator.answer)]))
  const later = own.filter(([, { baseline }]) => newest.period.from > baseline.last).map(([place]) => place)
  const followed = new Set(later)
  const statuses = new Map([...after.statuses].filter(([place]) => followed.has(place)))
  const moved = change({ ...after, statuses: before }, { ...after, statuses })
  if (!moved.ok) throw new Error('a reading that differs from itself')
  const { answeredTwice, states, numbers } = moved.value
  return { baselines: own.length, followed: answeredTwice, states, numbers }
}
