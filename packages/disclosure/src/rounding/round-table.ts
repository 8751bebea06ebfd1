import type { Solver } from '../audit/solver.ts'
import { trueCounts } from '../model/additivity.ts'
import { modelOf } from '../model/model.ts'
import { sequenceFrom } from '../random.ts'
import { done, refused, type Result } from '../result.ts'
import { cellsByRow } from '../suppress/loss.ts'
import { checkTable, type Table } from '../table.ts'
import { chooseRaised } from './choose.ts'
import type { PrintedTable } from '../certificate/printed-table.ts'

export type Rounded = {
  /** The table with every cell printed; no count from 1 to base - 1 is left, and every total equals its parts. */
  readonly printed: PrintedTable
  /** Over the printed cells: the largest difference from the true count, the mean of the absolute differences. */
  readonly errors: { readonly most: number; readonly mean: number; readonly changed: number }
}

/**
 * Rounds a table additively: small leaves become 0 or the base, larger ones stay, and totals are added up anew.
 *
 * Only leaves that lie in a printed count below the base are rounded, so most of a table of larger counts stays as it is.
 * Which leaves rise is chosen to keep all printed cells close to their counts, in an order that the table's id decides.
 */
export function roundTable(table: Table, base: number, solver: Solver): Result<Rounded> {
  if (!Number.isSafeInteger(base) || base < 2) return refused({ kind: 'rounding.base-too-small', given: base })
  const checked = checkTable(table)
  if (!checked.ok) return checked
  const built = modelOf([table])
  if (!built.ok) return built
  const model = built.value
  const truth = trueCounts(model, base - 1, solver)
  if (!truth.ok) return truth
  const next = sequenceFrom(`rounding of ${table.id}`)
  const problem = { rows: model.rows, weights: cellsByRow(model), truth: truth.value, base, next }
  const isPrinted = problem.weights.map(cells => Math.sign(cells))
  const chosen = new Set<number>()
  let counts = truth.value
  // A cell that falls below the base when its leaves are rounded brings its other leaves in; each round adds leaves.
  for (let small = smallLeaves(); small.length > 0; small = smallLeaves()) {
    for (const column of small) chosen.add(column)
    const raised = chooseRaised(problem, Int32Array.from(chosen))
    counts = truth.value.map((count, column) => (chosen.has(column) ? (raised.has(column) ? base : 0) : count))
  }
  function smallLeaves(): readonly number[] {
    const below = model.rows.filter((row, at) => {
      const sum = row.reduce((total, column) => total + counts[column]!, 0)
      return isPrinted[at] === 1 && sum > 0 && sum < base
    })
    return [...new Set(below.flatMap(row => [...row]))].filter(column => counts[column]! > 0)
  }
  return done(printRounded(table, { rowOf: model.rowOf[0]!, rows: model.rows, counts }))
}

type Counted = { readonly rowOf: Int32Array; readonly rows: readonly Int32Array[]; readonly counts: Float64Array }

function printRounded(table: Table, { rowOf, rows, counts }: Counted): Rounded {
  const sums = rows.map(row => row.reduce((total, column) => total + counts[column]!, 0))
  const kept = [...table.cells.keys()].filter(cell => !table.cells[cell]!.withheld)
  const cells = kept.map(cell => ({ at: table.cells[cell]!.at, count: sums[rowOf[cell]!]! }))
  const differences = kept.map((cell, at) => Math.abs(cells[at]!.count - table.cells[cell]!.count))
  return {
    printed: { id: table.id, dimensions: table.dimensions, cells },
    errors: {
      most: Math.max(0, ...differences),
      mean: differences.reduce((sum, difference) => sum + difference, 0) / Math.max(1, differences.length),
      changed: differences.filter(difference => difference > 0).length,
    },
  }
}
