import { done, refused, type Result } from '@waymark/language'
import { readDays, type Day, type DaysRefusal, type Period } from '@waymark/network'

/** The days a round lives by. `due` is the last day an answer is in time; `closes` the last day one is taken at all. */
export type RoundDays = {
  readonly period: Period
  readonly opens: Day
  readonly due: Day
  readonly closes: Day
}

export type RoundState = 'planned' | 'open' | 'closed'

export type RoundRefusal =
  | DaysRefusal
  | { readonly kind: 'round.due-before-opening'; readonly opens: Day; readonly due: Day }
  | { readonly kind: 'round.closes-before-due'; readonly due: Day; readonly closes: Day }
  | { readonly kind: 'round.not-open'; readonly state: RoundState }

/** Checks the order opens, due, closes; names the pair that is the wrong way round. */
export function readRoundDays(days: RoundDays): Result<RoundDays, RoundRefusal> {
  const { opens, due, closes, period } = days
  const whole = readDays(period.days.from, period.days.until)
  if (!whole.ok) return whole
  if (due < opens) return refused({ kind: 'round.due-before-opening', opens, due })
  return closes < due ? refused({ kind: 'round.closes-before-due', due, closes }) : done(days)
}

/** Whether the round takes answers on this day. */
export function roundStateOn(days: RoundDays, today: Day): RoundState {
  if (today < days.opens) return 'planned'
  return today > days.closes ? 'closed' : 'open'
}

/** Refuses an answer before the opening and after the closing day: `round.not-open`. */
export function mayAnswerOn(days: RoundDays, today: Day): Result<true, RoundRefusal> {
  const state = roundStateOn(days, today)
  return state === 'open' ? done(true) : refused({ kind: 'round.not-open', state })
}

/** Whether something submitted on this day came after the due day. A late answer counts like any other and says so. */
export function isLate(days: RoundDays, submitted: Day): boolean {
  return submitted > days.due
}
