import { targetNumber } from '@waymark/framework'
import type { AdoptedEdition, BaselineValue, Period, Target } from '../candidate/candidate.ts'
import { countedFigures } from '../figures/counted.ts'
import { standingOf } from '../figures/follow-ups.ts'
import { figureView } from '../figures/figures.ts'
import type { TargetView } from '../page-types/pages-shared.ts'
import { remembered } from '../candidate/remembered.ts'
import { lastDayIn } from '../candidate/periods.ts'
import { groupsOn } from '../base/release-index.ts'
import type { Series } from '../figures/series.ts'
import type { Site } from './site.ts'
import { joins } from '../figures/versions.ts'
import { newestOfEach } from './changes-about.ts'
import { seriesAbout } from './results.ts'

/** The targets of an indicator, each with where its list of countries began and what was observed in every period, oldest first. */
export function targetsOf(site: Site, adopted: AdoptedEdition, code: string): readonly TargetView[] {
  return remembered(site, JSON.stringify(['targets', adopted.id, code]), () => {
    const { framework } = adopted.edition
    const own = site.base.targets.filter(
      eachTarget => eachTarget.framework === framework.code && eachTarget.indicator === code,
    )
    if (own.length === 0) return []
    const series = seriesAbout(site, adopted, code).filter(eachSeries => eachSeries.subjectKind === 'country')
    return own.map(target => viewOf(site, target, series))
  })
}

/** Only answers of versions that may be compared with the target's are put beside it. Source: models.md 4. */
function viewOf(site: Site, target: Target, series: readonly Series[]): TargetView {
  const { places, framework: _, indicator: __, version: ___, region: ____, place: _____, ...said } = target
  return {
    ...said,
    countries: places.length,
    baseline: baselineOn(site, target, new Set(places)),
    observed: [...observedAnswers(site, target, series), ...observedEntries(site, target)],
  }
}

type Observed = TargetView['observed']

function observedAnswers(site: Site, target: Target, series: readonly Series[]): Observed {
  const list = new Set(target.places)
  const join = joins(site.index, target.framework, target.indicator)
  const comparable = series.filter(eachSeries => join(eachSeries.version, target.version))
  const types = newestOfEach(comparable).map(eachSeries => eachSeries.respondentType)
  return comparable.toReversed().map(eachSeries => ({
    figure: eachSeries.id,
    period: eachSeries.period,
    // Where several types were asked, pages say whose answers these are.
    ...(types.length > 1 ? { respondentType: eachSeries.respondentType } : {}),
    value: figureView(eachSeries, list),
    later: joinedLater(site, target, eachSeries),
  }))
}

/** Of an indicator that counts a register: the entries of each period at the countries of the list, with how many lists are closed. */
function observedEntries(site: Site, target: Target): Observed {
  const { base, index } = site
  const list = new Set(target.places)
  const join = joins(index, target.framework, target.indicator)
  const found = base.editions
    .filter(edition => edition.edition.framework.code === target.framework)
    .flatMap(adopted => {
      const indicator = adopted.edition.indicators.find(eachIndicator => eachIndicator.code === target.indicator)
      if (!indicator?.counts || !join(indicator.version.number, target.version)) return []
      return countedFigures(index, adopted, indicator, list)
    })
  return found
    .map(({ id, period, calls, figure }) => {
      const scope = new Set(calls.flatMap(call => index.callOf.get(call)?.scope.country ?? []))
      return { figure: id, period, value: figure, later: joinedLater(site, target, { scope: [...scope], period }) }
    })
    .toSorted((one, other) => (one.period.until < other.period.until ? -1 : 1))
}

/** Countries in scope where the target was agreed for, by the groups of the period's last day, that are not on its list. */
function joinedLater(
  { index }: Site,
  { region, place, places }: Target,
  { scope, period }: { readonly scope: readonly string[]; readonly period: Period },
): number {
  if (place !== undefined) return 0
  const there = region && new Set(groupsOn(index, lastDayIn(period)).find(group => group.id === region)?.places)
  return scope.filter(one => !places.includes(one) && (!there || there.has(one))).length
}

function baselineOn(site: Site, target: Target, list: ReadonlySet<string>): TargetView['baseline'] {
  const join = joins(site.index, target.framework, target.indicator)
  const values = standingOf(site.base.baselines)
    .filter(baseline => baseline.framework === target.framework && list.has(baseline.subject))
    .flatMap(baseline => baseline.values.filter(value => value.indicator === target.indicator))
    .filter(({ status, version }) => !('missing' in status) && join(version, target.version))
  return values.length === 0 ? null : { countries: values.length, ...baselineValue(target.state, values) }
}

function baselineValue(state: string, values: readonly BaselineValue[]) {
  const number = targetNumber(state)
  const sum = (of: (status: BaselineValue['status']) => string) =>
    String(values.reduce((total, { status }) => total + BigInt(of(status)), 0n))
  if (number === 'share')
    return {
      numerator: sum(status => ('numerator' in status ? status.numerator : '0')),
      denominator: sum(status => ('denominator' in status ? status.denominator : '0')),
    }
  if (number !== undefined) return { total: sum(status => ('count' in status ? status.count : '0')) }
  return { inState: values.filter(({ status }) => 'state' in status && status.state === state).length }
}
