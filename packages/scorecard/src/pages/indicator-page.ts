import type { Indicator } from '@waymark/framework'
import type { AdoptedEdition } from '../candidate/candidate.ts'
import { editionPath } from '../candidate/edition-key.ts'
import { publishedFigure } from '../figures/figures.ts'
import { latestSeries, ownSeries } from './known.ts'
import { partFigures } from '../figures/part-figures.ts'
import { partOf, pathOfPage } from './page-parts.ts'
import type { IndicatorPage } from '../page-types/pages-results.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import { inParts } from '../bytes/parts.ts'
import { sectionsAbove } from './sections.ts'
import type { Series } from '../figures/series.ts'
import { callRef, editionRef, nationalSite, subjectNames, type Site } from './site.ts'
import { versionsOf } from '../figures/versions.ts'
import { byYear } from './by-year.ts'
import { indicatorRows, rowsOf } from './indicator-rows.ts'
import { changesAbout, newestOfEach } from './changes-about.ts'
import { targetsOf } from './targets-of.ts'
import { figuresAbout, seriesAbout } from './results.ts'

/**
 * An indicator with all its figures, and the countries behind the newest of them; those behind older ones, where all do not go on
 * one page, stand on further pages with their figures and what these say of the parts of a question. What is said by group lies beside them.
 */
export function indicatorPages(
  site: Site,
  adopted: AdoptedEdition,
  indicator: Indicator,
): readonly (readonly [string, IndicatorPage])[] {
  const figures = figuresAbout(site, adopted, indicator)
  const rows = indicatorRows(site, indicator, figures, seriesAbout(site, adopted, indicator.code))
  const counted = countedParts(site, seriesAbout(site, adopted, indicator.code))
  const parts = inParts(
    figures.map(({ id }, at) => [rows.map(row => row.cells[at]!), counted.filter(({ of }) => of === id)]),
    { bytes: behindBytes, items: Math.max(1, Math.floor(cellsAtMost / Math.max(1, rows.length))) },
  )
  const path = indicatorPath(adopted, indicator)
  const figuresOnEach = parts.map(part => part.length)
  let before = 0
  return parts.map((part, at) => {
    const from = before
    before += part.length
    const shown = figures.slice(from, before)
    const own = shown.flatMap(({ id }) => counted.filter(countedPart => countedPart.of === id))
    const ofParts = at === 0 && own.length === 0 ? counted.slice(0, 1) : own // the newest stands on the first in any case
    const page = at === 0 ? firstPage(site, adopted, indicator) : furtherPage(site, adopted, indicator)
    return [
      pathOfPage(path, at + 1),
      {
        ...page,
        ...partOf(at + 1, parts.length, figures.length),
        ...(parts.length > 1 ? { behind: figuresOnEach } : {}),
        ...(ofParts.length > 0 ? { parts: ofParts } : {}),
        figures: at === 0 ? figures : shown,
        rows: rows.map(({ subject, cells }) => ({ subject, cells: cells.slice(from, before) })),
        places: subjectNames(site, [
          ...rows.map(row => row.subject),
          ...(page.national && at === 0 ? [page.national.place] : []),
        ]),
      },
    ]
  })
}

/** Where the first page of an indicator lies. */
export const indicatorPath = (adopted: AdoptedEdition, { code }: Pick<Indicator, 'code'>): string =>
  `indicators/${editionPath(adopted.edition)}/${code}.json`

const behindBytes = 40_000 // bytes of rows and parts of questions on a page: the first holds much beside them
const exclusionsAtMost = 50 // all stand on the page of exclusions
const cellsAtMost = 520 // cells of a page: a line of a table each

type About = Omit<IndicatorPage, 'figures' | 'rows' | 'places' | 'parts'>

/** What pages of older figures leave to the first. */
function furtherPage(site: Site, adopted: AdoptedEdition, indicator: Indicator): About {
  const nothing = { versions: [], calls: [], latest: [], latestRows: [], sources: [], exclusions: [] }
  const noChange = { changes: [], sinceBaseline: [], sinceRelease: [], targets: [] }
  return { ...headOf(site, adopted, indicator), ...nothing, ...noChange }
}

/** What every file of an indicator says of it. */
function headOf(site: Site, adopted: AdoptedEdition, indicator: Indicator) {
  const { edition } = adopted
  const { code, name: title } = indicator
  const register = indicator.counts ? site.index.kindOf.get(indicator.counts.register) : undefined
  return {
    ...site.head,
    kind: 'indicator' as const,
    edition: editionRef(adopted),
    code,
    title,
    within: sectionsAbove(edition, indicator.section).map(section => ({
      code: section.code,
      kind: section.kind,
      title: section.name,
    })),
    definition: indicator,
    ...(register ? { register } : {}),
  }
}

function firstPage(site: Site, adopted: AdoptedEdition, indicator: Indicator): About {
  const { code } = indicator
  const series = seriesAbout(site, adopted, code)
  const figures = figuresAbout(site, adopted, indicator)
  const own = ownSeries(site, adopted, code)
  const latest = own.flatMap(eachSeries => latestSeries(site, eachSeries) ?? [])
  const begun = newestOfEach(series).flatMap(eachSeries => byYear(eachSeries) ?? [])
  const national = nationalOf(site, adopted, code)
  const { changesByGroup: _, ...changes } = changesAbout(site, adopted, code)
  return {
    ...headOf(site, adopted, indicator),
    ...(national ? { national } : {}),
    versions: versionsOf(site.index, adopted.edition.framework.code, code).map(version => ({
      number: version.indicator.version.number,
      comparable: version.indicator.version.comparable ?? 'first',
      note: version.indicator.version.note,
      editions: version.editions,
    })),
    calls: site.base.calls.filter(call => figures.some(figure => figure.calls.includes(call.id))).map(callRef),
    latest: latest.map(publishedFigure),
    latestRows: rowsOf(latest),
    ...changes,
    targets: targetsOf(site, adopted, code),
    ...(begun.length > 0 ? { byYear: begun } : {}),
    sources: sourcesOf(site, figures, series),
    exclusions: site.base.exclusions
      .filter(exclusion => exclusion.indicator === code && figures.some(each => each.calls.includes(exclusion.call)))
      .slice(0, exclusionsAtMost),
  }
}

function countedParts({ index }: Site, series: readonly Series[]): NonNullable<IndicatorPage['parts']> {
  return series
    .map(eachSeries => ({ of: eachSeries.id, figures: partFigures(eachSeries, index.silence) }))
    .filter(one => one.figures.length > 0)
}

function nationalOf(site: Site, adopted: AdoptedEdition, code: string): IndicatorPage['national'] {
  const of = adopted.national?.[code]
  if (!of) return undefined
  const own = seriesAbout(nationalSite(site), adopted, code)
  return {
    ...of,
    answers: rowsOf(own).flatMap(({ cells }) =>
      cells.map((cell, at) => ({ period: own[at]!.period, respondentType: own[at]!.respondentType, cell })),
    ),
  }
}

function sourcesOf(
  site: Site,
  figures: readonly PublishedFigure[],
  series: readonly Series[],
): IndicatorPage['sources'] {
  const calls = site.base.calls.filter(call => figures.some(figure => figure.calls.includes(call.id)))
  const rows = series.flatMap(eachSeries =>
    [...eachSeries.answers.values()].flatMap(answer => answer.row?.source ?? []),
  )
  const named = new Set([...calls.flatMap(call => call.source ?? []), ...rows])
  return site.base.sources.filter(source => named.has(source.id)).map(({ id, title }) => ({ id, title }))
}
