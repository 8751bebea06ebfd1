import type { Sparse } from '../elimination/echelon.ts'
import { rowsByColumn } from '../model/columns.ts'
import type { LinearProblem } from './solver.ts'

/** A sum of unknowns whose value is to change, by at least this much. */
export type Target = { readonly at: Int32Array; readonly sign: Int8Array | undefined; readonly by: number }

// Tries per sum and sweep, and movements added to mend one that leaves a count below its bound. More find little more.
const tries = 4
const mostMendings = 4
const mostUsersTried = 10
const longestMovement = 4_000 // unknowns; longer movements hardly ever keep every count possible

/**
 * Walks from one way of spreading the children to others that agree with everything printed: moves that leave every printed
 * sum as it is (integer vectors of the kernel), applied where no count falls below its bound. What the solver would search
 * for one question at a time, a walk finds for most hidden sums at once; what it does not find proves nothing.
 *
 * Compare Diaconis and Sturmfels, Algebraic algorithms for sampling from conditional distributions (1998), who walk on a
 * Markov basis; this walks on a lattice basis and mends infeasible steps, so it may miss parts of the fibre.
 */
export class Walk {
  readonly values: Float64Array
  /** Movements applied so far, taken back or not: a measure of work. */
  applied = 0
  readonly #problem: LinearProblem
  readonly #moves: readonly Sparse[]
  /** For each unknown, the movements that change it. */
  readonly #movesOf: { readonly start: Int32Array; readonly inRow: Int32Array }
  /** Rows that only have a lower bound (a hidden sum is at least 1), by unknown, and the sums as they stand. */
  readonly #bounds: { readonly start: Int32Array; readonly inRow: Int32Array }
  readonly #boundRows: readonly { readonly at: Int32Array; readonly lower: number }[]
  readonly #boundSums: Float64Array
  readonly #next: () => number
  readonly #undo: { move: Sparse; times: number }[] = []

  constructor(problem: LinearProblem, moves: readonly Sparse[], from: Float64Array, next: () => number) {
    this.#problem = problem
    this.#moves = moves.filter(move => move.at.length <= longestMovement)
    this.#movesOf = rowsByColumn(
      problem.columns,
      this.#moves.map(move => move.at),
    )
    this.#boundRows = boundsOf(problem)
    this.#bounds = rowsByColumn(
      problem.columns,
      this.#boundRows.map(row => row.at),
    )
    this.values = from.slice()
    this.#boundSums = Float64Array.from(this.#boundRows, ({ at }) =>
      at.reduce((sum, unknown) => sum + from[unknown]!, 0),
    )
    this.#next = next
  }

  /** Tries to change each target's value, one after the other, keeping what was changed; how many tries succeeded. */
  sweep(targets: readonly Target[]): number {
    let moved = 0
    for (const target of targets) if (this.change(target)) moved++
    return moved
  }

  /** Changes the value of one sum by a movement that keeps every printed sum and every bound; false when none was found. */
  change(target: Target): boolean {
    for (let attempt = 0; attempt < tries; attempt++) {
      const unknown = target.at[Math.floor(this.#next() * target.at.length)]!
      const move = this.#pick(unknown, candidate => this.#effect(candidate, target) !== 0)
      if (!move) continue
      const effect = Math.abs(this.#effect(move, target))
      const times = (this.#next() < 0.5 ? 1 : -1) * Math.ceil(target.by / effect)
      const before = this.#valueOf(target)
      this.#undo.length = 0
      this.#apply(move, times)
      if (this.#mend(move) && Math.abs(this.#valueOf(target) - before) >= target.by) return true
      this.#rollBack()
    }
    return false
  }

  #valueOf({ at, sign }: Target): number {
    let value = 0
    for (let i = 0; i < at.length; i++) value += (sign?.[i] ?? 1) * this.values[at[i]!]!
    return value
  }

  #effect(move: Sparse, { at, sign }: Target): number {
    if (at.length === 1) return valueAt(move, at[0]!)
    let effect = 0
    const signs = new Map<number, number>()
    for (let i = 0; i < at.length; i++) signs.set(at[i]!, sign?.[i] ?? 1)
    for (let i = 0; i < move.at.length; i++) effect += (signs.get(move.at[i]!) ?? 0) * move.value[i]!
    return effect
  }

  /** A movement that changes this unknown and passes; the shortest of a few taken at random. */
  #pick(unknown: number, passes: (move: Sparse) => boolean): Sparse | undefined {
    const [from, to] = [this.#movesOf.start[unknown]!, this.#movesOf.start[unknown + 1]!]
    if (from === to) return undefined
    let best: Sparse | undefined
    for (let tried = 0; tried < 4; tried++) {
      const move = this.#moves[this.#movesOf.inRow[from + Math.floor(this.#next() * (to - from))]!]!
      if ((!best || move.at.length < best.at.length) && passes(move)) best = move
    }
    return best
  }

  #apply(move: Sparse, times: number): void {
    this.applied++
    this.#undo.push({ move, times })
    this.#add(move, times)
  }

  #add(move: Sparse, times: number): void {
    for (let i = 0; i < move.at.length; i++) {
      const unknown = move.at[i]!
      const by = times * move.value[i]!
      this.values[unknown]! += by
      for (let at = this.#bounds.start[unknown]!; at < this.#bounds.start[unknown + 1]!; at++) {
        this.#boundSums[this.#bounds.inRow[at]!]! += by
      }
    }
  }

  #rollBack(): void {
    for (const { move, times } of this.#undo.reverse()) this.#add(move, -times)
    this.#undo.length = 0
  }

  /** Adds movements until no bound is broken; false when that does not end soon. */
  #mend(first: Sparse): boolean {
    const touched = new Set(first.at)
    for (let round = 0; round <= mostMendings; round++) {
      const broken = this.#brokenAmong(touched)
      if (!broken) return true
      if (round === mostMendings) return false
      const mending = this.#mending(broken)
      if (!mending) return false
      this.#apply(mending.move, mending.times)
      for (const unknown of mending.move.at) touched.add(unknown)
    }
    return false
  }

  /** An unknown that stands outside its bounds and how it must change, or one whose rise helps a broken row. */
  #brokenAmong(touched: ReadonlySet<number>): { unknown: number; by: number } | undefined {
    const { lower, upper } = this.#problem
    for (const unknown of touched) {
      const value = this.values[unknown]!
      if (value < lower[unknown]!) return { unknown, by: lower[unknown]! - value }
      if (value > upper[unknown]!) return { unknown, by: upper[unknown]! - value }
      for (let at = this.#bounds.start[unknown]!; at < this.#bounds.start[unknown + 1]!; at++) {
        const row = this.#bounds.inRow[at]!
        const { at: unknowns, lower: least } = this.#boundRows[row]!
        if (this.#boundSums[row]! >= least) continue
        return { unknown: unknowns[Math.floor(this.#next() * unknowns.length)]!, by: least - this.#boundSums[row]! }
      }
    }
    return undefined
  }

  /** The movement, of a few taken at random, that mends this unknown and breaks the fewest others. */
  #mending({ unknown, by }: { unknown: number; by: number }): { move: Sparse; times: number } | undefined {
    const [from, to] = [this.#movesOf.start[unknown]!, this.#movesOf.start[unknown + 1]!]
    let best: { move: Sparse; times: number } | undefined
    let least = Infinity
    for (let tried = 0; tried < Math.min(mostUsersTried, 2 * (to - from)); tried++) {
      const move = this.#moves[this.#movesOf.inRow[from + Math.floor(this.#next() * (to - from))]!]!
      const effect = valueAt(move, unknown)
      const times = Math.sign(by) * Math.sign(effect) * Math.ceil(Math.abs(by) / Math.abs(effect))
      const breaks = this.#breaks(move, times, least)
      if (breaks < least) [best, least] = [{ move, times }, breaks]
      if (least === 0) break
    }
    return best
  }

  /** How many unknowns would stand outside their bounds; counting stops at `enough`. */
  #breaks(move: Sparse, times: number, enough: number): number {
    let broken = 0
    for (let i = 0; i < move.at.length && broken < enough; i++) {
      const unknown = move.at[i]!
      const value = this.values[unknown]! + times * move.value[i]!
      if (value < this.#problem.lower[unknown]! || value > this.#problem.upper[unknown]!) broken++
    }
    return broken
  }
}

function valueAt(move: Sparse, unknown: number): number {
  const at = move.at.indexOf(unknown)
  return at < 0 ? 0 : move.value[at]!
}

function boundsOf({ start, column, rowLower, rowUpper }: LinearProblem) {
  const rows: { at: Int32Array; lower: number }[] = []
  for (let row = 0; row < rowLower.length; row++) {
    if (rowUpper[row] !== Infinity) continue
    rows.push({ at: column.slice(start[row]!, start[row + 1]!), lower: rowLower[row]! })
  }
  return rows
}
