/** How a figure came from an earlier one: terms that close as a sum, state by state. Source: models.md 4, design 3.6. */
import { stateOf } from './figure.ts'
import type { PublicStatus, Settled } from './status.ts'

type Status = Settled | PublicStatus | null

/**
 * later - earlier = began - ended + newly asked - no longer asked + answered again - no longer answered + became applicable - became not applicable.
 *
 * Each term counts subjects in the state concerned. In public read "published" for "answered". `hidden` counts those of `no longer answered` that a
 * hiding took away; it is part of that term, not one more.
 */
export type ChangeOfState = {
  readonly earlier: number
  readonly later: number
  readonly began: number
  readonly ended: number
  readonly newlyAsked: number
  readonly noLongerAsked: number
  readonly answeredAgain: number
  readonly noLongerAnswered: number
  readonly becameApplicable: number
  readonly becameNotApplicable: number
  readonly hidden: number
}

/** `both`: subjects with a value in both ("of 28 answered twice"). Between releases of one period, began and ended are what corrections changed. */
export type Change = { readonly both: number; readonly states: Readonly<Record<string, ChangeOfState>> }

export type Pair = { readonly earlier: Status; readonly later: Status; readonly hidden: boolean }

export function changeOf(states: readonly string[], pairs: readonly Pair[]): Change {
  const both = pairs.filter(pair => isIn(pair.earlier) && isIn(pair.later)).length
  return { both, states: Object.fromEntries(states.map(state => [state, changeOfState(state, pairs)])) }
}

function changeOfState(state: string, pairs: readonly Pair[]): ChangeOfState {
  const says = (status: Status) => status !== null && 'value' in status && stateOf(status.value) === state
  const came = pairs.filter(pair => !says(pair.earlier) && says(pair.later))
  const went = pairs.filter(pair => says(pair.earlier) && !says(pair.later))
  const from = (test: (status: Status) => boolean) => came.filter(pair => test(pair.earlier)).length
  const to = (test: (status: Status) => boolean) => went.filter(pair => test(pair.later)).length
  return {
    earlier: pairs.filter(pair => says(pair.earlier)).length,
    later: pairs.filter(pair => says(pair.later)).length,
    began: from(isIn),
    ended: to(isIn),
    newlyAsked: from(isOutside),
    noLongerAsked: to(isOutside),
    answeredAgain: from(isMissing),
    noLongerAnswered: to(isMissing),
    becameApplicable: from(isNotApplicable),
    becameNotApplicable: to(isNotApplicable),
    hidden: went.filter(pair => pair.hidden && isMissing(pair.later)).length,
  }
}

const isIn = (status: Status) => status !== null && 'value' in status
const isOutside = (status: Status) => status === null || ('missing' in status && status.missing === 'not-asked')
const isNotApplicable = (status: Status) =>
  status !== null && 'missing' in status && status.missing === 'not-applicable'
const isMissing = (status: Status) => !isIn(status) && !isOutside(status) && !isNotApplicable(status)

/** What the terms say the later number is; equal to `later`, or the sum does not close. */
export const closes = (change: ChangeOfState): boolean =>
  change.later ===
  change.earlier +
    change.began -
    change.ended +
    change.newlyAsked -
    change.noLongerAsked +
    change.answeredAgain -
    change.noLongerAnswered +
    change.becameApplicable -
    change.becameNotApplicable
