import type { StatesFigure } from './figure.ts'
import { percent } from './percent.ts'

/** The least and most a count could be had all been known. Unit: subjects, or whole per cent where it says so. */
export type Bounds = { readonly low: number; readonly high: number }

/**
 * A state as a page prints it: "8 of 20; it could be 8 to 14; 42 to 74 %".
 *
 * `bounds` and `percent` run over those asked to whom it applies; `overScope` over all in scope, where some were not asked.
 * `percent` is the range of the bounds, both ends equal where both round alike; `null` where nobody answered. A figure
 * published elsewhere on the basis of those who answered has one per cent and no bounds.
 */
export type StateShare = {
  readonly count: number
  readonly of: number
  readonly answered: number
  readonly bounds: Bounds | null
  readonly percent: Bounds | null
  readonly overScope: ScopeShare | null
}

/** The same range had also those been asked who were not: `of` is all in scope but those to whom it does not apply. */
export type ScopeShare = { readonly of: number; readonly bounds: Bounds; readonly percent: Bounds | null }

/**
 * The least and most subjects that could be in a state: those that are, and those plus all that were asked, to whom it applies,
 * and who have no value. It says nothing about wrong answers. Sums and narratives have none. Throws on a state the figure does
 * not have. Unit: subjects. Source: definitions 8. Example: 8 yes, 13 of 19 answered: 8 to 14.
 */
export function bounds(figure: StatesFigure, state: string): Bounds {
  const low = countOf(figure, state)
  return { low, high: low + figure.sets.applicable - figure.sets.answered }
}

/** One state of a figure with the "of" its basis says. Throws on a state the figure does not have. Source: design 3.3 and 3.4. */
export function stateShare(figure: StatesFigure, state: string): StateShare {
  const count = countOf(figure, state)
  const { applicable, answered } = figure.sets
  if (figure.basis === 'answered') {
    const only = { low: count, high: count }
    return { count, of: answered, answered, bounds: null, percent: percentOf(only, figure, answered), overScope: null }
  }
  const range = bounds(figure, state)
  return {
    count,
    of: applicable,
    answered,
    bounds: range,
    percent: percentOf(range, figure, applicable),
    overScope: overScope(figure, range),
  }
}

function overScope(figure: StatesFigure, { low, high }: Bounds): ScopeShare | null {
  const notAsked = figure.sets.inScope - figure.sets.asked
  if (notAsked <= 0) return null
  const of = figure.sets.applicable + notAsked
  const range = { low, high: high + notAsked }
  return { of, bounds: range, percent: percentOf(range, figure, of) }
}

/** Both ends in per cent; none where nobody answered: "0 to 100 %" would look like knowledge. */
function percentOf({ low, high }: Bounds, { sets }: StatesFigure, of: number): Bounds | null {
  const [least, most] = [percent(low, of), percent(high, of)]
  return least === null || most === null || sets.answered === 0 ? null : { low: least, high: most }
}

function countOf(figure: StatesFigure, state: string): number {
  const count = figure.states[state]
  if (count === undefined) throw new RangeError(`no state "${state}" in this figure`)
  return count
}
