import type { Indicator } from '@waymark/framework'
import type { AdoptedEdition } from '../candidate.ts'
import { publishedFigure } from '../figures.ts'
import { latestSeries, ownSeries } from '../known.ts'
import type { IndicatorPage } from '../pages-results.ts'
import type { PublishedFigure } from '../pages-shared.ts'
import { sectionsAbove } from '../sections.ts'
import type { Series } from '../series.ts'
import { callRef, editionRef, subjectNames, type Site } from '../site.ts'
import { versionsOf } from '../versions.ts'
import { byYear } from './by-year.ts'
import { breakdownsOf, countedBreakdowns } from './breakdowns.ts'
import { indicatorRows, rowsOf } from './indicator-rows.ts'
import { changesAbout, newestOfEach } from './changes-about.ts'
import { targetsOf } from './targets-of.ts'
import { figuresAbout, seriesAbout } from './results.ts'

export function indicatorPage(site: Site, adopted: AdoptedEdition, indicator: Indicator): IndicatorPage {
  const { edition } = adopted
  const { code } = indicator
  const register = indicator.counts ? site.index.kindOf.get(indicator.counts.register) : undefined
  const series = seriesAbout(site, adopted, code)
  const figures = figuresAbout(site, adopted, indicator)
  const own = ownSeries(site, adopted, code)
  const rows = indicatorRows(site, indicator, figures, series)
  const latest = own.flatMap(one => latestSeries(site, one) ?? [])
  const begun = newestOfEach(series).flatMap(one => byYear(one) ?? [])
  return {
    ...site.head,
    kind: 'indicator',
    edition: editionRef(adopted),
    code,
    title: indicator.name,
    within: sectionsAbove(edition, indicator.section).map(one => ({ code: one.code, kind: one.kind, title: one.name })),
    definition: indicator,
    ...(register ? { register } : {}),
    versions: versionsOf(site.index, edition.framework.code, code).map(version => ({
      number: version.indicator.version.number,
      comparable: version.indicator.version.comparable ?? 'first',
      note: version.indicator.version.note,
      editions: version.editions,
    })),
    calls: site.base.calls.filter(call => figures.some(figure => figure.calls.includes(call.id))).map(callRef),
    figures,
    latest: latest.map(publishedFigure),
    latestRows: rowsOf(latest),
    breakdowns: breakdowns(site, adopted, indicator, own),
    ...changesAbout(site, adopted, code),
    targets: targetsOf(site, adopted, code),
    ...(begun.length > 0 ? { byYear: begun } : {}),
    rows,
    sources: sourcesOf(site, figures, series),
    exclusions: site.base.exclusions.filter(
      exclusion => exclusion.indicator === code && figures.some(each => each.calls.includes(exclusion.call)),
    ),
    places: subjectNames(
      site,
      rows.map(row => row.subject),
    ),
  }
}

function breakdowns(
  site: Site,
  adopted: AdoptedEdition,
  indicator: Indicator,
  own: readonly (readonly Series[])[],
): IndicatorPage['breakdowns'] {
  return [
    ...own.flatMap(([newest]) => (newest ? breakdownsOf(site, newest) : [])),
    ...countedBreakdowns(site, adopted, indicator),
  ]
}

function sourcesOf(
  site: Site,
  figures: readonly PublishedFigure[],
  series: readonly Series[],
): IndicatorPage['sources'] {
  const calls = site.base.calls.filter(call => figures.some(figure => figure.calls.includes(call.id)))
  const rows = series.flatMap(one => [...one.answers.values()].flatMap(answer => answer.row?.source ?? []))
  const named = new Set([...calls.flatMap(call => call.source ?? []), ...rows])
  return site.base.sources.filter(source => named.has(source.id)).map(({ id, title }) => ({ id, title }))
}
