import type { IndicatorPage } from '../page-types/pages-results.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'

/**
 * The figure of an indicator that may be drawn on a map: its newest, where it counts countries by state as public sources say it. Undefined
 * for what members answered, which a map would turn into a ranking of countries by what few people said. Source: harm.md, ADR 0210.
 */
export function figureOnMap({
  figures: [newest],
  definition,
  part,
}: Pick<IndicatorPage, 'figures' | 'definition' | 'part'>): PublishedFigure | undefined {
  const ofSource = newest?.respondentType === 'source' && newest.counts === 'country'
  return ofSource && definition.answer === 'rating' && (part?.number ?? 1) === 1 ? newest : undefined
}
