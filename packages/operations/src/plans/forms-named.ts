/** The forms of exploitation that an action or a finding is about, whether it looks at what happens online, and what it serves. */
import { readOnline, type ChoiceProblem, type SaidAbout } from '@waymark/collection'
import { done, type Result } from '@waymark/language'
import type { InNetwork } from '@waymark/store'
import { readServed, readThemes, type ServedProblem, type ThemeProblem } from '../frameworks/themes.ts'

export type FormsTyped = {
  readonly themes?: readonly string[]
  readonly online?: string
  /** Outcomes for children, target groups and SDG targets, each as `facet/value`. */
  readonly serves?: readonly string[]
}

/** Reads them; refuses what no edition here has, and another word on the online dimension than the two. */
export async function readForms(
  t: InNetwork,
  typed: FormsTyped,
): Promise<Result<SaidAbout, ThemeProblem | ChoiceProblem | ServedProblem>> {
  const themes = await readThemes(t, typed.themes)
  if (!themes.ok) return themes
  const online = readOnline(typed.online)
  if (!online.ok) return online
  const serves = await readServed(t, typed.serves)
  return serves.ok ? done({ themes: themes.value, online: online.value, serves: serves.value }) : serves
}
