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
        .filter(one => one.section === section.code)
        .map(one => ({
          code: one.code,
          title: one.name,
          asks: one.asks ?? `register:${one.counts?.register ?? ''}`,
          latest: newestFigures(site, adopted, one),
        })),
    })),
  }
}
