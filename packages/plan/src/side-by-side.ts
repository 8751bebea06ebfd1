import { answerToJson, type Answer, type StoredAnswer } from '@waymark/collection'
import type { Change } from '@waymark/measure'
import type { Days } from '@waymark/network'
import type { Action } from './action.ts'
import { statusAfter, updatesWithin, type ActionStatus, type Update } from './update.ts'

/** A planned action with its updates, as it stands in a plan. `subject`: the country or region it is for. */
export type PlannedAction = {
  readonly id: string
  readonly subject: string
  readonly action: Action
  readonly updates: readonly Update[]
}

/** What the network did about an indicator in some days: an action, where it stood at their end, its updates of these days. */
export type Deed = {
  readonly action: string
  readonly subject: string
  readonly status: ActionStatus
  readonly updates: readonly Update[]
}

/**
 * What changed in an indicator, and what the network did about it, side by side. There is deliberately no field that joins
 * the two: that one came after the other does not say that one caused the other. Plain JSON. Source: design 3.7.
 */
export type SideBySide = {
  readonly indicator: string
  readonly changed: StatusChange | Change | null
  readonly did: readonly Deed[]
}

/** One subject's status before and after. `baseline` says that the earlier one is its locked baseline. */
export type StatusChange = {
  readonly before: StoredAnswer
  readonly after: StoredAnswer
  readonly baseline: boolean
}

/** One subject's change as plain JSON. */
export function statusChange(before: Answer, after: Answer, baseline: boolean): StatusChange {
  return { before: answerToJson(before), after: answerToJson(after), baseline }
}

/**
 * Puts a change (of one country, or over a region or the world; `null` where there is nothing to compare) beside the actions
 * that named this indicator and had an update in these days.
 */
export function sideBySide(
  indicator: string,
  changed: SideBySide['changed'],
  work: { readonly actions: readonly PlannedAction[]; readonly days: Days },
): SideBySide {
  const did = work.actions
    .filter(action => action.action.expected.some(expected => expected.indicator === indicator))
    .map(action => ({ ...action, within: updatesWithin(action.updates, work.days) }))
    .filter(one => one.within.length > 0)
    .map(({ id, subject, within }) => ({ action: id, subject, status: statusAfter(within), updates: within }))
  return { indicator, changed, did }
}
