import { checkDimension, type Dimension } from './dimension.ts'
import { done, refused, type CellName, type Result } from './result.ts'

/**
 * One count of a table. `at` names a member per dimension; a dimension left out stands for all its leaves.
 *
 * `contributors` is how many offices, schools or reporters the count comes from, where that is known. `withheld` marks a
 * count that belongs to the sums but is never printed, such as "sex unknown": what would otherwise be found by subtraction.
 */
export type Cell = {
  readonly at: CellName
  readonly count: number
  readonly contributors?: number
  readonly withheld?: boolean
}

/**
 * Tables over the same children, as one list of cells: a full cross, or several linked tables that share dimensions.
 *
 * `inner` gives the counts of single leaves (a code of each dimension) where the cells do not show them; leaves that it
 * leaves out count 0. Without it, a table that does not show all its leaves is completed by the engine.
 */
export type Table = {
  readonly id: string
  readonly dimensions: readonly Dimension[]
  readonly cells: readonly Cell[]
  readonly inner?: readonly Cell[]
}

/** Above this many cells a table is refused: the audit could not be finished on the machines this is made for. */
const mostCells = 500_000

/** Refuses what is no table of counts: no dimension, one cell, unknown members, counts that are negative or not whole. */
export function checkTable(table: Table): Result<Table> {
  const { dimensions, cells } = table
  if (dimensions.length === 0) return refused({ kind: 'table.no-dimension' })
  if (cells.length < 2) return refused({ kind: 'table.too-few-cells', cells: cells.length })
  if (cells.length > mostCells) {
    return refused({ kind: 'table.too-large', of: 'cells', size: cells.length, limit: mostCells })
  }
  const members = new Map<string, Set<string>>()
  const leaves = new Map<string, Set<string>>()
  for (const dimension of dimensions) {
    if (members.has(dimension.name)) return refused({ kind: 'table.dimension-twice', dimension: dimension.name })
    const checked = checkDimension(dimension)
    if (!checked.ok) return checked
    members.set(dimension.name, new Set(Object.keys(dimension.members)))
    leaves.set(dimension.name, new Set(Object.values(dimension.members).flat()))
  }
  const cellsOk = checkCells(cells, members)
  if (!cellsOk.ok) return cellsOk
  const innerOk = checkCells(table.inner ?? [], leaves)
  return innerOk.ok ? done(table) : innerOk
}

function checkCells(cells: readonly Cell[], known: ReadonlyMap<string, ReadonlySet<string>>): Result<true> {
  for (const cell of cells) {
    for (const dimension in cell.at) {
      const members = known.get(dimension)
      if (!members) return refused({ kind: 'table.unknown-dimension', dimension, cell: cell.at })
      const member = cell.at[dimension]!
      if (!members.has(member)) return refused({ kind: 'table.unknown-member', dimension, member })
    }
    if (!Number.isSafeInteger(cell.count)) return refused({ kind: 'table.count-not-whole', cell: cell.at })
    if (cell.count < 0) return refused({ kind: 'table.count-negative', cell: cell.at })
  }
  return done(true)
}
