import { done, refused, type Result } from './result.ts'

/**
 * One way of dividing the children: its members, each with the finest codes (leaves) it covers.
 *
 * Hierarchies may overlap: a municipality may belong to a county and to a city group. Members that cover the same leaves
 * are the same group of children under two names.
 */
export type Dimension = { readonly name: string; readonly members: Readonly<Record<string, readonly string[]>> }

/** "member is the sum of parts". A member may be said twice, in two different divisions. */
export type Division = { readonly member: string; readonly parts: readonly string[] }

type Climb = {
  readonly name: string
  readonly partsOf: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly leavesOf: Map<string, readonly string[]>
}

/**
 * A dimension from sentences "Total is girls and boys". Codes that are nowhere divided are the leaves.
 *
 * Refuses a loop (a member that is part of itself), an overlap (a leaf counted twice in one sum) and a hole (no parts, or
 * two divisions of one member that do not cover the same leaves).
 */
export function dimensionFromDivisions(name: string, divisions: readonly Division[]): Result<Dimension> {
  const partsOf = new Map<string, (readonly string[])[]>()
  for (const { member, parts } of divisions) partsOf.set(member, [...(partsOf.get(member) ?? []), parts])
  const climb: Climb = { name, partsOf, leavesOf: new Map() }
  for (const { member } of divisions) {
    const leaves = leavesUnder(member, climb, [])
    if (!leaves.ok) return leaves
  }
  return done({ name, members: Object.fromEntries(climb.leavesOf) })
}

function leavesUnder(member: string, climb: Climb, above: readonly string[]): Result<readonly string[]> {
  if (above.includes(member)) {
    return refused({ kind: 'hierarchy.loop', dimension: climb.name, path: [...above, member] })
  }
  const known = climb.leavesOf.get(member)
  if (known) return done(known)
  let found: readonly string[] | undefined
  for (const parts of climb.partsOf.get(member) ?? [[member]]) {
    const leaves = parts.length === 1 && parts[0] === member ? done(parts) : unite({ member, parts }, climb, above)
    if (!leaves.ok) return leaves
    const hole = found && differing(found, leaves.value)
    if (hole !== undefined) return refused({ kind: 'hierarchy.hole', dimension: climb.name, member, leaf: hole })
    found ??= leaves.value
  }
  climb.leavesOf.set(member, found!)
  return done(found!)
}

function unite({ member, parts }: Division, climb: Climb, above: readonly string[]): Result<readonly string[]> {
  const all = new Set<string>()
  for (const part of parts) {
    const leaves = leavesUnder(part, climb, [...above, member])
    if (!leaves.ok) return leaves
    for (const leaf of leaves.value) {
      if (all.has(leaf)) return refused({ kind: 'hierarchy.overlap', dimension: climb.name, member, leaf })
      all.add(leaf)
    }
  }
  if (all.size === 0) return refused({ kind: 'hierarchy.hole', dimension: climb.name, member })
  return done([...all])
}

/** A leaf that only one of two divisions covers. */
function differing(left: readonly string[], right: readonly string[]): string | undefined {
  return left.find(leaf => !right.includes(leaf)) ?? right.find(leaf => !left.includes(leaf))
}

/** Refuses dimensions given directly as members and leaves when a member covers nothing or a leaf twice. */
export function checkDimension(dimension: Dimension): Result<Dimension> {
  for (const [member, leaves] of Object.entries(dimension.members)) {
    if (leaves.length === 0) return refused({ kind: 'hierarchy.hole', dimension: dimension.name, member })
    const twice = leaves.find((leaf, at) => leaves.indexOf(leaf) !== at)
    if (twice !== undefined) {
      return refused({ kind: 'hierarchy.overlap', dimension: dimension.name, member, leaf: twice })
    }
  }
  return done(dimension)
}
