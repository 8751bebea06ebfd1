/** What the values of a facet are called on pages. */
import { facetValues, type Facet, type Faceted } from '@waymark/framework'
import type { Words } from '#lib/words.ts'

/** The name of one value: of a theme or target group in the reader's language, of an SDG target the target itself. */
export function facetName(
  edition: Faceted,
  { facet, value }: { readonly facet: Facet; readonly value: string },
  { pick, speak }: Pick<Words, 'pick' | 'speak'>,
): string {
  if (facet === 'sdg') return value
  if (facet === 'measures' || facet === 'online') return speak(`public.${facet}.${value}`)
  const named = (facet === 'theme' ? edition.themes : edition.targetGroups).find(one => one.code === value)
  return named ? pick(named.name).text : value
}

/** The values of a facet that an edition has, each with its name. */
export const namedValues = (edition: Faceted, facet: Facet, words: Pick<Words, 'pick' | 'speak'>) =>
  facetValues(edition, facet).map(value => ({ value, name: facetName(edition, { facet, value }, words) }))
