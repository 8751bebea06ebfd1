import { phaseStates, ratingStates } from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import { done, refused, type Result } from '@waymark/language'
import { readDay, type Day } from '@waymark/network'

/** By a day at least so many countries of the list. */
export type Milestone = { readonly by: Day; readonly least: number }

/** `state`: what an answer has to say to count. `milestones`: on the way, in order of their days. */
export type Target = Milestone & { readonly state: string; readonly milestones: readonly Milestone[] }

export type TypedMilestone = { readonly by: string; readonly least: string }
export type TypedTarget = TypedMilestone & { readonly state: string; readonly milestones: readonly TypedMilestone[] }

export type TargetRefusal =
  | { readonly kind: 'target.no-states'; readonly field: string; readonly code: string }
  | { readonly kind: 'target.state-unknown'; readonly field: string }
  | { readonly kind: 'day.malformed'; readonly field: string; readonly given: string }
  | { readonly kind: 'target.in-past'; readonly field: string; readonly given: string }
  | { readonly kind: 'target.not-a-number'; readonly field: string; readonly most: number }
  | { readonly kind: 'target.milestone-after'; readonly field: string; readonly by: Day }
  | { readonly kind: 'target.milestone-twice'; readonly field: string; readonly by: Day }

/** The states an answer to this indicator can have; none for numbers and narratives, of which there are no targets. */
export function targetStates({ answer }: Pick<Indicator, 'answer'>): readonly string[] {
  return answer === 'rating' ? ratingStates : answer === 'phase' ? phaseStates : []
}

/**
 * Reads a target as typed. Refuses an indicator without states, a state it does not have, a day that does not lie ahead of today, a
 * number that is not whole or not between 1 and the countries on the list, and a milestone that does not lie before the target or
 * shares its day with another. A milestone left wholly empty is none. Source: models.md 4.
 */
export function readTarget(
  typed: TypedTarget,
  of: { readonly indicator: Pick<Indicator, 'code' | 'answer'>; readonly countries: number; readonly today: Day },
): Result<Target, TargetRefusal> {
  const states = targetStates(of.indicator)
  if (states.length === 0) return refused({ kind: 'target.no-states', field: 'indicator', code: of.indicator.code })
  if (!states.includes(typed.state)) return refused({ kind: 'target.state-unknown', field: 'state' })
  const end = readMilestone(typed, '', of)
  if (!end.ok) return end
  const milestones: Milestone[] = []
  for (const [at, one] of typed.milestones.entries()) {
    if (one.by.trim() === '' && one.least.trim() === '') continue
    const read = readMilestone(one, `.${at}`, of)
    if (!read.ok) return read
    const { by } = read.value
    if (by >= end.value.by) return refused({ kind: 'target.milestone-after', field: `by.${at}`, by: end.value.by })
    if (milestones.some(other => other.by === by))
      return refused({ kind: 'target.milestone-twice', field: `by.${at}`, by })
    milestones.push(read.value)
  }
  const inOrder = milestones.toSorted((one, other) => (one.by < other.by ? -1 : 1))
  return done({ ...end.value, state: typed.state, milestones: inOrder })
}

/** `suffix`: which line of the form it stands in, to name its fields. */
function readMilestone(
  typed: TypedMilestone,
  suffix: string,
  { countries, today }: { readonly countries: number; readonly today: Day },
): Result<Milestone, TargetRefusal> {
  const by = readDay(typed.by)
  if (!by.ok) return refused({ kind: 'day.malformed', field: `by${suffix}`, given: typed.by })
  if (by.value <= today) return refused({ kind: 'target.in-past', field: `by${suffix}`, given: typed.by })
  const least = typed.least.trim()
  const isWhole = /^\d{1,6}$/.test(least) && Number(least) >= 1 && Number(least) <= countries
  if (!isWhole) return refused({ kind: 'target.not-a-number', field: `least${suffix}`, most: countries })
  return done({ by: by.value, least: Number(least) })
}
