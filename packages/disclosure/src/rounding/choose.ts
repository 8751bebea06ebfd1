import { rowsByColumn } from '../model/columns.ts'

/** What is being rounded: cells (rows of columns), which of them are printed, the true counts, the base, and an order. */
export type RoundingProblem = {
  readonly rows: readonly Int32Array[]
  readonly weights: Int32Array
  readonly truth: Float64Array
  readonly base: number
  readonly next: () => number
}

// Exchanges tried per rounded leaf and pass; more gain little.
const partnersTried = 48
const mostPasses = 12
const peakWeight = 200
const starts = 4

/**
 * Rounds each of these columns to 0 or to the base so that the printed cells stray as little as possible from their
 * counts. Starts with nothing raised, raises and lowers one column at a time while that lessens the sum of squares, then
 * exchanges a raised column for a lowered one of the same cells. At last the largest errors are pressed down one by one,
 * as long as the mean hardly suffers.
 */
export function chooseRaised(problem: RoundingProblem, columns: Int32Array): ReadonlySet<number> {
  let best: Found | undefined
  for (let start = 0; start < starts; start++) {
    const found = searchOnce(problem, columns)
    if (!best || found.most < best.most || (found.most === best.most && found.mean < best.mean)) best = found
  }
  return best!.raised
}

type Found = { readonly raised: ReadonlySet<number>; readonly most: number; readonly mean: number }

function searchOnce(problem: RoundingProblem, columns: Int32Array): Found {
  const search = new RoundingSearch(problem, columns)
  search.settle(Infinity)
  let best = { raised: new Set(search.raised), ...search.errors() }
  const bearable = best.mean * 1.05
  for (let ceiling = best.most - 1; ceiling >= 1 && ceiling > best.most - 4; ceiling--) {
    search.settle(ceiling)
    const found = search.errors()
    if (found.most < best.most && found.mean <= bearable) best = { raised: new Set(search.raised), ...found }
  }
  return best
}

class RoundingSearch {
  readonly raised = new Set<number>()
  readonly #problem: RoundingProblem
  readonly #columns: Int32Array
  readonly #start: Int32Array
  readonly #inRow: Int32Array
  readonly #rounded: Uint8Array
  readonly #errors: Float64Array
  #ceiling = Infinity

  constructor(problem: RoundingProblem, columns: Int32Array) {
    this.#problem = problem
    const byColumn = rowsByColumn(problem.truth.length, problem.rows)
    this.#start = byColumn.start
    this.#inRow = byColumn.inRow
    this.#rounded = new Uint8Array(problem.truth.length)
    for (const column of columns) this.#rounded[column] = 1
    this.#errors = new Float64Array(problem.rows.length)
    for (const column of columns) this.#shift(column, -problem.truth[column]!)
    const order = Float64Array.from(problem.truth, () => problem.next())
    this.#columns = columns.toSorted((a, b) => problem.truth[b]! - problem.truth[a]! || order[a]! - order[b]!)
  }

  /** Changes and exchanges until nothing helps; errors above the ceiling weigh heavily. */
  settle(ceiling: number): void {
    this.#ceiling = ceiling
    for (let pass = 0; pass < mostPasses; pass++) if (this.#flipAll() + this.#exchangeAll() === 0) break
  }

  /** The largest error of a printed cell, and the mean. */
  errors(): { most: number; mean: number } {
    let [most, sum, cells] = [0, 0, 0]
    for (const [row, weight] of this.#problem.weights.entries()) {
      if (weight === 0) continue
      most = Math.max(most, Math.abs(this.#errors[row]!))
      sum += weight * Math.abs(this.#errors[row]!)
      cells += weight
    }
    return { most, mean: sum / Math.max(1, cells) }
  }

  #shift(column: number, by: number): void {
    for (let at = this.#start[column]!; at < this.#start[column + 1]!; at++) this.#errors[this.#inRow[at]!]! += by
  }

  #above(error: number): number {
    const above = Math.abs(error) - this.#ceiling
    return above > 0 ? above * above : 0
  }

  /** How the cost changes when the column's rounded count changes by this. */
  #gain(column: number, by: number): number {
    let change = 0
    for (let at = this.#start[column]!; at < this.#start[column + 1]!; at++) {
      const row = this.#inRow[at]!
      const [before, after] = [this.#errors[row]!, this.#errors[row]! + by]
      const peaks = this.#above(after) - this.#above(before)
      change += this.#problem.weights[row]! * (after * after - before * before + peakWeight * peaks)
    }
    return change
  }

  #flip(column: number): void {
    this.#shift(column, this.#step(column))
    if (!this.raised.delete(column)) this.raised.add(column)
  }

  #step(column: number): number {
    return this.raised.has(column) ? -this.#problem.base : this.#problem.base
  }

  /** Raises or lowers every column whose change helps; the number of changes. */
  #flipAll(): number {
    let changes = 0
    for (const column of this.#columns) {
      if (this.#gain(column, this.#step(column)) >= 0) continue
      this.#flip(column)
      changes++
    }
    return changes
  }

  /** Exchanges raised columns for lowered ones that share a cell with them, where that helps; the number of exchanges. */
  #exchangeAll(): number {
    let changes = 0
    for (const column of this.#columns) {
      for (let tried = 0; tried < partnersTried; tried++) {
        const partner = this.#partner(column)
        if (partner === undefined) continue
        const first = this.#gain(column, this.#step(column))
        this.#flip(column)
        const both = first + this.#gain(partner, this.#step(partner))
        if (both < -1e-9) {
          this.#flip(partner)
          changes++
          break
        }
        this.#flip(column)
      }
    }
    return changes
  }

  /** A rounded column in the opposite state that lies in one of the same cells. */
  #partner(column: number): number | undefined {
    const [from, to] = [this.#start[column]!, this.#start[column + 1]!]
    const row = this.#problem.rows[this.#inRow[from + Math.floor(this.#problem.next() * (to - from))]!]!
    const other = row[Math.floor(this.#problem.next() * row.length)]!
    if (this.#rounded[other] === 0 || this.raised.has(other) === this.raised.has(column)) return undefined
    return other
  }
}
