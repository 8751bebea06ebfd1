/** What a planted world has beside answers and entries: number targets, national indicators, plans, learning. Acts and facts only, as in `world.ts`. */
import type { Answer, Day, Given, Kind, Rating, Submission } from './world.ts'

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

/**
 * An indicator of one country alone, with a code of its own. `agreed`: the decision of the country's members; before it nobody is asked. `ended`: the last
 * day on which a round may open with it. `rounds` are those that ask it, of every member of the country on the opening day.
 */
export type NationalIndicator = {
  readonly code: string
  readonly country: string
  readonly kind: Kind
  readonly wording: string
  readonly proposed: { readonly by: string; readonly day: Day }
  readonly agreed: { readonly body: string; readonly day: Day } | null
  readonly ended: Day | null
  readonly rounds: readonly string[]
  readonly answers: readonly NationalAnswer[]
  readonly rulings: readonly {
    readonly round: string
    readonly given: Given
    readonly day: Day
    readonly reason: string
  }[]
}

/** What one member says of it in a round. `history` and `held` as in submissions; where the member hands in an answer about its country in the round, the same days. */
export type NationalAnswer = {
  readonly round: string
  readonly respondent: string
  readonly history: Submission['history']
  readonly given: Given
  readonly held: Answer['held']
  readonly corrections: readonly { readonly day: Day; readonly given: Given; readonly reason: string }[]
}
