import { groupsOn } from '../base/release-index.ts'
import type { CountriesPage } from '../page-types/pages-country.ts'
import { editionRef, isInvented, placeNames, type Site } from './site.ts'
import { groupRefs, placesWithPage } from './country-page.ts'

/** Every country with a page, in the order of their codes. Nothing here says who answered or how. Source: design 3.10. */
export function countriesPage(site: Site): CountriesPage {
  const places = placesWithPage(site)
  const met = new Set<string>()
  const rows = places.map(place => {
    const groups = groupRefs(site, place.code).map(ref => ref.id)
    for (const group of groups) met.add(group)
    const row = {
      place: place.code,
      placeKind: place.kind,
      invented: isInvented(place.code),
      groups,
      editions: editionsOf(site, place.code),
    }
    return place.tile ? { ...row, tile: place.tile } : row
  })
  return {
    ...site.head,
    kind: 'countries',
    editions: site.base.editions.map(editionRef),
    rows,
    groups: groupsOn(site.index, site.asOf)
      .filter(group => met.has(group.id))
      .map(({ id, kind, names, on }) => ({ id, kind, names, on })),
    places: placeNames(
      site.base,
      places.map(place => place.code),
    ),
  }
}

/** The editions that have the place in scope, and whether it was asked anything on them. */
function editionsOf(site: Site, place: string): CountriesPage['rows'][number]['editions'] {
  return site.base.editions.flatMap(adopted => {
    const series = site.series.filter(
      eachSeries => eachSeries.edition === adopted && eachSeries.subjectKind === 'country',
    )
    const inScope = series.some(eachSeries => eachSeries.scope.includes(place))
    const isAsked = series.some(eachSeries => eachSeries.answers.has(place))
    return inScope ? [{ edition: editionRef(adopted).path, isAsked }] : []
  })
}
