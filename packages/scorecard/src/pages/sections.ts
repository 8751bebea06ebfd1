import type { FrameworkEdition, Section } from '@waymark/framework'

/** Sections in reading order: a section, then what lies in it, each with its depth from 0. */
export function sectionsInOrder(
  edition: FrameworkEdition,
): readonly { readonly section: Section; readonly depth: number }[] {
  const codes = new Set(edition.sections.map(section => section.code))
  const below = (parent: string | null, depth: number): readonly { section: Section; depth: number }[] =>
    edition.sections
      .filter(section =>
        parent === null ? section.parent === null || !codes.has(section.parent) : section.parent === parent,
      )
      .flatMap(section => [{ section, depth }, ...below(section.code, depth + 1)])
  return below(null, 0)
}

/** The sections above an indicator, outermost first. */
export function sectionsAbove(edition: FrameworkEdition, code: string): readonly Section[] {
  const path: Section[] = []
  let at = edition.sections.find(section => section.code === code)
  while (at && !path.includes(at)) {
    path.unshift(at)
    const parent: string | null = at.parent
    at = parent === null ? undefined : edition.sections.find(section => section.code === parent)
  }
  return path
}
