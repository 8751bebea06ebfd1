import type { Table } from '../table.ts'

/** A set of leaves of one dimension, under every member name that means it. */
export type LeafSet = { readonly id: number; readonly leaves: Int32Array }

/** One dimension of all tables together: its leaf codes, numbered, and the leaf sets its members stand for. */
export type Axis = {
  readonly name: string
  readonly leaves: readonly string[]
  readonly numberOf: ReadonlyMap<string, number>
  readonly setOf: (part: number, member: string | undefined) => LeafSet
}

/**
 * Numbers the leaves of every dimension that any of the tables has. A member may cover more leaves in a later table (a total
 * over two quarters, then over three): sets are told apart by their leaves, never by their names.
 */
export function axesOf(parts: readonly Table[]): readonly Axis[] {
  const names = [...new Set(parts.flatMap(part => part.dimensions.map(dimension => dimension.name)))]
  return names.map(name => axisOf(name, parts))
}

function axisOf(name: string, parts: readonly Table[]): Axis {
  const here = parts.map(part => part.dimensions.find(dimension => dimension.name === name)?.members)
  const leaves = [...new Set(here.flatMap(members => Object.values(members ?? {}).flat()))].sort()
  const numberOf = new Map(leaves.map((leaf, at) => [leaf, at]))
  const sets = new Map<string, LeafSet>()
  const intern = (codes: readonly string[]): LeafSet => {
    const numbers = Int32Array.from(codes, code => numberOf.get(code)!).sort()
    const key = numbers.join(' ')
    const known = sets.get(key) ?? { id: sets.size, leaves: numbers }
    sets.set(key, known)
    return known
  }
  const everything = intern(leaves)
  const totals = here.map(members => (members ? intern([...new Set(Object.values(members).flat())]) : everything))
  const named = here.map(
    members => new Map(Object.entries(members ?? {}).map(([member, codes]) => [member, intern(codes)])),
  )
  const setOf = (part: number, member: string | undefined) =>
    member === undefined ? totals[part]! : named[part]!.get(member)!
  return { name, leaves, numberOf, setOf }
}

/** The numbers of all leaf combinations of one set per axis, ascending. */
export function crossOf(sets: readonly LeafSet[], axes: readonly Axis[]): Int32Array {
  let cross = Int32Array.of(0)
  for (const [at, set] of sets.entries()) {
    const size = axes[at]!.leaves.length
    const wider = new Int32Array(cross.length * set.leaves.length)
    let next = 0
    for (const before of cross) for (const leaf of set.leaves) wider[next++] = before * size + leaf
    cross = wider
  }
  return cross
}

/** How many leaf combinations the sets span. */
export function sizeOf(sets: readonly LeafSet[]): number {
  return sets.reduce((size, set) => size * set.leaves.length, 1)
}

/** The same sets, the same key. */
export function keyOf(sets: readonly LeafSet[]): string {
  return sets.map(set => set.id).join(' ')
}
