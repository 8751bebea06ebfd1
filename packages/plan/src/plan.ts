/** A plan: of a country, a region or the network, for a period. Source: models.md 5. */
import { done, refused, type Result } from '@waymark/language'
import { readDay, type Day, type DayRefusal } from '@waymark/network'

/** Recorded: a draft is edited freely, what is agreed is amended with a reason, what is closed stays as it was. */
export type PlanState = 'draft' | 'agreed' | 'closed'

/** As pages name it: an agreed plan runs from the first day of its period. */
export const planStateOn = (plan: { readonly state: PlanState; readonly from: string }, today: string) =>
  plan.state === 'agreed' && plan.from <= today ? 'running' : plan.state

export type PlanPeriodRefusal =
  | ({ readonly field: 'from' | 'until' } & DayRefusal)
  | { readonly field: 'until'; readonly kind: 'plan.until-before-from'; readonly from: Day; readonly until: Day }

/** Reads the period of a plan. Refuses a day that is none, and an end before the beginning; everything wrong at once. */
export function readPlanPeriod(typed: {
  readonly from: string
  readonly until: string
}): Result<{ readonly from: Day; readonly until: Day }, readonly PlanPeriodRefusal[]> {
  const [from, until] = [readDay(typed.from), readDay(typed.until)]
  const problems: PlanPeriodRefusal[] = []
  if (!from.ok) problems.push({ field: 'from', ...from.refusal })
  if (!until.ok) problems.push({ field: 'until', ...until.refusal })
  if (!from.ok || !until.ok) return refused(problems)
  return until.value < from.value
    ? refused([{ field: 'until', kind: 'plan.until-before-from', from: from.value, until: until.value }])
    : done({ from: from.value, until: until.value })
}

export type AgreedOnRefusal =
  | ({ readonly field: 'day' } & DayRefusal)
  | { readonly field: 'day'; readonly kind: 'plan.agreed-in-future'; readonly on: Day; readonly today: Day }
  | { readonly field: 'day'; readonly kind: 'plan.agreed-before-last'; readonly on: Day; readonly last: string }

/** Reads the day on which a body agreed. Refuses one that is none, that lies ahead, or before the last agreement on the same plan. */
export function readAgreedOn(typed: string, last: string | null, today: Day): Result<Day, AgreedOnRefusal> {
  const on = readDay(typed)
  if (!on.ok) return refused({ field: 'day', ...on.refusal })
  if (on.value > today) return refused({ field: 'day', kind: 'plan.agreed-in-future', on: on.value, today })
  if (last !== null && on.value < last)
    return refused({ field: 'day', kind: 'plan.agreed-before-last', on: on.value, last })
  return done(on.value)
}

/**
 * Whether a change of what stands in a plan is an amendment, which says why and keeps what stood before: of everything but a draft. What
 * stands in no plan was decided in its dialogue, and is amended too.
 */
export const isAmendment = (plan: { readonly state: PlanState } | null): boolean => plan?.state !== 'draft'

type Fields<V> = Readonly<Record<string, V>>

/** Of the fields that stand afterwards those that differ, with what stood there before; null where nothing did. */
export function changedFields<V>(before: Fields<V>, after: Fields<V>): Fields<V | null> {
  const said = (value: V | undefined) => JSON.stringify(value ?? null)
  const changed = Object.keys(after).filter(field => said(before[field]) !== said(after[field]))
  return Object.fromEntries(changed.map(field => [field, before[field] ?? null]))
}
