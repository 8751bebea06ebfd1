import { groupedBy } from '../grouped-by.ts'
import type { Indicator } from '@waymark/framework'
import type { AdoptedEdition } from '../candidate.ts'
import { editionKey } from '../edition-key.ts'
import { changeView } from '../figures.ts'
import { latestFigure, ownSeries } from '../known.ts'
import type { IndicatorPage } from '../pages-results.ts'
import type { PublishedFigure } from '../pages-shared.ts'
import { sectionsAbove } from '../sections.ts'
import type { Series } from '../series.ts'
import { callRef, editionRef, subjectNames, type Site } from '../site.ts'
import { versionsOf } from '../versions.ts'
import { breakdownsOf, countedBreakdowns } from './breakdowns.ts'
import { indicatorRows } from './indicator-rows.ts'
import { figuresAbout, neighbours, seriesAbout } from './results.ts'

export function indicatorPage(site: Site, adopted: AdoptedEdition, indicator: Indicator): IndicatorPage {
  const { edition } = adopted
  const { code } = indicator
  const series = seriesAbout(site, adopted, code)
  const figures = figuresAbout(site, adopted, indicator)
  const own = ownSeries(site, adopted, code)
  const rows = indicatorRows(site, indicator, figures, series)
  const isAbout = (one: { readonly edition?: string; readonly indicator: string }) =>
    one.indicator === code && (one.edition === undefined || one.edition === editionKey(edition))
  return {
    ...site.head,
    kind: 'indicator',
    edition: editionRef(adopted),
    code,
    title: indicator.name,
    within: sectionsAbove(edition, indicator.section).map(one => ({ code: one.code, kind: one.kind, title: one.name })),
    definition: indicator,
    versions: versionsOf(site.book, edition.framework.code, code).map(one => ({
      number: one.indicator.version.number,
      comparable: one.indicator.version.comparable ?? 'first',
      note: one.indicator.version.note,
      editions: one.editions,
    })),
    calls: site.base.calls.filter(call => figures.some(one => one.calls.includes(call.id))).map(callRef),
    figures,
    latest: own.flatMap(one => latestFigure(site, one) ?? []),
    breakdowns: breakdowns(site, adopted, indicator, own),
    changes: newestOfEach(series).flatMap(one =>
      neighbours(site, one).map(([from, to]) => changeView(site.book, from, to)),
    ),
    rows,
    sources: sourcesOf(site, figures, series),
    objections: site.base.objections.filter(isAbout),
    exclusions: site.base.exclusions.filter(
      one => one.indicator === code && figures.some(each => each.calls.includes(one.call)),
    ),
    places: subjectNames(
      site,
      rows.map(one => one.subject),
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

/** The newest series of each way of asking: where its trend begins. */
function newestOfEach(series: readonly Series[]): readonly Series[] {
  const ways = groupedBy(series, one => `${one.respondentType} ${one.instrument} ${one.subjectKind}`)
  return [...ways.values()].map(([newest]) => newest as Series)
}

function sourcesOf(
  site: Site,
  figures: readonly PublishedFigure[],
  series: readonly Series[],
): IndicatorPage['sources'] {
  const calls = site.base.calls.filter(call => figures.some(one => one.calls.includes(call.id)))
  const rows = series.flatMap(one => [...one.answers.values()].flatMap(answer => answer.row?.source ?? []))
  const named = new Set([...calls.flatMap(one => one.source ?? []), ...rows])
  return site.base.sources.filter(one => named.has(one.id)).map(({ id, title }) => ({ id, title }))
}
