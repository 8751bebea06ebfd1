import { nationalSource, type FrameworkEdition, type Indicator } from '@waymark/framework'
import type { AdoptedEdition } from '../candidate/candidate.ts'
import type { FrameworkPage, FrameworkSections, IndicatorFacets } from '../page-types/pages-results.ts'
import { sectionsInOrder } from './sections.ts'
import { editionRef, placeNames, type Site } from './site.ts'
import { newestFigures } from './results.ts'

export function frameworkPage(site: Site, adopted: AdoptedEdition): FrameworkPage {
  const { edition } = adopted
  return {
    ...site.head,
    kind: 'framework',
    edition: editionRef(adopted),
    adopted: {
      ...adopted,
      edition: { ...edition, sources: sourcesIn(adopted), indicators: commonIn(adopted).map(facetsOf) },
    },
    places: placeNames(
      site.base,
      Object.values(adopted.national ?? {}).map(national => national.place),
    ),
  }
}

/** Its sections with their indicators and the latest figures of each: a file of its own, beside that of the edition. */
export function frameworkSections(site: Site, adopted: AdoptedEdition): FrameworkSections {
  const { edition } = adopted
  return {
    ...site.head,
    kind: 'framework-sections',
    sections: sectionsInOrder(edition).map(({ section, depth }) => ({
      code: section.code,
      kind: section.kind,
      depth,
      title: section.name,
      indicators: commonIn(adopted)
        .filter(indicator => indicator.section === section.code)
        .map(indicator => ({
          code: indicator.code,
          title: indicator.name,
          asks: indicator.asks ?? `register:${indicator.counts?.register ?? ''}`,
          latest: newestFigures(site, adopted, indicator),
        })),
    })),
  }
}

/** All but the national ones, which are listed by country (`adopted.national`) and have no figures. */
function commonIn({ edition, national }: AdoptedEdition): readonly Indicator[] {
  return edition.indicators.filter(indicator => national?.[indicator.code] === undefined)
}

/** Who worded a national indicator stands on its own page. */
function sourcesIn({ edition, national }: AdoptedEdition): FrameworkEdition['sources'] {
  const own = new Set(Object.keys(national ?? {}).map(nationalSource))
  return Object.fromEntries(Object.entries(edition.sources).filter(([key]) => !own.has(key)))
}

function facetsOf(indicator: Indicator): IndicatorFacets {
  const { code, section, answer, asks, counts, origin, measures, themes, targetGroups, sdg, onlineDimension } =
    indicator
  const subQuestions = indicator.subQuestions.flatMap(part =>
    part.theme === undefined ? [] : [{ code: part.code, theme: part.theme }],
  )
  return {
    code,
    section,
    answer,
    asks,
    counts,
    origin,
    measures,
    themes,
    targetGroups,
    sdg,
    onlineDimension,
    subQuestions,
  }
}
