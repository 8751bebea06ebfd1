import type { Dimension } from '../dimension.ts'
import { done, refused, type Result } from '../result.ts'
import type { Cell } from '../table.ts'
import { sumsOf, type Mapping } from './mapping.ts'
import { keyFor, topsOf } from './members.ts'

// Comparisons of lists of counts; a table that needs more has so many members that chance explains what would be found.
const mostSteps = 2_000_000
// A coincidence that would be found by chance in half of such tables is no sign of a sum.
const likelyByChance = 0.5

type Lists = ReadonlyMap<string, readonly number[]>
type Search = { readonly lists: Lists; readonly apart: (left: string, right: string) => boolean; steps: number }

/**
 * Refuses a member whose counts are, on every line, the sum of up to three others or of all others, when the mapping does
 * not say so: a row "North and South" beside North and South. A mapping denies it by naming the member in `notSums`.
 *
 * Only members that are themselves part of nothing are looked at: parts of one sum are told apart by that sum. What chance
 * would bring forth anyway (one line, many members, small counts) is not refused, so this finds mistakes and proves nothing.
 */
export function checkUnsaidSums(
  mapping: Mapping,
  { cells, dimensions }: { readonly cells: readonly Cell[]; readonly dimensions: readonly Dimension[] },
): Result<true> {
  const sums = sumsOf(mapping)
  for (const { name, members } of dimensions) {
    const lists = countsByMember(cells, name, dimensions)
    const tops = topsOf(sums.get(name) ?? {}, lists.keys())
    if (tops.length < 2) continue
    const leaves = new Map(Object.entries(members).map(([member, codes]) => [member, new Set(codes)]))
    const apart = (left: string, right: string) => {
      const taken = leaves.get(left)!
      return members[right]!.every(leaf => !taken.has(leaf))
    }
    const search: Search = { lists, apart, steps: 0 }
    const denied = new Set(sums.get(name)?.notSums)
    const found = tops.flatMap(member => {
      if (denied.has(member)) return []
      const parts = partsOf(member, tops, search)
      return parts ? [{ member, parts }] : []
    })
    if (found.length > 0) return refused({ kind: 'mapping.sum-unsaid', dimension: name, sums: found })
  }
  return done(true)
}

/** The counts of every member over all lines and columns, in one order; 0 where a member has no line. */
function countsByMember(cells: readonly Cell[], name: string, dimensions: readonly Dimension[]): Lists {
  const keyOf = keyFor(dimensions.map(dimension => dimension.name).filter(other => other !== name))
  const places = new Map<string, number>()
  for (const { at } of cells) {
    const key = keyOf(at)
    if (!places.has(key)) places.set(key, places.size)
  }
  const lists = new Map<string, number[]>()
  for (const { at, count } of cells) {
    const list = lists.get(at[name]!) ?? Array.from({ length: places.size }, () => 0)
    list[places.get(keyOf(at))!] = count
    lists.set(at[name]!, list)
  }
  return lists
}

function partsOf(member: string, tops: readonly string[], search: Search): readonly string[] | undefined {
  const wanted = search.lists.get(member)!
  if (wanted.every(count => count === 0)) return undefined
  const apart = [...search.lists.keys()].filter(
    other => other !== member && search.apart(member, other) && search.lists.get(other)!.some(count => count > 0),
  )
  const others = apart.filter(other => search.lists.get(other)!.every((count, at) => count <= wanted[at]!))
  // How likely one set of counts is to hit this one, were they spread evenly below it.
  const chance = wanted.reduce((product, count) => product / (1 + count), 1)
  const all = tops.filter(top => top !== member && others.includes(top))
  if (all.length > 3 && addsUp(wanted, all, search)) return all
  let sets = apart.length
  for (let size = 1; size <= 3; size++) {
    if (sets * chance > likelyByChance) return undefined
    const found = subset(wanted, others, size, search)
    if (found) return found
    sets = (sets * Math.max(0, apart.length - size)) / (size + 1)
  }
  return undefined
}

function addsUp(wanted: readonly number[], members: readonly string[], { lists }: Search): boolean {
  return wanted.every((count, at) => members.reduce((sum, member) => sum + lists.get(member)![at]!, 0) === count)
}

/** Members, all apart, that add up to what is wanted. */
function subset(
  wanted: readonly number[],
  others: readonly string[],
  size: number,
  search: Search,
): readonly string[] | undefined {
  for (const [at, member] of others.entries()) {
    search.steps++
    if (search.steps > mostSteps) return undefined
    const rest = wanted.map((count, place) => count - search.lists.get(member)![place]!)
    if (rest.some(count => count < 0)) continue
    if (size === 1) {
      if (rest.every(count => count === 0)) return [member]
      continue
    }
    search.steps += others.length - at
    const further = others.filter((other, position) => position > at && search.apart(member, other))
    const found = subset(rest, further, size - 1, search)
    if (found) return [member, ...found]
  }
  return undefined
}
