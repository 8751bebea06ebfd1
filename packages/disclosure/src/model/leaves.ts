import { done, refused, type Result } from '../result.ts'
import type { Table } from '../table.ts'
import { crossOf, keyOf, sizeOf, type Axis, type LeafSet } from './codes.ts'

/** Above this many memberships of leaves in cells a model is refused; it would not fit the memory this is made for. */
export const mostEntries = 40_000_000

/** The leaf combinations in use as numbered columns; a corrected leaf gets a new column from the correcting table on. */
export class Leaves {
  readonly #axes: readonly Axis[]
  readonly #columnOf: Int32Array
  readonly #hiddenAs: number | undefined
  readonly #stated = new Map<string, number>()
  /** The true count of each column, or undefined when a table does not say the counts of its leaves. */
  truth: number[] | undefined = []
  /** For each column, its leaf combination, and the table that corrected it (0 for a first count). */
  readonly leafOf: number[] = []
  readonly sinceOf: number[] = []

  get count(): number {
    return this.leafOf.length
  }

  /** `hiddenAs`: the count that stands for a hidden one in printed tables; what they hide has no true count here. */
  constructor(axes: readonly Axis[], hiddenAs?: number) {
    if (hiddenAs !== undefined) this.truth = undefined
    this.#hiddenAs = hiddenAs
    this.#axes = axes
    this.#columnOf = new Int32Array(axes.reduce((size, axis) => size * axis.leaves.length, 1)).fill(-1)
  }

  /** The columns of a cell, ascending, or undefined when there are too many to hold. */
  columnsOf(sets: readonly LeafSet[]): Int32Array | undefined {
    if (sizeOf(sets) > mostEntries) return undefined
    return crossOf(sets, this.#axes)
      .map(leaf => this.#columnOf[leaf]!)
      .sort()
  }

  /** Gives every leaf that the table covers a column. Refuses a correction of a table whose leaf counts are not known. */
  enter(part: Table, at: number, setsOf: readonly (readonly LeafSet[])[]): Result<true> {
    const shown = this.#leafCounts(part, at, setsOf)
    const linked = shown !== undefined && this.truth !== undefined
    for (const [number, sets] of setsOf.entries()) {
      const { count, at: name } = part.cells[number]!
      if (count === this.#hiddenAs) continue
      const before = this.#stated.get(keyOf(sets))
      if (!linked && before !== undefined && before !== count) {
        return refused({ kind: 'release.leaves-unknown', cell: name })
      }
      this.#stated.set(keyOf(sets), count)
    }
    for (const leaf of crossOf(this.#everythingIn(at), this.#axes)) {
      const column = this.#columnOf[leaf]!
      const count = shown?.get(leaf) ?? 0
      if (column >= 0 && !(linked && this.truth![column] !== count)) continue
      this.#columnOf[leaf] = this.leafOf.push(leaf) - 1
      this.sinceOf.push(column >= 0 ? at : 0)
      this.truth?.push(count)
    }
    if (!shown) this.truth = undefined
    return done(true)
  }

  #everythingIn(part: number): readonly LeafSet[] {
    return this.#axes.map(axis => axis.setOf(part, undefined))
  }

  /** The count of every leaf the table covers, from `inner` or from cells that show single leaves; undefined when unknown. */
  #leafCounts(part: Table, at: number, setsOf: readonly (readonly LeafSet[])[]): Map<number, number> | undefined {
    const counts = new Map<number, number>()
    for (const cell of part.inner ?? []) {
      const codes = this.#axes.map(axis => axis.numberOf.get(cell.at[axis.name] ?? ''))
      if (codes.includes(undefined)) return undefined
      const leaf = codes.reduce<number>((sum, code, axis) => sum * this.#axes[axis]!.leaves.length + code!, 0)
      counts.set(leaf, (counts.get(leaf) ?? 0) + cell.count)
    }
    if (part.inner) return counts
    for (const [number, sets] of setsOf.entries()) {
      if (sizeOf(sets) === 1) counts.set(crossOf(sets, this.#axes)[0]!, part.cells[number]!.count)
    }
    return counts.size === sizeOf(this.#everythingIn(at)) ? counts : undefined
  }
}
