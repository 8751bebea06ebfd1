import type { StatesFigure } from './figure.ts'
import { percent } from './percent.ts'

/** What a count could be if the silent answered: from `low`, all of them otherwise, to `high`, all of them so. */
export type Bounds = { readonly low: number; readonly high: number }

/** A state as a page prints it: "21 of 42, 30 answered", with bounds, and per cent beside the count (`null` of none). */
export type StateShare = {
  readonly count: number
  readonly of: number
  readonly answered: number
  readonly percent: number | null
  readonly bounds: Bounds
}

/** `[n, n + applicable - answered]` of one state. Sums and narratives have no bounds. Source: definition 8. */
export function bounds(figure: StatesFigure, state: string): Bounds {
  const low = countOf(figure, state)
  return { low, high: low + figure.sets.applicable - figure.sets.answered }
}

/** One state of a figure with the "of" its basis says. Throws on a state the figure does not have. */
export function stateShare(figure: StatesFigure, state: string): StateShare {
  const count = countOf(figure, state)
  const of = figure.sets[figure.basis]
  return { count, of, answered: figure.sets.answered, percent: percent(count, of), bounds: bounds(figure, state) }
}

function countOf(figure: StatesFigure, state: string): number {
  const count = figure.states[state]
  if (count === undefined) throw new RangeError(`no state "${state}" in this figure`)
  return count
}
