/** Editions as files: what an edition says of itself, then its sections and its indicators one by one, each with the edition's id. */
import type { FrameworkEdition, Indicator, Section } from '@waymark/framework'
import type { AdoptedEdition } from './candidate.ts'
import { groupedBy } from './grouped-by.ts'
import type { Form } from '../bytes/parts.ts'

/** An item of `data/editions.json`. The first has neither sections nor indicators: those follow it, in the order of the edition. */
export type EditionItem =
  | AdoptedEdition
  | { readonly of: string; readonly section: Section }
  | { readonly of: string; readonly indicator: Indicator }

export const editionList: Form = {
  items: (editions: readonly AdoptedEdition[]) => editions.flatMap(itemsOf),
  part: (items: readonly EditionItem[]) => items,
  joined: (parts: readonly (readonly EditionItem[])[]) => editionsOf(parts.flat()),
}

function itemsOf(adopted: AdoptedEdition): readonly EditionItem[] {
  const { id: of, edition } = adopted
  return [
    { ...adopted, edition: { ...edition, sections: [], indicators: [] } },
    ...edition.sections.map(section => ({ of, section })),
    ...edition.indicators.map(indicator => ({ of, indicator })),
  ]
}

function editionsOf(items: readonly EditionItem[]): readonly AdoptedEdition[] {
  const sections = groupedBy(
    items.filter(item => 'section' in item),
    item => item.of,
  )
  const indicators = groupedBy(
    items.filter(item => 'indicator' in item),
    item => item.of,
  )
  return items
    .filter(item => 'edition' in item)
    .map(adopted => {
      const edition: FrameworkEdition = {
        ...adopted.edition,
        sections: (sections.get(adopted.id) ?? []).map(item => item.section),
        indicators: (indicators.get(adopted.id) ?? []).map(item => item.indicator),
      }
      return { ...adopted, edition }
    })
}
