/**
 * How a figure is written into a release: the figure as `measure` counts and checks it, and beside it what a page prints, so
 * that no page computes anything. Whole numbers and decimal text only.
 */
import type {
  EntriesFigure,
  EntrySumFigure,
  GivenFigure,
  MaximumFigure,
  ShareFigure,
  StateShare,
  StatesFigure,
  SumFigure,
  WithheldFigure,
} from '@waymark/measure'
import type { Period } from '../candidate/candidate.ts'

/** What every figure about asked subjects has beside its sets: `notAsked` are in scope only, and never inside asked. */
type Asked = { readonly notAsked: number }

/**
 * Subjects by state. `shares` has for each state the count, its "of" by the figure's basis, bounds and per cent as their range; `steps` the
 * breakdown of a state, such as "signed" inside no, which need not add up to it.
 */
export type StatesView = StatesFigure &
  Asked & {
    readonly shares: Readonly<Record<string, StateShare>>
    readonly steps: Readonly<Record<string, Readonly<Record<string, number>>>>
  }

export type SumView = SumFigure & Asked
export type MaximumView = MaximumFigure & Asked
/** `percent` of the two sums, whole; `null` of nothing. */
export type ShareView = ShareFigure & Asked & { readonly percent: number | null }
export type GivenView = GivenFigure & Asked

/** A part of a count of entries. `reached`: of a stage, all that came to it by the last day, further ones included. */
export type EntriesPart = { readonly code: string; readonly count: number; readonly reached?: number }

/** A count of other entries of the register, never added to the figure; its indicator has the name under this code. */
export type EntriesBesideView = { readonly code: string; readonly count: number }

/**
 * Entries of a register, distinct or summed. Beside it the lists closed. With 0 a page prints 0 only where `zeroIsSure`,
 * otherwise "none recorded; 3 of 12 lists closed". `levels`: the entries counted, by level. `split` as the counting rule says;
 * an entry with several choices is in several parts. `unconfirmed`: standing things that nobody confirmed in time, not counted.
 */
export type EntriesView = (EntriesFigure | EntrySumFigure) & {
  readonly register: string
  readonly zeroIsSure: boolean
  readonly levels: readonly EntriesPart[]
  readonly split?: { readonly by: string; readonly parts: readonly EntriesPart[] }
  readonly beside?: readonly EntriesBesideView[]
  readonly unconfirmed?: number
}

/** How many entries of a register stood in a period. */
export type RegisterFigure = { readonly register: string; readonly period: Period; readonly figure: EntriesView }

export type FigureView = StatesView | SumView | MaximumView | ShareView | GivenView | EntriesView | WithheldFigure
