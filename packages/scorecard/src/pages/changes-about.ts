import type { AdoptedEdition } from '../candidate/candidate.ts'
import { changeView, groupChanges } from '../figures/changes.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import { ownSeries } from './known.ts'
import type { IndicatorGroups, IndicatorPage } from '../page-types/pages-results.ts'
import { remembered } from '../candidate/remembered.ts'
import type { Series } from '../figures/series.ts'
import type { Site } from './site.ts'
import { neighbours, seriesAbout } from './results.ts'
import { sinceBaseline } from './since-baseline.ts'
import { sinceRelease } from './since-release.ts'

type Changes = Pick<IndicatorPage, 'changes' | 'sinceBaseline' | 'sinceRelease'> &
  Pick<IndicatorGroups, 'changesByGroup'>

/** What changed in an indicator: between periods, since baselines, since the release before. Computed once for each. */
export function changesAbout(site: Site, adopted: AdoptedEdition, code: string): Changes {
  return remembered(site, JSON.stringify(['changes', adopted.id, code]), () => {
    const series = seriesAbout(site, adopted, code)
    const ways = newestOfEach(series)
    return {
      changes: ways.flatMap(one => neighbours(site, one).map(([from, to]) => changeView(site.index, from, to))),
      changesByGroup: ways.flatMap(one => newestByGroup(site, one)),
      sinceBaseline: ownSeries(site, adopted, code).flatMap(
        ([newest]) => (newest && sinceBaseline(site, newest)) ?? [],
      ),
      sinceRelease: series.flatMap(eachSeries => sinceRelease(site, eachSeries) ?? []),
    }
  })
}

/** Between the newest two periods that may be compared, by group. */
function newestByGroup(site: Site, newest: Series): Changes['changesByGroup'] {
  const [pair] = neighbours(site, newest)
  const groups = pair ? groupChanges(site.index, ...pair) : []
  return pair && groups.length > 0 ? [{ from: pair[0].id, to: pair[1].id, groups }] : []
}

/** The newest series of each way of asking: where its trend begins. */
export function newestOfEach(series: readonly Series[]): readonly Series[] {
  const ways = groupedBy(
    series,
    eachSeries => `${eachSeries.respondentType} ${eachSeries.instrument} ${eachSeries.subjectKind}`,
  )
  return [...ways.values()].map(([newest]) => newest as Series)
}
