/** What a planted world has beside answers and entries: number targets, national indicators, plans, learning. Acts and facts only, as in `world.ts`. */
import type { Day, Rating } from './world.ts'

export type AtPlace =
  | { readonly kind: 'world' }
  | { readonly kind: 'region'; readonly code: string }
  | { readonly kind: 'country'; readonly code: string }

/** A number to be reached by the end of a day. */
export type Goal = { readonly value: number; readonly by: Day }

/**
 * What a number target measures at its place:
 *
 * - `countries`: those in `state`; `per cent of countries`: the same of the applicable ones;
 * - `sum`: of the numbers given (kind count), or of those of one country;
 * - `share`: per cent, the sum of numerators of the sum of denominators given (kind share);
 * - `entries`: what a counting indicator counts there, or sums.
 */
export type Measure = 'countries' | 'per cent of countries' | 'sum' | 'share' | 'entries'

/**
 * A target on a number, or on a share in per cent, with milestones before it. `indicator`: a code of the framework, or of a national indicator.
 * `countries` are those of its place on the day `frozen`. `baseline`: a number agreed with it, or the computed figure of a period.
 */
export type NumberTarget = Goal & {
  readonly id: string
  readonly indicator: string
  readonly place: AtPlace
  readonly measure: Measure
  readonly state: Rating | null
  readonly way: 'at least' | 'at most'
  readonly milestones: readonly Goal[]
  readonly baseline: { readonly value: number; readonly day: Day } | { readonly period: string } | null
  readonly body: string
  readonly agreed: Day
  readonly frozen: Day
  readonly countries: readonly string[]
}
