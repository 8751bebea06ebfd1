/** The forms of exploitation that an action or a finding is about, and whether it looks at what happens online. */
import { done, refused, type Result } from '@waymark/language'
import type { Named } from '@waymark/framework'
import { editionsOf, type InNetwork } from '@waymark/store'
import type { Refusal } from '../refusal.ts'

export type OnlineLooked = 'addressed' | 'not-addressed'
export type FormsTyped = { readonly themes?: readonly string[]; readonly online?: string }
export type FormsRead = { readonly themes: readonly string[]; readonly online: OnlineLooked | null }

/** Reads them; refuses a theme that no edition here has, and another word on the online dimension than the two. */
export async function readForms(t: InNetwork, typed: FormsTyped): Promise<Result<FormsRead, Refusal>> {
  const themes = [...new Set(typed.themes ?? [])]
  const known = new Set((await themesOf(t)).map(one => one.code))
  const unknown = themes.find(theme => !known.has(theme))
  if (unknown !== undefined)
    return refused({ kind: 'theme.unknown', field: 'themes', given: unknown } as Refusal & { given: string })
  const online = (typed.online ?? '').trim()
  if (online === '') return done({ themes, online: null })
  if (online !== 'addressed' && online !== 'not-addressed') return refused({ kind: 'field.unknown', field: 'online' })
  return done({ themes, online })
}

/** The themes of all editions of the network, each once. */
export async function themesOf(t: InNetwork): Promise<readonly Named[]> {
  const all = (await editionsOf(t)).flatMap(edition => edition.content.themes)
  return [...new Map(all.map(theme => [theme.code, theme])).values()]
}
