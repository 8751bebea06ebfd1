/** What came of a decision that was taken from a lesson. Source: models.md 6. */
import { done, refused, type Result } from '@waymark/language'
import { readDay, type Day, type DayRefusal } from '@waymark/network'
import { ownerNamed, type Owner } from './decision.ts'

/** `done`: it was carried out; `dropped`: it will not be. */
export const outcomeKinds = ['done', 'dropped'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** `by`: the role or member that carried it out or let it go; `on`: the day. */
export type DecisionOutcome = { readonly what: OutcomeKind; readonly by: Owner; readonly on: Day }

/** As typed. `by`: `role NAME` or `member ID`. */
export type OutcomeFields = { readonly what: string; readonly by: string; readonly on: string }

export type OutcomeRefusal =
  | { readonly field: 'what'; readonly kind: 'outcome.what-missing' }
  | { readonly field: 'by'; readonly kind: 'outcome.by-missing' }
  | { readonly field: 'by'; readonly kind: 'outcome.by-unknown'; readonly given: string }
  | ({ readonly field: 'on' } & DayRefusal)
  | { readonly field: 'on'; readonly kind: 'outcome.on-ahead'; readonly on: Day; readonly today: Day }
  | { readonly field: 'on'; readonly kind: 'outcome.before-decision'; readonly on: Day; readonly decided: string }

type Within = {
  /** Ids of all members that are or were in the network: one that left may have done it before. */
  readonly members: ReadonlySet<string>
  /** The day on which it was decided. */
  readonly decided: string
  /** The last day that is not ahead. */
  readonly latest: Day
}

/**
 * Reads what came of a decision. Refuses, everything wrong at once: neither done nor dropped, by nobody or by somebody who is neither a role
 * nor a member, and a day that is none, lies ahead, or before the decision.
 */
export function readOutcome(
  typed: OutcomeFields,
  { members, decided, latest }: Within,
): Result<DecisionOutcome, readonly OutcomeRefusal[]> {
  const problems: OutcomeRefusal[] = []
  const what = outcomeKinds.find(known => known === typed.what)
  if (!what) problems.push({ field: 'what', kind: 'outcome.what-missing' })
  const given = typed.by.trim()
  const by = ownerNamed(given, members)
  if (given === '') problems.push({ field: 'by', kind: 'outcome.by-missing' })
  else if (!by) problems.push({ field: 'by', kind: 'outcome.by-unknown', given })
  const on = readDay(typed.on)
  if (!on.ok) problems.push({ field: 'on', ...on.refusal })
  else if (on.value > latest) problems.push({ field: 'on', kind: 'outcome.on-ahead', on: on.value, today: latest })
  else if (on.value < decided) problems.push({ field: 'on', kind: 'outcome.before-decision', on: on.value, decided })
  if (!what || !by || !on.ok || problems.length > 0) return refused(problems)
  return done({ what, by, on: on.value })
}

export type DecisionState = 'open' | 'late' | OutcomeKind

/**
 * How a decision stands on `today`. `outcome`: the newest that was recorded, which decides; without one a decision is done where a change
 * came of it, late where its day is over, and else open.
 */
export function decisionState(
  decision: { readonly due: string; readonly changed: boolean; readonly outcome: OutcomeKind | null },
  today: string,
): DecisionState {
  if (decision.outcome !== null) return decision.outcome
  if (decision.changed) return 'done'
  return decision.due < today ? 'late' : 'open'
}
