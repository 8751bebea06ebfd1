import type { LinearProblem, Outcome, Solver } from '../audit/solver.ts'
import type { Sum } from '../elimination/echelon.ts'
import { leastCounts } from '../elimination/eliminate.ts'
import { absent, hidden, shown, type Task } from '../task.ts'
import { cellsByRow } from './loss.ts'

// Children; whole numbers may have to move farther than the width, but hardly by more than this.
const farthest = 1_000

type Row = { readonly at: number[]; readonly value: number[]; readonly lower: number; readonly upper: number }

/**
 * The rows to hide so that a sum can move by the required width: the cheapest way of moving children between leaves that
 * moves it, where every printed cell that changes costs and hidden ones change freely. Its dual is the reader's proof
 * that the sum is narrow; the rows are those whose printing the proof rests on.
 *
 * Parts of children are moved first, which is quick. A sum that moves in parts already and yet is narrow moves in whole
 * children only when more is hidden. Empty when it moves in whole children too; undefined when nothing that may be hidden
 * lets it move.
 */
export function cheapestCover(
  task: Task,
  pattern: Uint8Array,
  { sum, width }: { readonly sum: Sum; readonly width: number },
  solver: Solver,
): readonly number[] | undefined {
  const { problem, costs, changeOf } = movementProblem(task, pattern, sum)
  const program = solver.open(problem)
  const cheapest = (ask: () => Outcome) => {
    let best: { cost: number; rows: number[] } | undefined
    for (const direction of [1, -1]) {
      const [near, far] = [direction * width, direction * farthest]
      program.bound(0, Math.min(near, far), Math.max(near, far))
      const outcome = ask()
      if (outcome.kind !== 'found') continue
      const moved = [...changeOf].filter(([, at]) => outcome.values[at]! + outcome.values[at + 1]! > 1e-6)
      const cost = costs.reduce((total, price, at) => total + price * outcome.values[at]!, 0)
      if (!best || cost < best.cost) best = { cost, rows: moved.map(([row]) => row) }
    }
    return best?.rows
  }
  try {
    const inParts = cheapest(() => program.least(costs))
    return inParts?.length === 0 ? cheapest(() => program.inWholeNumbers(costs, 'best')) : inParts
  } finally {
    program.close()
  }
}

/** Unknowns: the change of every column, then how far every printed row that may be hidden rises and falls. */
function movementProblem(task: Task, pattern: Uint8Array, sum: Sum) {
  const { model, settled, truth } = task
  const least = leastCounts(task)
  const lower = Array.from(truth, (count, column) => least[column]! - count)
  const upper = Array.from(truth, () => Infinity)
  const costs = Array.from(truth, () => 0)
  const weights = cellsByRow(model)
  const changeOf = new Map<number, number>()
  const rows: Row[] = [{ at: [...sum.at], value: [...sum.at].map((_, i) => sum.sign?.[i] ?? 1), lower: 0, upper: 0 }]
  for (const [row, columns] of model.rows.entries()) {
    if (settled[row] === absent) continue
    const at = [...columns]
    const bottom = task.atLeastOne[row]!
    const value = at.map(() => 1)
    if (pattern[row] === 1 || settled[row] === hidden) {
      const free = columns.length === 1 || columns.some(column => least[column] === 1) || bottom === 0
      if (!free) rows.push({ at, value, lower: bottom - model.counts[row]!, upper: Infinity })
    } else if (settled[row] === shown) rows.push({ at, value, lower: 0, upper: 0 })
    else {
      changeOf.set(row, costs.length)
      rows.push({ at: [...at, costs.length, costs.length + 1], value: [...value, -1, 1], lower: 0, upper: 0 })
      const price = weights[row]! * (1 + Math.log2(1 + model.counts[row]!) / 8)
      costs.push(price, price)
      lower.push(0, 0)
      upper.push(Infinity, Math.max(0, model.counts[row]! - bottom))
    }
  }
  return { problem: problemOf(rows, { costs, lower, upper }), costs: Float64Array.from(costs), changeOf }
}

type Unknowns = {
  readonly costs: readonly number[]
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

function problemOf(rows: readonly Row[], { costs, lower, upper }: Unknowns): LinearProblem {
  const start = new Int32Array(rows.length + 1)
  for (const [number, { at }] of rows.entries()) start[number + 1] = start[number]! + at.length
  return {
    columns: costs.length,
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    start,
    column: Int32Array.from(rows.flatMap(({ at }) => at)),
    value: Float64Array.from(rows.flatMap(({ value }) => value)),
    rowLower: Float64Array.from(rows, row => row.lower),
    rowUpper: Float64Array.from(rows, row => row.upper),
  }
}
