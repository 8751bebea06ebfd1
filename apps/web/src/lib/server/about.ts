/** What of a release's lists says that it is about one form of exploitation, that it serves one thing, or what it says of the online dimension. */
import { error } from '@sveltejs/kit'
import { onlineSaidIn, servable, servedFacets } from '@waymark/framework'
import type { PublicRelease } from '@waymark/operations'
import { editionPath, type FormRef, type ServedRef } from '@waymark/scorecard'
import type { AboutCounted, AboutNamed } from '#lib/public/about-words.ts'
import { fieldOf } from './release-base.ts'

/** By what lists can be narrowed, in the order in which pages offer it. */
const aboutFacets = ['theme', ...servedFacets, 'online'] as const

const onlineSaid = ['addressed', 'not-addressed']

/** The forms of exploitation of a release by their codes, each under the newest edition that has it. */
export async function formsOf(opened: PublicRelease): Promise<Readonly<Record<string, FormRef>>> {
  const editions = await fieldOf(opened, 'editions')
  return Object.fromEntries(
    editions.flatMap(({ edition }) =>
      edition.themes.map(({ code, name }) => [code, { edition: editionPath(edition), code, name }]),
    ),
  )
}

/** What can be served in a release, by its key, each under the newest edition that has it. */
export async function servedOf(opened: PublicRelease): Promise<Readonly<Record<string, ServedRef>>> {
  const editions = await fieldOf(opened, 'editions')
  return Object.fromEntries(
    editions.flatMap(({ edition }) =>
      servable(edition).map(eachServable => [eachServable.key, { ...eachServable, edition: editionPath(edition) }]),
    ),
  )
}

/** Every value that lists of this release can be narrowed to. */
async function offeredBy(opened: PublicRelease): Promise<readonly AboutNamed[]> {
  const editions = await fieldOf(opened, 'editions')
  const all: AboutNamed[] = [
    ...editions.flatMap(({ edition }) =>
      edition.themes.map(({ code, name }) => ({ facet: 'theme' as const, value: code, name })),
    ),
    ...editions.flatMap(({ edition }) => servable(edition).map(({ facet, value, name }) => ({ facet, value, name }))),
    ...onlineSaid.map(value => ({ facet: 'online' as const, value, name: {} })),
  ]
  return [...new Map(all.map(about => [keyOf(about), about])).values()].toSorted(
    (about, other) => aboutFacets.indexOf(about.facet as never) - aboutFacets.indexOf(other.facet as never),
  )
}

export const keyOf = ({ facet, value }: Pick<AboutNamed, 'facet' | 'value'>): string => `${facet}/${value}`

/** What an address asks for. 404 where no edition of the release has it. */
export async function aboutAsked(
  opened: PublicRelease,
  asked: { readonly facet: string; readonly value: string },
): Promise<AboutNamed> {
  const found = (await offeredBy(opened)).find(about => about.facet === asked.facet && about.value === asked.value)
  return found ?? error(404, 'Nothing in this release can be about this.')
}

export type AboutSaid = {
  readonly themes?: readonly string[]
  readonly forms?: readonly FormRef[]
  readonly serves?: readonly string[]
  readonly served?: readonly { readonly key: string }[]
  readonly online?: string | null | undefined
  /** Of an answer: a part of it can say whether the online dimension is addressed. */
  readonly status?: object | string
}

/** What an answer, an entry, an action or a finding says of itself, as facet/value. */
export function saidBy({
  themes = [],
  forms = [],
  serves = [],
  served = [],
  online,
  status,
}: AboutSaid): readonly string[] {
  const parts =
    typeof status === 'object' && 'parts' in status ? (status.parts as Readonly<Record<string, string>>) : {}
  const said = online ?? onlineSaidIn(parts)
  return [
    ...[...themes, ...forms.map(form => form.code)].map(code => `theme/${code}`),
    ...serves,
    ...served.map(one => one.key),
    ...(said === undefined ? [] : [`online/${said}`]),
  ]
}

/** How many of these say so of each value that any of them says, in the order in which pages offer it. */
export async function countedIn(opened: PublicRelease, said: Iterable<AboutSaid>): Promise<readonly AboutCounted[]> {
  const counts = new Map<string, number>()
  for (const item of said) for (const key of new Set(saidBy(item))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return (await offeredBy(opened)).flatMap(about => {
    const n = counts.get(keyOf(about))
    return n === undefined ? [] : [{ ...about, n }]
  })
}
