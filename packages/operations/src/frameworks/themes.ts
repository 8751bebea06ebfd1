/** The forms of exploitation that the frameworks of a network speak of, and what is said to be about them. */
import type { Named } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import { editionsOf, type InNetwork } from '@waymark/store'

export type ThemeProblem = { readonly kind: 'theme.unknown'; readonly field: 'themes'; readonly given: string }

/** The themes of all editions of the network, each once. */
export async function themesOf(t: InNetwork): Promise<readonly Named[]> {
  const all = (await editionsOf(t)).flatMap(edition => edition.content.themes)
  return [...new Map(all.map(theme => [theme.code, theme])).values()]
}

/** The themes that were chosen, each once; refuses the first that no edition here has. */
export async function readThemes(
  t: InNetwork,
  typed: readonly string[] | undefined,
): Promise<Result<readonly string[], ThemeProblem>> {
  const themes = [...new Set((typed ?? []).map(theme => theme.trim()).filter(theme => theme !== ''))]
  if (themes.length === 0) return done(themes)
  const known = new Set((await themesOf(t)).map(one => one.code))
  const given = themes.find(theme => !known.has(theme))
  return given === undefined ? done(themes) : refused({ kind: 'theme.unknown', field: 'themes', given })
}
