import type { FrameworkEdition } from './edition.ts'
import { themesAsked } from './facets.ts'
import type { Indicator } from './indicator.ts'
import { servable, servedKey, type Servable } from './served.ts'
import type { Named } from './sources.ts'

/** What an answer can say of itself beside its value: the forms of exploitation it is about, and what it serves. */
export type AboutOffered = {
  readonly themes: readonly Named[]
  readonly servable: readonly Servable[]
  /** Whether the online dimension is asked of it; not where a part of the question asks it. */
  readonly online: boolean
}

/** How the code of a part ends that asks about the online dimension, whatever the form. */
const onlinePart = '.online-dimension'

/**
 * What the parts of an answer say of the online dimension: a yes that it is addressed, a no that it is not. Undefined where no part asks it,
 * or where it was answered otherwise.
 */
export function onlineSaidIn(parts: Readonly<Record<string, string>> = {}): 'addressed' | 'not-addressed' | undefined {
  const said = Object.entries(parts).find(([code]) => code.endsWith(onlinePart))?.[1]
  if (said === 'yes') return 'addressed'
  return said === 'no' ? 'not-addressed' : undefined
}

/**
 * What the answers to an indicator can say of themselves: all that the edition has, but for what the indicator or its section says already and
 * what it asks about form by form. Undefined where it asks members: nothing of their answers is published one by one. Source: models.md 1.
 */
export function aboutOffered(
  edition: Pick<FrameworkEdition, 'themes' | 'targetGroups' | 'sdgTargets' | 'sections' | 'indicators'>,
  indicator: Indicator,
): AboutOffered | undefined {
  if (indicator.asks === 'member') return undefined
  const section = edition.sections.find(eachSection => eachSection.code === indicator.section)
  const said = new Set([...indicator.themes, ...themesAsked(indicator)])
  const served = new Set([
    ...[...indicator.targetGroups, ...(section?.targetGroups ?? [])].map(code => servedKey('target-group', code)),
    ...[...indicator.sdg, ...(section?.sdg ?? [])].map(code => servedKey('sdg', code)),
  ])
  return {
    themes: edition.themes.filter(theme => !said.has(theme.code)),
    online: !indicator.subQuestions.some(part => part.code.endsWith(onlinePart)),
    servable: servable(edition).filter(eachServable => !served.has(eachServable.key)),
  }
}
