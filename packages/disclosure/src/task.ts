import type { CountModel } from './model/model.ts'
import type { Policy } from './policy.ts'
import type { CellName } from './result.ts'

/** Why a count is hidden. Only for the office that holds the counts: a protected table has one mark for all. */
export type Reason = 'small' | 'contributors' | 'already-hidden' | 'protects'

/** What is settled about a row before anything is chosen. */
export const free = 0
export const shown = 1
export const hidden = 2
/** Part of the sums, but never printed, not even as a mark. */
export const absent = 3

/**
 * A quantity that no cell prints but that a reader could form from cells, and that must stay as uncertain as a hidden
 * cell: what is left of a total (complement), how much a corrected count changed (increment), or a count that is left out
 * of the printed table (withheld).
 */
export type Guard = {
  readonly at: Int32Array
  readonly sign?: Int8Array
  readonly why: 'complement' | 'increment' | 'withheld'
  readonly cells: readonly [CellName, CellName]
}

/** A model with its policy and what is settled: rows that are or must be shown, rows that must be hidden, guards. */
export type Task = {
  readonly id: string
  readonly model: CountModel
  readonly policy: Policy
  /** For each row: 1 where a reader knows that the count, if it is hidden, is at least 1. */
  readonly atLeastOne: Uint8Array
  /** For each row: how far apart the possible values of its count must reach, if it is hidden. */
  readonly widths: Int32Array
  /** For each row: free, shown, hidden or absent. */
  readonly settled: Uint8Array
  readonly reasons: ReadonlyMap<number, Reason>
  readonly guards: readonly Guard[]
  /** A possible count of every column: the true ones where known. Never leaves the engine. */
  readonly truth: Float64Array
}
