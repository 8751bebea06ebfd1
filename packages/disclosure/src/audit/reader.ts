import { Echelon, type Sparse } from '../elimination/echelon.ts'
import { rowsByColumn } from '../model/columns.ts'
import { sequenceFrom } from '../random.ts'
import type { LinearProblem } from './solver.ts'

/**
 * What a reader has: which sums of which unknowns are printed, with their counts, and which are hidden. Nothing here
 * depends on a hidden count.
 */
export type Printed = {
  readonly columns: number
  readonly rows: readonly Int32Array[]
  /** For each row, the printed count; undefined where it is hidden. */
  readonly counts: readonly (number | undefined)[]
  /** For each row, 1 where a reader knows that the count, if it is hidden, is at least 1 (zeros were printed). */
  readonly atLeastOne: Uint8Array
}

/** The unknowns that remain after what follows at once is filled in, and the equations between them that are independent. */
export type Reader = {
  /** For each column, its count where it is known at once, else -1. */
  readonly known: Float64Array
  /** For each column, its number among the unknowns, or -1. */
  readonly unknownOf: Int32Array
  readonly problem: LinearProblem
  /** Ways of moving children between the unknowns that no printed count shows. */
  readonly movements: () => readonly Sparse[]
}

/** Prepares a reader's system of equations, or undefined when no whole counts could ever give these printed counts. */
export function readerOf(printed: Printed): Reader | undefined {
  const known = fillIn(printed)
  if (!known) return undefined
  const unknownOf = new Int32Array(printed.columns).fill(-1)
  let unknowns = 0
  for (let column = 0; column < printed.columns; column++) if (known[column]! < 0) unknownOf[column] = unknowns++
  const lower = new Float64Array(unknowns)
  const { equations, echelon } = independent(printed, known, unknownOf)
  const rows: { at: Int32Array; lower: number; upper: number }[] = equations
  rows.push(...atLeastOne(printed, { known, unknownOf }, lower))
  const start = new Int32Array(rows.length + 1)
  for (const [at, row] of rows.entries()) start[at + 1] = start[at]! + row.at.length
  const column = new Int32Array(start[rows.length]!)
  for (const [at, row] of rows.entries()) column.set(row.at, start[at])
  const problem: LinearProblem = {
    columns: unknowns,
    lower,
    upper: new Float64Array(unknowns).fill(ceilingOf(printed)),
    start,
    column,
    rowLower: Float64Array.from(rows, row => row.lower),
    rowUpper: Float64Array.from(rows, row => row.upper),
  }
  return { known, unknownOf, problem, movements: () => echelon.movements() }
}

// Children; far above any width that is asked for.
const roomAbove = 1_000

/**
 * A count that no unknown needs to exceed: one that lies in a printed cell cannot exceed its count, one that lies in none
 * can be lowered to 1 in every solution. It keeps the search bounded where a reader knows no upper limit.
 */
function ceilingOf(printed: Printed): number {
  return printed.counts.reduce<number>((most, count) => Math.max(most, count ?? 0), 0) + roomAbove
}

/** Fills in columns that follow one at a time: a row of remainder 0 makes all its columns 0, a row with one open gives it. */
function fillIn(printed: Printed): Float64Array | undefined {
  const known = new Float64Array(printed.columns).fill(-1)
  const { start, inRow } = rowsByColumn(printed.columns, printed.rows)
  const rest = Float64Array.from(printed.counts, count => count ?? NaN)
  const open = Int32Array.from(printed.rows, row => row.length)
  const queue = [...printed.rows.keys()].filter(row => rest[row] === 0 || (open[row] === 1 && rest[row]! >= 0))
  const settle = (column: number, count: number) => {
    known[column] = count
    for (let at = start[column]!; at < start[column + 1]!; at++) {
      const row = inRow[at]!
      open[row]!--
      rest[row]! -= count
      if (rest[row] === 0 || open[row] === 1) queue.push(row)
    }
  }
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    if (Number.isNaN(rest[row])) continue
    for (const column of printed.rows[row]!) {
      if (known[column]! >= 0) continue
      if (rest[row]! < 0 || (rest[row]! > 0 && open[row] !== 1)) break
      settle(column, rest[row]!)
    }
  }
  for (const row of printed.rows.keys()) if (rest[row]! < 0 || (open[row] === 0 && rest[row]! > 0)) return undefined
  return known
}

function independent(printed: Printed, known: Float64Array, unknownOf: Int32Array) {
  const equations: { at: Int32Array; lower: number; upper: number }[] = []
  for (const [row, columns] of printed.rows.entries()) {
    const count = printed.counts[row]
    if (count === undefined) continue
    const { at, rest } = remaining(columns, known, unknownOf)
    if (at.length > 0) equations.push({ at, lower: count - rest, upper: count - rest })
  }
  equations.sort((left, right) => left.at.length - right.at.length)
  const size = unknownOf.reduce((most, unknown) => Math.max(most, unknown + 1), 0)
  const echelon = new Echelon(size, sequenceFrom('reader'))
  const kept = equations.filter(equation => {
    const vector = echelon.reduce(equation)
    if (vector.at.length > 0) echelon.add(vector)
    return vector.at.length > 0
  })
  return { equations: kept, echelon }
}

/** The unknown columns of a row, renumbered, and the sum of the known ones. */
function remaining(columns: Int32Array, known: Float64Array, unknownOf: Int32Array) {
  const at = columns.filter(column => unknownOf[column]! >= 0).map(column => unknownOf[column]!)
  let rest = 0
  for (const column of columns) if (known[column]! >= 0) rest += known[column]!
  return { at, rest }
}

/** Hidden rows that are at least 1: as a bound of the column where the row is one, as a row where it does not follow. */
function atLeastOne(printed: Printed, found: Pick<Reader, 'known' | 'unknownOf'>, lower: Float64Array) {
  const hidden = [...printed.rows.keys()].filter(
    row => printed.counts[row] === undefined && printed.atLeastOne[row] === 1,
  )
  const left = hidden.map(row => remaining(printed.rows[row]!, found.known, found.unknownOf))
  for (const { at, rest } of left) if (at.length === 1 && rest === 0) lower[at[0]!] = 1
  return left
    .filter(({ at, rest }) => rest === 0 && at.every(unknown => lower[unknown] === 0))
    .map(({ at }) => ({ at, lower: 1, upper: Infinity }))
}
