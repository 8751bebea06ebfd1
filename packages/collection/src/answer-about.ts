/** What an answer says of itself beside its value: the forms of exploitation it is about, what it serves, the online dimension. */
import type { OnlineSaid } from '@waymark/framework'
import { done, refused, saysSomething, type Result } from '@waymark/language'
import type { ChoiceProblem } from './form-problems.ts'
import { readOnline } from './online.ts'

/** `serves`: outcomes for children, target groups and SDG targets, as facet/value. */
export type SaidAbout = {
  readonly themes: readonly string[]
  readonly serves: readonly string[]
  /** Null where it says nothing of the online dimension. */
  readonly online: OnlineSaid | null
}

/** What of that a question offers, by its codes. */
export type AboutCodes = {
  readonly themes: readonly { readonly code: string }[]
  readonly servable: readonly { readonly key: string }[]
  readonly online: boolean
}

export type AboutProblem =
  | {
      readonly kind: 'theme.unknown' | 'served.unknown'
      readonly field: 'themes' | 'outcomes' | 'targetGroups' | 'sdg'
      readonly given: string
    }
  | ChoiceProblem

const [theme, serves, chosen] = ['theme.', 'serves.', 'yes']

/** Whether a field of an answer is one of these and not of its value: `theme.CODE`, `serves.FACET/VALUE`, `online`. */
export const isAboutField = (name: string): boolean =>
  name === 'online' || name.startsWith(theme) || name.startsWith(serves)

/** The fields as an answer keeps them, from what a form sends as lists. */
export const aboutFields = (said: { readonly themes: readonly string[]; readonly serves: readonly string[] }) =>
  Object.fromEntries([
    ...said.themes.map(code => [`${theme}${code}`, chosen] as const),
    ...said.serves.map(key => [`${serves}${key}`, chosen] as const),
  ])

/** The list of a form in which a thing served is chosen. */
export const listOf = (key: string): 'outcomes' | 'targetGroups' | 'sdg' =>
  key.startsWith('target-group/') ? 'targetGroups' : key.startsWith('sdg/') ? 'sdg' : 'outcomes'

/** Of what was typed the fields that are about the answer itself; refuses the first that is not offered. */
export function readAbout(
  offered: AboutCodes,
  typed: Readonly<Record<string, string>>,
): Result<Readonly<Record<string, string>>, AboutProblem> {
  const said = Object.entries(typed).filter(([name, text]) => isAboutField(name) && saysSomething(text))
  for (const [name, text] of said) {
    const problem = problemOf(offered, name, text)
    if (problem) return refused(problem)
  }
  return done(Object.fromEntries(said.map(([name, text]) => [name, name === 'online' ? text.trim() : chosen])))
}

function problemOf(offered: AboutCodes, name: string, text: string): AboutProblem | undefined {
  if (name === 'online') {
    const online = readOnline(text)
    if (!online.ok) return online.refusal
    return offered.online ? undefined : { kind: 'choice.unknown', field: 'online', given: text }
  }
  if (name.startsWith(theme)) {
    const given = name.slice(theme.length)
    const known = offered.themes.some(eachTheme => eachTheme.code === given)
    return known ? undefined : { kind: 'theme.unknown', field: 'themes', given }
  }
  const given = name.slice(serves.length)
  const known = offered.servable.some(one => one.key === given)
  return known ? undefined : { kind: 'served.unknown', field: listOf(given), given }
}

/** What the kept fields of an answer say. */
export function saidAbout(typed: Readonly<Record<string, string>>): SaidAbout {
  const after = (beginning: string) =>
    Object.keys(typed)
      .filter(name => name.startsWith(beginning))
      .map(name => name.slice(beginning.length))
      .sort()
  const online = readOnline(typed['online'])
  return { themes: after(theme), serves: after(serves), online: online.ok ? online.value : null }
}

/** What several answers that agree say together: every form and everything served that any of them names; of the online dimension what all that speak of it say. */
export function saidTogether(all: readonly SaidAbout[]): SaidAbout {
  const each = (of: (said: SaidAbout) => readonly string[]) => [...new Set(all.flatMap(of))].sort()
  const onlines = new Set(all.flatMap(said => said.online ?? []))
  return {
    themes: each(said => said.themes),
    serves: each(said => said.serves),
    online: onlines.size === 1 ? [...onlines][0]! : null,
  }
}
