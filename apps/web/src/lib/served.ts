/** What is served: how forms call the lists it is chosen from, and what each is called. */
import type { LocalText, Servable, ServedFacet } from '@waymark/framework'

/** The names of the lists in a form; each value is a key such as `sdg/16.2`. */
export const servedParts: Readonly<Record<ServedFacet, string>> = {
  outcome: 'outcomes',
  'target-group': 'targetGroups',
  sdg: 'sdg',
}

/** An SDG target by its number and its wording, the others by their name; where there is no wording, by the number or code. */
export function servedName(
  { facet, value, name }: Pick<Servable, 'facet' | 'value' | 'name'>,
  pick: (text: LocalText) => { readonly text: string },
): string {
  const { text } = pick(name)
  if (text === '') return value
  return facet === 'sdg' ? `${value} ${text}` : text
}
