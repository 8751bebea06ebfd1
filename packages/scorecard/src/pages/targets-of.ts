import type { Target } from '../candidate.ts'
import { standingOf } from '../follow-ups.ts'
import { figureView } from '../figures.ts'
import type { TargetView } from '../pages-shared.ts'
import { remembered } from '../remembered.ts'
import type { Series } from '../series.ts'
import type { Site } from '../site.ts'
import { joins } from '../versions.ts'
import { newestOfEach } from './changes-about.ts'
import { seriesAbout } from './results.ts'
import type { AdoptedEdition } from '../candidate.ts'

/** The targets of an indicator, each with where its list of countries began and what was observed in every period, oldest first. */
export function targetsOf(site: Site, adopted: AdoptedEdition, code: string): readonly TargetView[] {
  return remembered(site, JSON.stringify(['targets', adopted.id, code]), () => {
    const { framework } = adopted.edition
    const own = site.base.targets.filter(one => one.framework === framework.code && one.indicator === code)
    if (own.length === 0) return []
    const series = seriesAbout(site, adopted, code).filter(one => one.subjectKind === 'country')
    return own.map(target => viewOf(site, target, series))
  })
}

/** Only answers of versions that may be compared with the target's are put beside it. Source: models.md 4. */
function viewOf(site: Site, target: Target, series: readonly Series[]): TargetView {
  const { places, framework: _, indicator: __, version, ...said } = target
  const list = new Set(places)
  const join = joins(site.index, target.framework, target.indicator)
  const comparable = series.filter(one => join(one.version, version))
  const types = newestOfEach(comparable).map(one => one.respondentType)
  return {
    ...said,
    countries: places.length,
    baseline: baselineOn(site, target, list),
    observed: comparable.toReversed().map(one => ({
      figure: one.id,
      period: one.period,
      // Where several types were asked, pages say whose answers these are.
      ...(types.length > 1 ? { respondentType: one.respondentType } : {}),
      value: figureView(one, list),
      later: one.scope.filter(place => !list.has(place)).length,
    })),
  }
}

function baselineOn(site: Site, target: Target, list: ReadonlySet<string>): TargetView['baseline'] {
  const join = joins(site.index, target.framework, target.indicator)
  const values = standingOf(site.base.baselines)
    .filter(one => one.framework === target.framework && list.has(one.subject))
    .flatMap(one => one.values.filter(value => value.indicator === target.indicator))
    .filter(({ status, version }) => !('missing' in status) && join(version, target.version))
  if (values.length === 0) return null
  const inState = values.filter(({ status }) => 'state' in status && status.state === target.state)
  return { countries: values.length, inState: inState.length }
}
