import type { ExclusionsPage } from '../pages-work.ts'
import { placeNames, type Site } from '../site.ts'

export function exclusionsPage(site: Site): ExclusionsPage {
  const { exclusions } = site.base
  const settledTwice = site.series.flatMap(one =>
    one.settledTwice.map(({ subject, used, left }) => ({ indicator: one.indicator.code, subject, used, left })),
  )
  const places = placeNames(
    site.base,
    [...exclusions, ...settledTwice].map(one => one.subject),
  )
  return { ...site.head, kind: 'exclusions', exclusions, settledTwice, places }
}
