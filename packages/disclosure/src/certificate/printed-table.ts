import type { Dimension } from '../dimension.ts'
import type { CellName } from '../result.ts'

/** A table as it is printed: a count, or null for the one mark that every hidden cell has, whatever the cause. */
export type PrintedTable = {
  readonly id: string
  readonly dimensions: readonly Dimension[]
  readonly cells: readonly { readonly at: CellName; readonly count: number | null }[]
}

/**
 * The text that a printed table's digest is taken of: the same for the same names, leaves, cells and counts, whatever the
 * order of keys in the file it came from. The order of the cells counts.
 */
export function canonicalText(table: PrintedTable): string {
  const dimensions = table.dimensions.map(({ name, members }) => [
    name,
    Object.entries(members)
      .map(([member, leaves]) => [member, [...leaves].sort()] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  ])
  const cells = table.cells.map(({ at, count }) => [
    table.dimensions.map(({ name }) => (Object.hasOwn(at, name) ? at[name]! : null)),
    count,
  ])
  return JSON.stringify([table.id, dimensions, cells])
}
