import type { AdoptedEdition } from '../candidate.ts'
import type { FrameworkPage } from '../pages-results.ts'
import { sectionsInOrder } from '../sections.ts'
import { editionRef, type Site } from '../site.ts'
import { newestFigures } from './results.ts'

export function frameworkPage(site: Site, adopted: AdoptedEdition): FrameworkPage {
  const { edition } = adopted
  return {
    ...site.head,
    kind: 'framework',
    edition: editionRef(adopted),
    adopted,
    sections: sectionsInOrder(edition).map(({ section, depth }) => ({
      code: section.code,
      kind: section.kind,
      depth,
      title: section.name,
      indicators: edition.indicators
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
