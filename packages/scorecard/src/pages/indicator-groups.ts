import type { Indicator } from '@waymark/framework'
import type { AdoptedEdition } from '../candidate/candidate.ts'
import type { IndicatorGroupParts, IndicatorGroups } from '../page-types/pages-results.ts'
import { breakdownsOf, countedBreakdowns, partsByGroup } from './breakdowns.ts'
import { changesAbout } from './changes-about.ts'
import { indicatorPath } from './indicator-page.ts'
import { ownSeries } from './known.ts'
import { pagesOf } from './page-parts.ts'
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

/** Where what an indicator says by group of the parts of its question lies, on as many pages as it needs. */
export const pathOfGroupParts = (path: string): string => path.replace(/\.json$/, '/group-parts.json')

/** What the newest figures say of each part of a compound question in each group. No file where nothing is said. */
export function* indicatorGroupParts(
  site: Site,
  adopted: AdoptedEdition,
  indicator: Indicator,
): Generator<readonly [string, IndicatorGroupParts]> {
  const groups = ownSeries(site, adopted, indicator.code).flatMap(([newest]) =>
    newest ? partsByGroup(site, newest) : [],
  )
  if (groups.length === 0) return
  yield* pagesOf(pathOfGroupParts(indicatorPath(adopted, indicator)), { groups }, share => ({
    ...site.head,
    kind: 'indicator-group-parts',
    edition: editionRef(adopted),
    code: indicator.code,
    groups: share.groups,
  }))
}
