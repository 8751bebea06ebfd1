/** The forms of exploitation that the frameworks of a network speak of, what can be served beside them, and what is said to be about them. */
import { servable, servedKey, type Named, type Servable } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import { editionsOf, type InNetwork } from '@waymark/store'
import { readAs, type Desk } from '../desk.ts'

export type ThemeProblem = { readonly kind: 'theme.unknown'; readonly field: 'themes'; readonly given: string }

/** The themes of all editions of the network, each once. */
export async function themesOf(t: InNetwork): Promise<readonly Named[]> {
  const all = (await editionsOf(t)).flatMap(edition => edition.content.themes)
  return [...new Map(all.map(theme => [theme.code, theme])).values()]
}

/** What work can say that it is about: what lists of plans, actions and findings are narrowed by. */
export type OfferedToWork = { readonly themes: readonly Named[]; readonly servable: readonly Servable[] }

export function offeredToWork(desk: Desk): Promise<OfferedToWork> {
  return readAs(desk, async t => ({ themes: await themesOf(t), servable: await servableOf(t) }))
}

type SaidOfWork = {
  readonly themes: readonly string[]
  readonly online: string | null
  readonly serves: readonly string[]
}

/** What an action or a finding says that it is about, as facet/value: `theme/online`, `sdg/16.2`, `online/addressed`. */
export const workAbout = ({ themes, online, serves }: SaidOfWork): readonly string[] => [
  ...themes.map(theme => `theme/${theme}`),
  ...serves,
  ...(online === null ? [] : [`online/${online}`]),
]

/** The themes that were chosen, each once; refuses the first that no edition here has. */
export async function readThemes(
  t: InNetwork,
  typed: readonly string[] | undefined,
): Promise<Result<readonly string[], ThemeProblem>> {
  const themes = [...new Set((typed ?? []).map(theme => theme.trim()).filter(theme => theme !== ''))]
  if (themes.length === 0) return done(themes)
  const known = new Set((await themesOf(t)).map(named => named.code))
  const given = themes.find(theme => !known.has(theme))
  return given === undefined ? done(themes) : refused({ kind: 'theme.unknown', field: 'themes', given })
}

/** `field`: the list of the form that it was sent in. */
export type ServedProblem = {
  readonly kind: 'served.unknown'
  readonly field: 'outcomes' | 'targetGroups' | 'sdg'
  readonly given: string
}

/** The outcomes for children, target groups and SDG targets of all editions of the network, each once, as the newest words it. */
export async function servableOf(t: InNetwork): Promise<readonly Servable[]> {
  const all = (await editionsOf(t)).flatMap(edition => servable(edition.content))
  return [...new Map(all.map(eachServable => [eachServable.key, eachServable])).values()]
}

/** Those that were chosen, each once; refuses the first that no edition here has. */
export async function readServed(
  t: InNetwork,
  typed: readonly string[] | undefined,
): Promise<Result<readonly string[], ServedProblem>> {
  const serves = [...new Set((typed ?? []).map(one => one.trim()).filter(one => one !== ''))].sort()
  if (serves.length === 0) return done(serves)
  const known = new Set((await servableOf(t)).map(eachServable => eachServable.key))
  const given = serves.find(serve => !known.has(serve))
  return given === undefined ? done(serves) : refused({ kind: 'served.unknown', field: listOf(given), given })
}

function listOf(key: string): ServedProblem['field'] {
  if (key.startsWith('target-group/')) return 'targetGroups'
  return key.startsWith('sdg/') ? 'sdg' : 'outcomes'
}

/**
 * What the indicators that count this register say of it already, by themselves or by their section: target groups and SDG targets.
 * Nobody is asked for them again. Source: models.md 1.
 */
export async function impliedBy(t: InNetwork, register: string): Promise<readonly Servable[]> {
  const all = (await editionsOf(t)).flatMap(({ content }) => {
    const counting = content.indicators.filter(indicator => indicator.counts?.register === register)
    const saying = counting.flatMap(indicator => [
      indicator,
      ...content.sections.filter(section => section.code === indicator.section),
    ])
    const said = new Set([
      ...saying.flatMap(eachSection => eachSection.targetGroups).map(code => servedKey('target-group', code)),
      ...saying.flatMap(eachSection => eachSection.sdg).map(code => servedKey('sdg', code)),
    ])
    return servable(content).filter(eachServable => said.has(eachServable.key))
  })
  return [...new Map(all.map(eachServable => [eachServable.key, eachServable])).values()]
}
