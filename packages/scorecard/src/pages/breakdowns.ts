import { groupedBy } from '../candidate/grouped-by.ts'
import type { Indicator } from '@waymark/framework'
import type { AdoptedEdition, Group } from '../candidate/candidate.ts'
import { countedFigures } from '../figures/counted.ts'
import { groupsOn } from '../base/release-index.ts'
import type { FigureView } from '../page-types/figure-view.ts'
import { figureView } from '../figures/figures.ts'
import { partFiguresOf } from '../figures/part-figures.ts'
import { lastDayIn } from '../candidate/periods.ts'
import type { Breakdown, GroupParts } from '../page-types/pages-results.ts'
import type { Series } from '../figures/series.ts'
import type { Site } from './site.ts'

/** By the same groups, what is said of each part of a compound question. */
export function partsByGroup(site: Site, series: Series): readonly GroupParts[] {
  if (series.subjectKind !== 'country') return []
  const groups = byKind(groupsOn(site.index, lastDayIn(series.period)), new Set(series.scope)).flatMap(([, all]) => all)
  return groups
    .map(group => ({ of: series.id, group: group.id, figures: partFiguresOf(series, site.index.silence, group) }))
    .filter(({ figures }) => figures.length > 0)
}

/** A figure by each kind of group that has at least two groups in its scope, groups as of its period's last day. */
export function breakdownsOf(site: Site, series: Series): readonly Breakdown[] {
  if (series.subjectKind !== 'country') return []
  const groups = groupsOn(site.index, lastDayIn(series.period))
  return byKind(groups, new Set(series.scope)).map(([groupKind, ofKind]) => {
    const inSome = new Set(ofKind.flatMap(group => group.places))
    const ungrouped = series.scope.filter(one => !inSome.has(one))
    const parts = partsOf(ofKind, places => figureView(series, places))
    const made = { figure: series.id, groupKind, groups: parts, ungrouped }
    return ungrouped.length === 0 ? made : { ...made, ungroupedFigure: figureView(series, new Set(ungrouped)) }
  })
}

/** The newest figure of a register counted, by each kind of group. An entry of several groups counts in each. */
export function countedBreakdowns(site: Site, adopted: AdoptedEdition, indicator: Indicator): readonly Breakdown[] {
  const [newest] = countedFigures(site.index, adopted, indicator)
  if (!newest || indicator.counts?.over === 'network') return []
  const scope = new Set(
    site.base.calls.filter(call => newest.calls.includes(call.id)).flatMap(call => call.scope.country ?? []),
  )
  return byKind(groupsOn(site.index, lastDayIn(newest.period)), scope).map(([groupKind, ofKind]) => ({
    figure: newest.id,
    groupKind,
    groups: partsOf(ofKind, places => (countedFigures(site.index, adopted, indicator, places)[0] ?? newest).figure),
    ungrouped: [],
  }))
}

function byKind(
  groups: readonly Group[],
  scope: ReadonlySet<string>,
): readonly (readonly [string, readonly Group[]])[] {
  const met = groups.filter(group => group.places.some(place => scope.has(place)))
  const kinds = [...groupedBy(met, eachGroup => eachGroup.kind)].filter(([, all]) => all.length > 1)
  return kinds.sort(([one], [other]) => (one < other ? -1 : 1))
}

function partsOf(groups: readonly Group[], figureAt: (places: ReadonlySet<string>) => FigureView): Breakdown['groups'] {
  return groups.map(({ id, names, places }) => ({ id, names, figure: figureAt(new Set(places)) }))
}
