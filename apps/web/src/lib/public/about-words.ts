/** What a list is narrowed to, in words: the kind of thing and its name. */
import { servedFacets, type Facet, type LocalText } from '@waymark/framework'
import { servedName } from '#lib/served.ts'
import type { Words } from '#lib/words.ts'

/** One thing a list can be about, by its name; `name` is empty where it has none in words, as an SDG target may, and of the online dimension. */
export type AboutNamed = { readonly facet: Facet; readonly value: string; readonly name: LocalText }

/** `n`: how many of a list say so. */
export type AboutCounted = AboutNamed & { readonly n: number }

/** The name alone: of an SDG target its number and wording, of the online dimension what is said of it. */
export function aboutName({ facet, value, name }: AboutNamed, { pick, speak }: Pick<Words, 'pick' | 'speak'>): string {
  if (facet === 'online') return speak(`entry.online.${value}`)
  const served = servedFacets.find(servedFacet => servedFacet === facet)
  return served ? servedName({ facet: served, value, name }, pick) : pick(name).text || value
}

export const aboutWords = (about: AboutNamed, words: Pick<Words, 'pick' | 'speak'>): string =>
  `${words.speak(`public.facet.${about.facet}`)}: ${aboutName(about, words)}`
