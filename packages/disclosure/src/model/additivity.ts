import type { Solver } from '../audit/solver.ts'
import { readerOf } from '../audit/reader.ts'
import { done, refused, type CellName, type Result } from '../result.ts'
import { keyOf, type LeafSet } from './codes.ts'
import type { CountModel } from './model.ts'

/**
 * The count of every column: as the tables give it, or else one that agrees with all cells. Refuses tables whose totals do
 * not equal their parts, naming the smallest such total; its numbers are said only when none of them is small.
 */
export function trueCounts(model: CountModel, smallest: number, solver: Solver): Result<Float64Array> {
  const wrong = model.truth ? unequalRows(model, model.truth) : unequalParts(model)
  if (wrong.length > 0) return notAdditive(model, wrong, smallest)
  if (model.truth) return done(model.truth)
  const atLeastOne = new Uint8Array(model.rows.length)
  const printed = { columns: model.columns, rows: model.rows, counts: [...model.counts], atLeastOne }
  const reader = readerOf(printed)
  if (!reader) return refused({ kind: 'table.inconsistent' })
  if (reader.problem.columns === 0) return done(reader.known)
  const program = solver.open(reader.problem)
  try {
    const outcome = program.inWholeNumbers(new Float64Array(reader.problem.columns), 'any')
    if (outcome.kind !== 'found') return refused({ kind: 'table.inconsistent' })
    const counts = reader.known.map((known, column) => {
      return known >= 0 ? known : Math.round(outcome.values[reader.unknownOf[column]!]!)
    })
    return unequalRows(model, counts).length > 0 ? refused({ kind: 'table.inconsistent' }) : done(counts)
  } finally {
    program.close()
  }
}

function unequalRows(model: CountModel, truth: Float64Array): readonly number[] {
  return [...model.rows.keys()].filter(row => {
    let sum = 0
    for (const column of model.rows[row]!) sum += truth[column]!
    return sum !== model.counts[row]
  })
}

type Parted = { readonly part: number; readonly cell: number; readonly parts: readonly number[] }

/** Rows with a cell that does not equal the sum of cells it consists of. */
function unequalParts(model: CountModel): readonly number[] {
  const wrong: number[] = []
  for (const [part, table] of model.parts.entries()) {
    const find = partsFinder(model, part)
    for (const [cell, { count }] of table.cells.entries()) {
      const parts = find(cell)
      if (parts.length === 0) continue
      const sum = parts.reduce((total, at) => total + table.cells[at]!.count, 0)
      if (sum !== count) wrong.push(model.rowOf[part]![cell]!)
    }
  }
  return wrong
}

function notAdditive(model: CountModel, wrong: readonly number[], smallest: number): Result<never> {
  const row = [...wrong].sort((a, b) => model.rows[a]!.length - model.rows[b]!.length || a - b)[0]!
  const { part, cell, parts } = partedCell(model, row)
  const { cells } = model.parts[part]!
  const [stated, counts] = [cells[cell]!.count, parts.map(at => cells[at]!.count)]
  const sum = counts.reduce((total, count) => total + count, 0)
  const tellable = parts.length > 0 && [stated, ...counts].every(count => count === 0 || count > smallest)
  return refused({
    kind: 'table.not-additive',
    cell: cells[cell]!.at,
    parts: parts.map(at => cells[at]!.at as CellName),
    ...(tellable && { counts: { parts: counts, sum, stated, difference: stated - sum } }),
  })
}

function partedCell(model: CountModel, row: number): Parted {
  const part = model.rowOf.findIndex(rows => rows.includes(row))
  const cell = model.rowOf[part]!.indexOf(row)
  return { part, cell, parts: partsFinder(model, part)(cell) }
}

/** Finds, along one dimension, cells of the same table that together are a cell; none where the table has no such cells. */
function partsFinder(model: CountModel, part: number): (cell: number) => readonly number[] {
  const setsOf = model.setsOf[part]!
  const numberOf = new Map(setsOf.map((sets, number) => [keyOf(sets), number]))
  const used = model.axes.map((_, axis) => {
    const sets = new Map(setsOf.map(cell => [cell[axis]!.id, cell[axis]!]))
    return [...sets.values()].sort((a, b) => b.leaves.length - a.leaves.length)
  })
  return cell => {
    const own = setsOf[cell]!
    for (const [axis, set] of own.entries()) {
      const smaller = used[axis]!.filter(
        other => other.leaves.length < set.leaves.length && numberOf.has(keyOf(own.with(axis, other))),
      )
      const division = divide(set, smaller)
      if (division) return division.map(other => numberOf.get(keyOf(own.with(axis, other)))!)
    }
    return []
  }
}

/** Takes sets, the widest first, that lie in the divided set and do not overlap, until it is covered. */
function divide(divided: LeafSet, smaller: readonly LeafSet[]): readonly LeafSet[] | undefined {
  const open = new Set(divided.leaves)
  const taken: LeafSet[] = []
  for (const set of smaller) {
    if (!set.leaves.every(leaf => open.has(leaf))) continue
    taken.push(set)
    for (const leaf of set.leaves) open.delete(leaf)
  }
  return open.size === 0 ? taken : undefined
}
