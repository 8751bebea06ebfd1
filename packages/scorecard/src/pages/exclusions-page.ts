import { pagesOf } from './page-parts.ts'
import type { ExclusionsPage } from '../page-types/pages-work.ts'
import { placeNames, type Site } from './site.ts'

export function exclusionsPages(site: Site): Generator<readonly [string, ExclusionsPage]> {
  const settledTwice = site.series.flatMap(series =>
    series.settledTwice.map(({ subject, used, left }) => ({ indicator: series.indicator.code, subject, used, left })),
  )
  return pagesOf('exclusions.json', { exclusions: site.base.exclusions, settledTwice }, share => {
    const places = placeNames(
      site.base,
      [...share.exclusions, ...share.settledTwice].map(exclusion => exclusion.subject),
    )
    return { ...site.head, kind: 'exclusions', ...share, places }
  })
}
