import type { Cell, Dimension, PrintedTable, Table } from '@waymark/disclosure'

/** Numbers in [0, 1) from a seed: invented tables are the same in every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

/** A dimension of this many leaves with a total and, from four leaves on, two overlapping groups. */
export function inventedDimension(name: string, leaves: number): Dimension {
  const codes = Array.from({ length: leaves }, (_, at) => `${name}${at + 1}`)
  const members: Record<string, readonly string[]> = { Total: codes }
  for (const code of codes) members[code] = [code]
  if (leaves >= 4) {
    members[`${name}-early`] = codes.slice(0, Math.ceil(leaves / 2))
    members[`${name}-late`] = codes.slice(Math.ceil(leaves / 2))
    members[`${name}-odd`] = codes.filter((_, at) => at % 2 === 0)
  }
  return { name, members }
}

/** Every combination of one item per list. */
export function cross<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (all, list) => all.flatMap(some => list.map(item => [...some, item])),
    [[]],
  )
}

/** The full cross of these dimensions, counts summed from the leaf counts, which are drawn in the order of the leaves. */
export function tableOf(
  id: string,
  dimensions: readonly Dimension[],
  draw: (leaf: readonly string[]) => number,
): Table {
  const leaves = cross(dimensions.map(({ members }) => [...new Set(Object.values(members).flat())]))
  const counts = new Map(leaves.map(leaf => [leaf.join(' '), draw(leaf)]))
  const cells: Cell[] = cross(dimensions.map(({ members }) => Object.keys(members))).map(key => ({
    at: Object.fromEntries(dimensions.map(({ name }, axis) => [name, key[axis]!])),
    count: cross(dimensions.map(({ members }, axis) => members[key[axis]!]!)).reduce(
      (sum, leaf) => sum + counts.get(leaf.join(' '))!,
      0,
    ),
  }))
  return { id, dimensions, cells }
}

/** Mostly small counts, some zeros, a few large: what national tables on abuse look like at their finest. */
export function inventedCount(next: () => number): number {
  const kind = next()
  if (kind < 0.2) return 0
  if (kind < 0.6) return 1 + Math.floor(next() * 5)
  return 5 + Math.floor(next() * 40)
}

/** The table with these cells hidden and no others. */
export function printedWith(table: Table, isHidden: (cell: Cell) => boolean): PrintedTable {
  const cells = table.cells.map(cell => ({ at: cell.at, count: isHidden(cell) ? null : cell.count }))
  return { id: table.id, dimensions: table.dimensions, cells }
}
