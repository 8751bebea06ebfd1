/** What is wrong with where markers stand and do not stand; nothing where the proof holds. */
import type * as listed from './declared.ts'
import type { Found, Public } from './found.ts'
import type { Markers } from './markers.ts'
import type { Walk } from './walk.ts'

export type Declared = typeof listed

const matches = (patterns: readonly RegExp[], field: string) => patterns.some(pattern => pattern.test(field))

/** Fields that stand where they may not, and kinds of fields that stand nowhere though they should. */
export function misplaced(found: Found, shown: Public, { mayBeHashed, isPublicText }: Declared): readonly string[] {
  const { hashed, beside } = found
  return [
    ...[...hashed].flatMap(([field, file]) => (matches(mayBeHashed, field) ? [] : [`${field} stands in ${file}`])),
    ...[...beside].flatMap(field => (matches(isPublicText, field) ? [] : [`${field} went out as a text`])),
    ...unmet(mayBeHashed, [...hashed.keys()]).map(kind => `no field ${kind} stands in a hashed file`),
    ...unmet(isPublicText, [...beside]).map(kind => `no field ${kind} went out as a text`),
    ...[...shown.fields].flatMap(field =>
      hashed.has(field) || beside.has(field) ? [] : [`${field} stands on a page alone`],
    ),
    ...[...beside].flatMap(field => (shown.fields.has(field) ? [] : [`${field} stands on no public page`])),
  ]
}

const unmet = (patterns: readonly RegExp[], fields: readonly string[]): readonly string[] =>
  patterns.filter(pattern => !fields.some(field => pattern.test(field))).map(String)

/** Forms that nobody reached or that kept nothing, and fields whose words went nowhere, but for those that are declared. */
export function untried(
  walk: Walk,
  withForms: readonly string[],
  { notReached, notWalked, keepsNothing, keptNowhere }: Declared,
): readonly string[] {
  const { forms, routes, statuses, markers } = walk
  const nameOf = (key: string) => key.split(' ').slice(0, 2).join(' ')
  const kept = new Set([...forms].flatMap(([key, form]) => (form.kept ? [nameOf(key)] : [])))
  return [
    ...Object.keys({ ...notReached, ...notWalked })
      .filter(route => !withForms.includes(route))
      .map(route => `no page with a form is ${route}`),
    ...withForms.filter(route => !routes.has(route) && !(route in notReached)).map(route => `nobody reached ${route}`),
    ...[...forms].flatMap(([key, { words, why }]) =>
      !words || kept.has(nameOf(key)) || general(nameOf(key)) in keepsNothing
        ? []
        : [`${nameOf(key)} kept nothing: ${why}`],
    ),
    ...[...nowhere(markers)].filter(field => !matches(keptNowhere, field)).map(field => `${field} went nowhere`),
    ...[...statuses.keys()].filter(status => status >= 500).map(status => `answered ${status}`),
  ]
}

const general = (name: string): string => name.replace(/(?<=\/entries\/)[a-z-]+/, '*')

/** Fields of words that neither refused their marker nor kept it. */
export function* nowhere({ worded, refused, arrived }: Markers): Generator<string> {
  for (const field of worded) if (!refused.has(field) && !arrived.has(field)) yield field
}
