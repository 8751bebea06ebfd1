import type { PrintedTable } from '@waymark/disclosure'
import { cross } from './invented.ts'

/**
 * A third attacker: tries every way of spreading whole numbers of children over the leaves, each leaf up to `most`, and
 * collects for each hidden cell the values that remain possible. Only for very small tables.
 */
export function possibleValues(table: PrintedTable, atLeastOne: boolean, most: number): Map<number, Set<number>> {
  const leaves = cross(table.dimensions.map(({ members }) => [...new Set(Object.values(members).flat())]))
  const numberOf = new Map(leaves.map((leaf, at) => [JSON.stringify(leaf), at]))
  const under = table.cells.map(({ at }) =>
    cross(table.dimensions.map(({ name, members }) => members[at[name]!]!)).map(leaf =>
      numberOf.get(JSON.stringify(leaf))!,
    ),
  )
  const last = under.map(columns => Math.max(...columns))
  const possible = new Map<number, Set<number>>()
  for (const [cell, { count }] of table.cells.entries()) if (count === null) possible.set(cell, new Set())
  const counts = leaves.map(() => 0)
  const sumOf = (cell: number) => under[cell]!.reduce((sum, leaf) => sum + counts[leaf]!, 0)
  const fits = (leaf: number) =>
    table.cells.every(({ count }, cell) => {
      if (!under[cell]!.includes(leaf)) return true
      const sum = sumOf(cell)
      if (count === null) return !atLeastOne || last[cell]! > leaf || sum >= 1
      return last[cell] === leaf ? sum === count : sum <= count
    })
  const place = (leaf: number): void => {
    if (leaf === leaves.length) {
      for (const [cell, values] of possible) values.add(sumOf(cell))
      return
    }
    for (counts[leaf] = 0; counts[leaf]! <= most; counts[leaf]!++) if (fits(leaf)) place(leaf + 1)
    counts[leaf] = 0
  }
  place(0)
  return possible
}
