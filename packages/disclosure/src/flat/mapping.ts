import type { Division } from '../dimension.ts'
import { foldName } from '../names.ts'
import { done, refused, type Result } from '../result.ts'
import { fields, listOf, named, shapeFault, text, wholeFrom, type Shape, type ShapeFault } from '../shape.ts'

/** Which members of a dimension are sums of which, and which stand in no sum. */
export type Sums = {
  readonly divisions?: readonly Division[]
  /** Members that are on a line and neither a sum of others nor a part of one. */
  readonly alone?: readonly string[]
  /** Members that are no sum of others although their counts look like it. */
  readonly notSums?: readonly string[]
}

/**
 * What the columns of a flat table (a header row, then one row per line of print) mean.
 *
 * - A dimension is read from one or several columns, joined by " / ", empty ones left out; a row where all are empty
 *   stands for `total` ("Total" unless said otherwise). `divisions` say which members are sums of which; a member that
 *   is in none must be named in `alone`.
 * - Each counts column is a member of the dimension `counts.dimension`; a table with one counts column needs none.
 * - `blank` is what an empty counts field means; without it an empty field is refused. `noLine` is what a line means that
 *   is left out while lines beside it stand; only 0 can be meant, and without it such a table is refused.
 * - `unprinted` members have no row: what is left of the member they are a part of. They are never printed and never found.
 * - `derived` columns (percentages, rates) are hidden where any of the counts of their row that they come from is.
 * - `freeOfCounts` columns (notes, sources, names) are printed as they stand. Every column is named somewhere.
 */
export type Mapping = {
  readonly id: string
  readonly source?: string
  readonly dimensions: Readonly<Record<string, Sums & { readonly columns: readonly string[]; readonly total?: string }>>
  readonly counts: Sums & {
    readonly dimension?: string
    readonly columns: Readonly<Record<string, string>>
  }
  readonly blank?: number
  readonly noLine?: 0
  readonly unprinted?: readonly { readonly dimension: string; readonly member: string }[]
  readonly derived?: readonly { readonly column: string; readonly from: readonly string[] }[]
  readonly freeOfCounts?: readonly string[]
}

/** The sums of every dimension of a mapping, the counts' own among them. */
export function sumsOf({ dimensions, counts }: Mapping): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>(Object.entries(dimensions))
  if (counts.dimension !== undefined) sums.set(counts.dimension, counts)
  return sums
}

/**
 * A mapping from a file's JSON, its names folded as the table's are (`foldName`). Refuses, naming the place, what is no
 * mapping: a field that is missing or of another kind, and a field that nobody reads, which is a typing error.
 */
export function readMapping(given: unknown): Result<Mapping> {
  const wrong = faultOf(given)
  if (wrong) return refused({ kind: 'mapping.malformed', ...wrong })
  return done(folded(given as Mapping))
}

const texts = listOf(text)
const zero: Shape = (value, at) => (value === 0 ? undefined : { at, wanted: '0' })
const sums = {
  divisions: listOf(fields({ member: text, parts: texts })),
  alone: texts,
  notSums: texts,
}
const mapping = fields(
  {
    id: text,
    source: text,
    dimensions: named(fields({ columns: texts, total: text, ...sums }, ['columns']), 1),
    counts: fields({ dimension: text, columns: named(text, 1), ...sums }, ['columns']),
    blank: wholeFrom(0),
    noLine: zero,
    unprinted: listOf(fields({ dimension: text, member: text })),
    derived: listOf(fields({ column: text, from: texts })),
    freeOfCounts: texts,
  },
  ['id', 'dimensions', 'counts'],
)

/** What is no mapping, or names one thing twice. */
function faultOf(given: unknown): ShapeFault | undefined {
  const malformed = shapeFault(mapping, given)
  if (malformed) return malformed
  const { dimensions, counts, derived = [], freeOfCounts = [] } = given as Mapping
  const empty = Object.keys(dimensions).find(name => dimensions[name]!.columns.length === 0)
  if (empty !== undefined) return { at: `dimensions.${empty}.columns`, wanted: 'at least one column' }
  if (counts.dimension !== undefined && Object.hasOwn(dimensions, counts.dimension))
    return { at: 'counts.dimension', wanted: 'a name that no dimension has' }
  const members = Object.values(counts.columns).map(foldName)
  if (counts.dimension === undefined && members.length > 1)
    return { at: 'counts.dimension', wanted: 'to be there, since there are several columns of counts' }
  const twice = members.findIndex((member, at) => members.indexOf(member) !== at)
  if (twice >= 0) return { at: `counts.columns.${Object.keys(counts.columns)[twice]}`, wanted: 'a member of its own' }
  const columns = Object.keys(counts.columns).map(foldName)
  const loose = derived.find(({ from }) => from.length === 0 || !from.every(name => columns.includes(foldName(name))))
  if (loose) return { at: `derived ${loose.column}`, wanted: 'columns of counts that it comes from' }
  const roles = [
    ...Object.values(dimensions).flatMap(({ columns }) => columns),
    ...Object.keys(counts.columns),
    ...derived.map(({ column }) => column),
    ...freeOfCounts,
  ].map(foldName)
  const double = roles.find((name, at) => roles.indexOf(name) !== at)
  return double === undefined ? undefined : { at: double, wanted: 'one meaning, and has two' }
}

function folded(given: Mapping): Mapping {
  const names = (list: readonly string[] | undefined) => list?.map(foldName)
  const foldedSums = ({ divisions, alone, notSums }: Sums): Sums => ({
    ...(divisions && {
      divisions: divisions.map(({ member, parts }) => ({ member: foldName(member), parts: parts.map(foldName) })),
    }),
    ...(alone && { alone: alone.map(foldName) }),
    ...(notSums && { notSums: notSums.map(foldName) }),
  })
  const { dimensions, counts, unprinted, derived, freeOfCounts } = given
  return {
    ...given,
    dimensions: Object.fromEntries(
      Object.entries(dimensions).map(([name, known]) => [
        name,
        {
          columns: known.columns.map(foldName),
          ...(known.total !== undefined && { total: foldName(known.total) }),
          ...foldedSums(known),
        },
      ]),
    ),
    counts: {
      ...(counts.dimension !== undefined && { dimension: counts.dimension }),
      columns: Object.fromEntries(Object.entries(counts.columns).map(([name, to]) => [foldName(name), foldName(to)])),
      ...foldedSums(counts),
    },
    ...(unprinted && {
      unprinted: unprinted.map(({ dimension, member }) => ({ dimension, member: foldName(member) })),
    }),
    ...(derived && {
      derived: derived.map(({ column, from }) => ({ column: foldName(column), from: from.map(foldName) })),
    }),
    ...(freeOfCounts && { freeOfCounts: names(freeOfCounts)! }),
  }
}
