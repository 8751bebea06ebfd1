import { done, refused, type CellName, type Result } from '../result.ts'
import type { Cell, Table } from '../table.ts'
import { axesOf, type Axis, type LeafSet } from './codes.ts'
import { mergeColumns } from './columns.ts'
import { Leaves, mostEntries } from './leaves.ts'
import { RowIndex } from './row-index.ts'

/**
 * All tables over the same children as one system: unknown whole numbers (columns, the leaves that nobody can tell apart
 * merged) and cells, each the sum of some columns (rows, cells over the same children merged).
 *
 * A leaf whose count was corrected between two tables is one column before and another after the correction.
 */
export type CountModel = {
  readonly columns: number
  readonly rows: readonly Int32Array[]
  /** The true count of each row. */
  readonly counts: Float64Array
  /** For each table and cell, its row. */
  readonly rowOf: readonly Int32Array[]
  /** For each column, the leaf combination it (or the first merged into it) stands for, and the table it holds from. */
  readonly leafOf: Int32Array
  readonly sinceOf: Int32Array
  /** Leaf combinations whose count a later table restates, with that table. */
  readonly corrected: readonly (readonly [leaf: number, since: number])[]
  /** The true count of each column, where the tables show or give it. */
  readonly truth: Float64Array | undefined
  readonly axes: readonly Axis[]
  readonly parts: readonly Table[]
  /** For each table and cell, the leaf sets by axis: what two cells have in common. */
  readonly setsOf: readonly (readonly (readonly LeafSet[])[])[]
}

type Drafted = {
  readonly rows: RowIndex
  readonly counts: number[]
  readonly names: CellName[]
  entries: number
}

/**
 * One model of several tables, the oldest first. Each must have passed `checkTable`. Where tables are printed ones,
 * `hiddenAs` is the count that stands for the mark: it agrees with any other, and another table's count wins.
 */
export function modelOf(
  parts: readonly Table[],
  { hiddenAs }: { readonly hiddenAs?: number } = {},
): Result<CountModel> {
  const axes = axesOf(parts)
  const setsOf = parts.map((part, at) => part.cells.map(cell => setsOfCell(cell, at, axes)))
  const universe = axes.reduce((size, axis) => size * axis.leaves.length, 1)
  if (universe > mostEntries)
    return refused({ kind: 'table.too-large', of: 'entries', size: universe, limit: mostEntries })
  const leaves = new Leaves(axes, hiddenAs)
  const drafted: Drafted = { rows: new RowIndex(), counts: [], names: [], entries: 0 }
  const rowOf: Int32Array[] = []
  for (const [at, part] of parts.entries()) {
    const entered = leaves.enter(part, at, setsOf[at]!)
    if (!entered.ok) return entered
    const rows = new Int32Array(part.cells.length)
    for (const [number, cell] of part.cells.entries()) {
      const row = draftRow(drafted, cell, { row: leaves.columnsOf(setsOf[at]![number]!), hiddenAs })
      if (!row.ok) return row
      rows[number] = row.value
    }
    rowOf.push(rows)
  }
  const { count, merged } = mergeColumns(leaves.count, drafted.rows.rows)
  const truth = leaves.truth && new Float64Array(count)
  if (truth) merged.forEach((to, from) => to >= 0 && (truth[to]! += leaves.truth![from]!))
  const leafOf = new Int32Array(count).fill(-1)
  const sinceOf = new Int32Array(count)
  merged.forEach((to, from) => {
    if (to < 0 || leafOf[to]! >= 0) return
    leafOf[to] = leaves.leafOf[from]!
    sinceOf[to] = leaves.sinceOf[from]!
  })
  const rows = drafted.rows.rows.map(row => mergeRow(row, merged))
  const counts = Float64Array.from(drafted.counts)
  const corrected = leaves.leafOf.flatMap((leaf, column) =>
    leaves.sinceOf[column]! > 0 ? [[leaf, leaves.sinceOf[column]!] as const] : [],
  )
  return done({ columns: count, rows, counts, rowOf, leafOf, sinceOf, corrected, truth, axes, parts, setsOf })
}

function setsOfCell(cell: Cell, part: number, axes: readonly Axis[]): readonly LeafSet[] {
  return axes.map(axis => axis.setOf(part, cell.at[axis.name]))
}

function mergeRow(row: Int32Array, merged: Int32Array): Int32Array {
  const to = row.map(column => merged[column]!).sort()
  return to.filter((column, at) => at === 0 || to[at - 1] !== column)
}

type Draft = { readonly row: Int32Array | undefined; readonly hiddenAs: number | undefined }

function draftRow(drafted: Drafted, cell: Cell, { row, hiddenAs }: Draft): Result<number> {
  drafted.entries += row?.length ?? mostEntries + 1
  if (!row || drafted.entries > mostEntries) {
    return refused({ kind: 'table.too-large', of: 'entries', size: drafted.entries, limit: mostEntries })
  }
  const known = drafted.rows.find(row)
  if (known !== undefined) {
    if (drafted.counts[known] === hiddenAs) drafted.counts[known] = cell.count
    if (drafted.counts[known] === cell.count || cell.count === hiddenAs) return done(known)
    return refused({ kind: 'table.cells-disagree', cells: [drafted.names[known]!, cell.at] })
  }
  drafted.counts.push(cell.count)
  drafted.names.push(cell.at)
  return done(drafted.rows.add(row))
}
