import { groupedBy } from '../candidate/grouped-by.ts'
import type { Indicator } from '@waymark/framework'
import type { AdoptedEdition } from '../candidate/candidate.ts'
import { countedFigures } from '../figures/counted.ts'
import { editionPath } from '../candidate/edition-key.ts'
import { ownSeries, sameQuestion } from './known.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import type { Series } from '../figures/series.ts'
import type { Site } from './site.ts'

/** Every series of an indicator's framework and code, newest period first: what its page has figures of. */
export function seriesAbout(site: Site, adopted: AdoptedEdition, code: string): readonly Series[] {
  const { framework } = adopted.edition
  return site.series
    .filter(series => series.framework === framework.code && series.indicator.code === code)
    .toSorted((series, other) =>
      series.period.until === other.period.until ? 0 : series.period.until < other.period.until ? 1 : -1,
    )
}

/** All figures of an indicator, newest period first: asked, counted and about members. */
export function figuresAbout(site: Site, adopted: AdoptedEdition, indicator: Indicator): readonly PublishedFigure[] {
  const asked = seriesAbout(site, adopted, indicator.code).map(
    series => site.figureOf.get(series.id) as PublishedFigure,
  )
  const editions = site.base.editions.filter(
    edition => edition.edition.framework.code === adopted.edition.framework.code,
  )
  const counted = editions.flatMap(edition => {
    const its = edition.edition.indicators.find(each => each.code === indicator.code)
    return its ? countedFigures(site.index, edition, its) : []
  })
  const paths = new Set(editions.map(edition => editionPath(edition.edition)))
  const members = site.base.memberFigures.figures.filter(
    figure => figure.indicator === indicator.code && paths.has(figure.edition),
  )
  return [...asked, ...counted, ...members].toSorted((member, other) =>
    member.period.until === other.period.until ? 0 : member.period.until < other.period.until ? 1 : -1,
  )
}

/** The newest figure of an indicator on its own edition, one per way of asking. */
export function newestFigures(site: Site, adopted: AdoptedEdition, indicator: Indicator): readonly PublishedFigure[] {
  const asked = ownSeries(site, adopted, indicator.code).flatMap(([newest]) =>
    newest ? [site.figureOf.get(newest.id) as PublishedFigure] : [],
  )
  const path = editionPath(adopted.edition)
  const members = site.base.memberFigures.figures.filter(
    figure => figure.indicator === indicator.code && figure.edition === path,
  )
  const counted = countedFigures(site.index, adopted, indicator)
  return [...asked, ...counted.slice(0, 1), ...newestOf(members)]
}

function newestOf(figures: readonly PublishedFigure[]): readonly PublishedFigure[] {
  const byType = groupedBy(figures, figure => figure.respondentType)
  return [...byType.values()].map(
    all => all.toSorted((figure, other) => (figure.period.until < other.period.until ? 1 : -1))[0] as PublishedFigure,
  )
}

/** Pairs of neighbouring periods of one way of asking, the later first: what a change is computed between. */
export function neighbours(site: Site, newest: Series): readonly (readonly [before: Series, after: Series])[] {
  const all = sameQuestion(site, newest)
  return all.slice(1).flatMap((before, at) => {
    const after = all[at] as Series
    return before.period.until < after.period.until ? [[before, after] as const] : []
  })
}
