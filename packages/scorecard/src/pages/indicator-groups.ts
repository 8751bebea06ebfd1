import type { Indicator } from '@waymark/framework'
import type { AdoptedEdition } from '../candidate/candidate.ts'
import type { IndicatorGroups } from '../page-types/pages-results.ts'
import { breakdownsOf, countedBreakdowns } from './breakdowns.ts'
import { changesAbout } from './changes-about.ts'
import { indicatorPath } from './indicator-page.ts'
import { ownSeries } from './known.ts'
import { editionRef, subjectNames, type Site } from './site.ts'

/** Where what an indicator says by group lies beside its pages. */
export const pathOfGroups = (path: string): string => path.replace(/\.json$/, '/groups.json')

/**
 * What an indicator says by group of countries: its newest figures and how they changed. No file where nothing is said. As long as the
 * groups of a network are, however many rounds and countries it has.
 */
export function indicatorGroups(
  site: Site,
  adopted: AdoptedEdition,
  indicator: Indicator,
): readonly (readonly [string, IndicatorGroups])[] {
  const breakdowns = [
    ...ownSeries(site, adopted, indicator.code).flatMap(([newest]) => (newest ? breakdownsOf(site, newest) : [])),
    ...countedBreakdowns(site, adopted, indicator),
  ]
  const { changesByGroup } = changesAbout(site, adopted, indicator.code)
  if (breakdowns.length + changesByGroup.length === 0) return []
  const groups: IndicatorGroups = {
    ...site.head,
    kind: 'indicator-groups',
    edition: editionRef(adopted),
    code: indicator.code,
    breakdowns,
    changesByGroup,
    places: subjectNames(
      site,
      breakdowns.flatMap(({ ungrouped }) => ungrouped),
    ),
  }
  return [[pathOfGroups(indicatorPath(adopted, indicator)), groups]]
}
