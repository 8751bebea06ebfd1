/** Steps of an action, pilots, and what is handed over to a government. Source: models.md 5. */
import { done, refused, type Result } from '@waymark/language'
import { readDay, type Day, type DayRefusal } from '@waymark/network'

export const milestoneSorts = ['step', 'pilot', 'hand-over'] as const
export type MilestoneSort = (typeof milestoneSorts)[number]

/** `reached`: the day on which it was reached; null where it was not. */
export type ActionMilestone = { readonly sort: MilestoneSort; readonly due: Day; readonly reached: Day | null }

/** As typed; `shows` says what shows that it was reached, both empty where it was not. */
export type MilestoneFields = {
  readonly sort: string
  readonly due: string
  readonly reached: string
  readonly shows: string
}

export type MilestoneRefusal =
  | { readonly field: 'sort'; readonly kind: 'milestone.sort-unknown'; readonly given: string }
  | ({ readonly field: 'due' | 'reached' } & DayRefusal)
  | { readonly field: 'due'; readonly kind: 'milestone.before-plan'; readonly due: Day; readonly from: string }
  | { readonly field: 'reached'; readonly kind: 'milestone.reached-ahead'; readonly reached: Day; readonly today: Day }
  | { readonly field: 'reached'; readonly kind: 'milestone.reached-missing' }
  | { readonly field: 'shows'; readonly kind: 'milestone.shows-missing' }

type Within = {
  /** The first day of the plan; null where the action stands in none. */
  readonly from: string | null
  readonly today: Day
}

/**
 * Reads a milestone. Refuses, everything wrong at once: a sort that is none, a day that is none, one due before its plan begins, one
 * reached on a day to come, reached without what shows it, and shown without a day.
 */
export function readMilestone(
  typed: MilestoneFields,
  { from, today }: Within,
): Result<ActionMilestone, readonly MilestoneRefusal[]> {
  const problems: MilestoneRefusal[] = []
  const sort = milestoneSorts.find(known => known === typed.sort)
  if (!sort) problems.push({ field: 'sort', kind: 'milestone.sort-unknown', given: typed.sort })
  const due = readDay(typed.due)
  if (!due.ok) problems.push({ field: 'due', ...due.refusal })
  else if (from !== null && due.value < from)
    problems.push({ field: 'due', kind: 'milestone.before-plan', due: due.value, from })
  const reached = readReached(typed, today)
  if (!reached.ok) problems.push(reached.refusal)
  if (!sort || !due.ok || !reached.ok || problems.length > 0) return refused(problems)
  return done({ sort, due: due.value, reached: reached.value })
}

function readReached(typed: MilestoneFields, today: Day): Result<Day | null, MilestoneRefusal> {
  const isShown = typed.shows.trim() !== ''
  if (typed.reached.trim() === '')
    return isShown ? refused({ field: 'reached', kind: 'milestone.reached-missing' }) : done(null)
  const day = readDay(typed.reached)
  if (!day.ok) return refused({ field: 'reached', ...day.refusal })
  if (day.value > today)
    return refused({ field: 'reached', kind: 'milestone.reached-ahead', reached: day.value, today })
  return isShown ? day : refused({ field: 'shows', kind: 'milestone.shows-missing' })
}

/** Its day is over, and it was not reached. */
export const isMissed = (milestone: { readonly dueOn: string; readonly reachedOn: string | null }, today: string) =>
  milestone.reachedOn === null && milestone.dueOn < today
