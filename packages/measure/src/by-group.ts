import { figureOf, type ToCount } from './figure-of.ts'
import type { SubjectsFigure } from './figure.ts'

/** The figure of one group; `group: null` is what lies in no group (unclassified). */
export type GroupFigure = { readonly group: string | null; readonly figure: SubjectsFigure }

/**
 * The same figure for each group, in the order given, then for subjects of the scope that lie in none of them (left out if
 * there are none). Groups are those of the period's last day. Where groups do not overlap, their sets add up to the whole.
 */
export function byGroup(toCount: ToCount, groups: ReadonlyMap<string, ReadonlySet<string>>): readonly GroupFigure[] {
  const inSome = new Set([...groups.values()].flatMap(group => [...group]))
  const unclassified = new Set([...toCount.scope].filter(subject => !inSome.has(subject)))
  const rest = unclassified.size > 0 ? [{ group: null, figure: figureOf(within(toCount, unclassified)) }] : []
  return [...[...groups].map(([group, places]) => ({ group, figure: figureOf(within(toCount, places)) })), ...rest]
}

/** The same question about only these subjects; those outside the scope are no part of it. */
export function within(toCount: ToCount, subjects: ReadonlySet<string>): ToCount {
  return {
    ...toCount,
    scope: new Set([...toCount.scope].filter(subject => subjects.has(subject))),
    statuses: new Map([...toCount.statuses].filter(([subject]) => subjects.has(subject))),
  }
}
