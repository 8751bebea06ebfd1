import { groupedBy } from '../candidate/grouped-by.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import type { IndexPage } from '../page-types/pages-results.ts'
import { callRef, editionRef, indicatorRef, isInvented, type Site } from './site.ts'
import { isValue } from '../figures/series.ts'
import { newestFigures } from './results.ts'

const headlinesAtMost = 24 // rows; the front page stays one screen or two

export function indexPage(site: Site): IndexPage {
  const { base } = site
  const coverage = coverageOf(site)
  const page: IndexPage = {
    ...site.head,
    kind: 'index',
    calls: base.calls.map(callRef),
    editions: base.editions.map(editionRef),
    headlines: headlinesOf(site),
    coverage,
    inventedPlaces: base.places.map(place => place.code).filter(isInvented),
    registers: [...groupedBy(base.entries, entry => entry.kind)].map(([kind, entries]) => ({
      kind,
      entries: entries.length,
    })),
    surveys: base.surveys.map(survey => ({ id: survey.id, title: survey.title })),
    counts: {
      priorities: base.priorities.filter(priority => priority.reason !== undefined).length,
      actions: base.priorities.reduce((sum, priority) => sum + priority.actions.length, 0),
      learning: base.learning.length,
      exclusions: base.exclusions.length,
    },
  }
  const { publicRecord, membership } = base.header
  return { ...page, ...(publicRecord ? { publicRecord } : {}), ...(membership ? { membership } : {}) }
}

function headlinesOf(site: Site): IndexPage['headlines'] {
  // The edition used last comes first, so that the newest framework is not pushed off the page by an older one.
  const lastUsed = (path: string) =>
    site.series.findLast(series => editionRef(series.edition).path === path)?.period.until ?? ''
  const editions = site.base.editions.toSorted((edition, other) =>
    lastUsed(editionRef(edition).path) < lastUsed(editionRef(other).path) ? 1 : -1,
  )
  const all = editions.flatMap(adopted =>
    adopted.edition.indicators
      .filter(indicator => indicator.asks === 'country')
      .flatMap(indicator =>
        newestFigures(site, adopted, indicator).map(figure => ({
          indicator: indicatorRef(adopted.edition, indicator.code),
          figure,
        })),
      ),
  )
  // An indicator that goes on in a later edition stands there once, not again as its older self.
  const once = groupedBy(all, ({ figure }) => [frameworkOf(figure), figure.indicator, figure.respondentType].join(' '))
  return [...once.values()].flatMap(([newest]) => newest ?? []).slice(0, headlinesAtMost)
}

/** The code of the framework a figure is of: figure ids begin with it. */
function frameworkOf(figure: PublishedFigure): string {
  return figure.id.slice(0, figure.id.indexOf('/'))
}

function coverageOf(site: Site): IndexPage['coverage'] {
  const series = site.series.filter(eachSeries => eachSeries.subjectKind === 'country')
  const asked = new Set(series.flatMap(eachSeries => [...eachSeries.answers.keys()]))
  const answered = new Set(
    series.flatMap(eachSeries =>
      [...eachSeries.answers].flatMap(([subject, each]) => (isValue(each) ? [subject] : [])),
    ),
  )
  const inScope = new Set(site.base.calls.flatMap(call => call.scope.country ?? []))
  return {
    inScope: inScope.size,
    asked: asked.size,
    answered: answered.size,
  }
}
