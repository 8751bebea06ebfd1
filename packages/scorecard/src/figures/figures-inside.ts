import type { Candidate } from '../candidate/candidate.ts'
import { countedFigures } from './counted.ts'
import { withDerived } from './derived.ts'
import { figureView, publishedFigure } from './figures.ts'
import { inOrder } from '../candidate/order.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import { releaseIndex } from '../base/release-index.ts'
import { commonSeriesIn, type Series } from './series.ts'

/** Whose countries, members and regions a figure is limited to. */
export type Within = Readonly<Record<'country' | 'member' | 'group', ReadonlySet<string>>>

/**
 * The figures of a candidate that are no countries' own answers, as they are inside the network: those of members and regions, of entries,
 * and what is derived from others, statuses that are not published included. `within`: over these alone, and none about the network as a
 * whole; null for all. Never part of a release. Source: definitions 9, 10 and 14.
 */
export function figuresInside(candidate: Candidate, within: Within | null): readonly PublishedFigure[] {
  const index = releaseIndex(inOrder(withDerived(candidate)))
  const counted = candidate.editions.flatMap(edition =>
    edition.edition.indicators.flatMap(indicator =>
      countedFigures(index, edition, indicator, within && within.country),
    ),
  )
  const others = commonSeriesIn(index).filter(
    ({ subjectKind, respondentType }) => subjectKind !== 'country' || respondentType === 'derived',
  )
  return [...counted, ...others.flatMap(series => overThese(series, within))]
}

function overThese(series: Series, within: Within | null): readonly PublishedFigure[] {
  if (!within) return [publishedFigure(series)]
  const { subjectKind } = series
  if (subjectKind === 'network') return []
  return [{ ...publishedFigure(series), figure: figureView(series, within[subjectKind]) }]
}
