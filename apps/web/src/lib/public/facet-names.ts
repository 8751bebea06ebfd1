/** What the values of a facet are called on pages. */
import { facetValues, type Facet, type Faceted, type Named } from '@waymark/framework'
import type { Words } from '#lib/words.ts'

/** The name of one value in the reader's language: of an SDG target its number and its wording. */
export function facetName(
  edition: Faceted,
  { facet, value }: { readonly facet: Facet; readonly value: string },
  { pick, speak }: Pick<Words, 'pick' | 'speak'>,
): string {
  if (facet === 'measures' || facet === 'online') return speak(`public.${facet}.${value}`)
  const named = allNamed(edition, facet).find(eachNamed => eachNamed.code === value)
  if (!named) return value
  return facet === 'sdg' ? `${value} ${pick(named.name).text}` : pick(named.name).text
}

function allNamed(edition: Faceted, facet: 'theme' | 'outcome' | 'target-group' | 'sdg'): readonly Named[] {
  if (facet === 'theme') return edition.themes
  if (facet === 'sdg') return edition.sdgTargets ?? []
  return facet === 'outcome' ? edition.sections.filter(section => section.kind === 'outcome') : edition.targetGroups
}

/** The values of a facet that an edition has, each with its name. */
export const namedValues = (edition: Faceted, facet: Facet, words: Pick<Words, 'pick' | 'speak'>) =>
  facetValues(edition, facet).map(value => ({ value, name: facetName(edition, { facet, value }, words) }))
