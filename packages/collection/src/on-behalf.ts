/** Answers that somebody else enters for a member, from paper or by telephone: what is kept of it, and when it is the member's own. */
import { done, refused, type Result } from '@waymark/language'
import type { Day } from '@waymark/network'
import { readPastDay, type FieldProblem } from './form-problems.ts'

/** What the answers were taken from, in the order in which a form offers it. Source: models 2. */
export const enteredFrom = ['paper', 'telephone', 'message', 'meeting'] as const
export type EnteredFrom = (typeof enteredFrom)[number]

/** From what, and on which day it reached whoever enters it. */
export type Entering = { readonly from: EnteredFrom; readonly receivedOn: Day }

/** What stands in a place that may be entered for the member: nothing, its own writing, or what was entered before. */
export type Written = {
  /** Who entered it for the member; null where the member wrote it. */
  readonly enteredBy: string | null
  readonly confirmedBy: string | null
  /** Whether it says anything: a value or a reason. */
  readonly says: boolean
}

/** Of what somebody else entered for the member: from what, when it arrived, and whether the member said that it is right. */
export type EnteredShown = { readonly from: EnteredFrom; readonly receivedOn: string; readonly confirmed: boolean }

export type OnBehalfRefusal =
  | FieldProblem
  | { readonly kind: 'behalf.from-unknown'; readonly field: string; readonly given: string }
  /** The member has written it, or said that it is right: nobody else writes over it. */
  | { readonly kind: 'behalf.member-wrote' }
  | { readonly kind: 'behalf.nothing-entered' }
  | { readonly kind: 'behalf.nothing-to-confirm' }

/** Reads from what answers were taken and when it arrived; both are asked, and no day lies in the future. */
export function readEntering(
  typed: { readonly from: string; readonly receivedOn: string },
  today: string,
): Result<Entering, OnBehalfRefusal> {
  const [given, day] = [typed.from.trim(), typed.receivedOn.trim()]
  if (given === '') return refused({ kind: 'field.missing', field: 'enteredFrom' })
  const from = enteredFrom.find(one => one === given)
  if (!from) return refused({ kind: 'behalf.from-unknown', field: 'enteredFrom', given })
  const receivedOn = readPastDay('receivedOn', day, today)
  return receivedOn.ok ? done({ from, receivedOn: receivedOn.value }) : receivedOn
}

/** Whether an answer may be entered for the member where this stands. Its own words, and what it confirmed, are the member's. */
export function mayEnter(written: Written | undefined): Result<true, OnBehalfRefusal> {
  if (!written || (written.enteredBy === null && !written.says)) return done(true)
  const isMembers = written.enteredBy === null || written.confirmedBy !== null
  return isMembers ? refused({ kind: 'behalf.member-wrote' }) : done(true)
}

/** Whether a draft may be handed in for the member: something was entered for it, and nothing in it is the member's own writing. */
export function mayHandIn(all: readonly Written[]): Result<true, OnBehalfRefusal> {
  const saying = all.filter(written => written.says)
  if (saying.some(written => written.enteredBy === null)) return refused({ kind: 'behalf.member-wrote' })
  return saying.length > 0 ? done(true) : refused({ kind: 'behalf.nothing-entered' })
}

/** What this person may confirm for the member: whatever is not confirmed and was not entered by the same person. */
export function toConfirm<One extends Written>(
  all: readonly One[],
  person: string,
): Result<readonly One[], OnBehalfRefusal> {
  const waiting = all.filter(
    one => one.enteredBy !== null && one.enteredBy !== person && one.confirmedBy === null && one.says,
  )
  return waiting.length > 0 ? done(waiting) : refused({ kind: 'behalf.nothing-to-confirm' })
}
