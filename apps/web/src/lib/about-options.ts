/** By what entries, answers, actions and findings can be looked for: the forms of exploitation, then what can be served. */
import type { Named, Servable } from '@waymark/framework'
import { servedName } from './served.ts'
import type { Words } from './words.ts'

type Offered = { readonly themes: readonly Named[]; readonly servable: readonly Servable[] }

/** One choice for each, its value as facet/value; each is said with what kind of thing it is. */
export const aboutOptions = (
  { themes, servable }: Offered,
  { pick, speak }: Pick<Words, 'pick' | 'speak'>,
): readonly { readonly value: string; readonly label: string }[] => [
  ...themes.map(({ code, name }) => ({
    value: `theme/${code}`,
    label: `${speak('public.facet.theme')}: ${pick(name).text}`,
  })),
  ...servable.map(eachServable => ({
    value: eachServable.key,
    label: `${speak(`public.facet.${eachServable.facet}`)}: ${servedName(eachServable, pick)}`,
  })),
]
