/** The forms of exploitation that an action or a finding is about, and whether it looks at what happens online. */
import { readOnline, type ChoiceProblem } from '@waymark/collection'
import type { OnlineSaid } from '@waymark/framework'
import { done, type Result } from '@waymark/language'
import type { InNetwork } from '@waymark/store'
import { readThemes, type ThemeProblem } from '../frameworks/themes.ts'

export type FormsTyped = { readonly themes?: readonly string[]; readonly online?: string }
export type FormsRead = { readonly themes: readonly string[]; readonly online: OnlineSaid | null }

/** Reads them; refuses a theme that no edition here has, and another word on the online dimension than the two. */
export async function readForms(
  t: InNetwork,
  typed: FormsTyped,
): Promise<Result<FormsRead, ThemeProblem | ChoiceProblem>> {
  const themes = await readThemes(t, typed.themes)
  if (!themes.ok) return themes
  const online = readOnline(typed.online)
  return online.ok ? done({ themes: themes.value, online: online.value }) : online
}
