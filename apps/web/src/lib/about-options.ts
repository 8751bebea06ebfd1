/** By what entries, answers, actions and findings can be looked for: the forms of exploitation, then what can be served. */
import type { Named, Servable } from '@waymark/framework'
import { servedName } from './served.ts'
import type { Words } from './words.ts'

type Offered = { readonly themes: readonly Named[]; readonly servable: readonly Servable[] }

type OfWork = { readonly about: readonly string[] }
const isOnline = (key: string): boolean => key.startsWith('online/')

/** Filters of a list of what says that it is about something, for `listed`: what it is about, and what it says of the online dimension. */
export const aboutFilters = {
  about: ({ about }: OfWork): readonly string[] => about.filter(key => !isOnline(key)),
  online: ({ about }: OfWork): readonly string[] => about.filter(isOnline),
}

/** What these filters are called. */
export const aboutNames = (speak: Words['speak']) => ({ about: speak('entries.about'), online: speak('label.online') })

/** What each value is called of what lists are narrowed by, the online dimension included; the value itself where nothing is offered any more. */
export function aboutLabels(offered: Offered, words: Pick<Words, 'pick' | 'speak'>): (key: string) => string {
  const labels = new Map(aboutOptions(offered, words).map(({ value, label }) => [value, label]))
  for (const said of ['addressed', 'not-addressed', 'not-looked-at'])
    labels.set(`online/${said}`, words.speak(`entry.online.${said}`))
  return key => labels.get(key) ?? key
}

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
