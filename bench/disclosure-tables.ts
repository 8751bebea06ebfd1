import type { Cell, Dimension, Table } from '@waymark/disclosure'

/** A dimension of leaves in groups of `size`, with a total. */
function grouped(name: string, leaves: number, size: number): Dimension {
  const codes = Array.from({ length: leaves }, (_, at) => `${name}-${at + 1}`)
  const members: Record<string, readonly string[]> = { Total: codes }
  for (const code of codes) members[code] = [code]
  const groups = size > 1 ? Math.ceil(leaves / size) : 0
  for (let group = 0; group < groups; group++) {
    members[`${name}-group-${group + 1}`] = codes.slice(group * size, (group + 1) * size)
  }
  return { name, members }
}

/**
 * An invented national table: children by sex, age (two groupings), place, kind of harm and year, in full cross. With 9
 * places it has 12,480 cells, with 78 it has 100,800. About twelve children a leaf, spread very unevenly.
 */
export function nationalTable(places: number): Table {
  const age = grouped('age', 5, 1)
  const early = age.members['Total']!.slice(0, 2)
  const dimensions = [
    grouped('sex', 3, 1),
    { ...age, members: { ...age.members, early, late: age.members['Total']!.slice(2) } },
    grouped('place', places, 3),
    grouped('harm', 6, 2),
    grouped('year', 2, 1),
  ]
  let state = 20_261_121
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296
  const leafCodes = dimensions.map(({ members }) => members['Total']!)
  const counts = new Map<string, number>()
  const weights = leafCodes.map(codes => codes.map(() => 0.15 + 1.7 * next()))
  walk(leafCodes, (leaf, at) => {
    const mean = 10 * at.reduce((product, code, axis) => product * weights[axis]![code]!, 1)
    counts.set(leaf.join(' '), Math.floor((0.2 + 1.6 * next()) * mean))
  })
  return { id: `national ${places}`, dimensions, cells: crossCells(dimensions, counts) }
}

/** Calls back with every combination of one item per list, and the positions of the items. */
function walk(lists: readonly (readonly string[])[], visit: (items: string[], positions: number[]) => void): void {
  const positions = lists.map(() => 0)
  for (;;) {
    visit(
      positions.map((at, axis) => lists[axis]![at]!),
      positions,
    )
    let axis = lists.length - 1
    while (axis >= 0 && ++positions[axis]! === lists[axis]!.length) positions[axis--] = 0
    if (axis < 0) return
  }
}

/** Every cell of the full cross, each summed from the leaf counts, one dimension after the other. */
function crossCells(dimensions: readonly Dimension[], leafCounts: Map<string, number>): Cell[] {
  let counts = leafCounts
  for (const [axis, { members }] of dimensions.entries()) {
    const wider = new Map<string, number>()
    const under = new Map<string, string[]>()
    for (const [member, leaves] of Object.entries(members)) {
      for (const leaf of leaves) under.set(leaf, [...(under.get(leaf) ?? []), member])
    }
    for (const [key, count] of counts) {
      const codes = key.split(' ')
      for (const member of under.get(codes[axis]!)!) {
        const name = codes.with(axis, member).join(' ')
        wider.set(name, (wider.get(name) ?? 0) + count)
      }
    }
    counts = wider
  }
  return [...counts].map(([key, count]) => {
    const codes = key.split(' ')
    return { at: Object.fromEntries(dimensions.map(({ name }, axis) => [name, codes[axis]!])), count }
  })
}

/**
 * An invented table of three dimensions in full cross (3,003 cells) of which two leaves in five count nothing: with zeros hidden,
 * most of it is hidden, and what little is printed leaves much to be judged.
 */
export function sparseTable(): Table {
  const dimensions = [grouped('age', 10, 5), grouped('place', 15, 3), grouped('harm', 8, 4)]
  let state = 7
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296
  const counts = new Map<string, number>()
  walk(
    dimensions.map(({ members }) => members['Total']!),
    leaf => counts.set(leaf.join(' '), next() < 0.4 ? 0 : Math.floor(30 * next() ** 3)),
  )
  return { id: 'sparse', dimensions, cells: crossCells(dimensions, counts) }
}

/** Tables of three dimensions each over the same 4,000 invented children, in five dimensions: no cell shows a single leaf. */
export function linkedTable(): Table {
  const dimensions = [
    grouped('sex', 3, 1),
    grouped('age', 5, 1),
    grouped('place', 12, 3),
    grouped('harm', 6, 2),
    grouped('year', 4, 1),
  ]
  let state = 11
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296
  const counts = new Map<string, number>()
  walk(
    dimensions.map(({ members }) => members['Total']!),
    leaf => counts.set(leaf.join(' '), 0),
  )
  for (let child = 0; child < 4000; child++) {
    const leaf = dimensions.map(({ members }) => {
      const codes = members['Total']!
      return codes[Math.floor(codes.length * next() ** 2)]!
    })
    counts.set(leaf.join(' '), counts.get(leaf.join(' '))! + 1)
  }
  const cells = crossCells(dimensions, counts)
  const totals = ({ at }: Cell) => Object.values(at).filter(member => member === 'Total').length
  return { id: 'linked', dimensions, cells: cells.filter(cell => totals(cell) >= 3) }
}
