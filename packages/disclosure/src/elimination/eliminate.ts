import { absent, free, hidden, shown, type Task } from '../task.ts'
import { Echelon, type Sparse, type Sum } from './echelon.ts'

/** Which rows are hidden, and which of them only because showing them would corner a count that cannot fall. */
export type Pattern = {
  readonly hidden: Uint8Array
  readonly cornered: readonly number[]
  readonly revealed: readonly number[]
}

/**
 * Hides enough rows that no hidden one can be computed from those shown, showing as much as possible in the given order.
 *
 * Candidates are taken in order. One is shown unless a reader who learns it could compute a watched row, or would learn an
 * equation in which every unknown stands at its lower bound already: such an equation can confine them without any
 * being computed (two hidden counts of at least 1 with sum 2). When no such equation is known, every watched row can
 * still move: unknowns at their bound rise, those above it give way.
 *
 * `revealed` lists watched rows and guards (numbered after the rows) that are known from what must be shown alone.
 */
export function eliminate(task: Task, order: Int32Array, next: () => number): Pattern {
  const { model, settled } = task
  const { echelon, cornered: atBound } = startEchelon(task, next)
  for (const row of model.rows.keys()) if (settled[row] === shown) learn(echelon, { at: model.rows[row]! })
  const result = new Uint8Array(model.rows.length)
  const revealed: number[] = []
  for (const row of model.rows.keys()) {
    if (settled[row] !== hidden) continue
    result[row] = 1
    if (!echelon.watch({ at: model.rows[row]! })) revealed.push(row)
  }
  for (const [at, guard] of task.guards.entries()) {
    if (!echelon.watch(guard)) revealed.push(model.rows.length + at)
  }
  const cornered: number[] = []
  for (const row of order) {
    if (settled[row] !== free) continue
    const vector = echelon.reduce({ at: model.rows[row]! })
    if (vector.at.length === 0) continue
    if (echelon.wouldReveal(vector)) result[row] = 1
    else if (onlyAtBound(vector, atBound)) {
      result[row] = 1
      cornered.push(row)
    } else echelon.add(vector)
  }
  return { hidden: result, cornered, revealed }
}

function learn(echelon: Echelon, sum: Sum): void {
  const vector = echelon.reduce(sum)
  if (vector.at.length > 0) echelon.add(vector)
}

/**
 * Unknowns: the columns, and one slack for each hidden row of count 1 whose bound of 1 does not follow from a column's.
 * Columns of rows that show 0 are known from the start.
 */
function startEchelon(task: Task, next: () => number): { echelon: Echelon; cornered: Uint8Array } {
  const { model, settled, atLeastOne, truth } = task
  const least = leastCounts(task)
  const slackRows = [...model.rows.keys()].filter(
    row =>
      atLeastOne[row] === 1 &&
      settled[row] === hidden &&
      model.counts[row] === 1 &&
      model.rows[row]!.every(column => least[column] === 0),
  )
  const size = model.columns + slackRows.length
  const cornered = new Uint8Array(size).fill(1, model.columns)
  for (let column = 0; column < model.columns; column++) cornered[column] = truth[column]! - least[column]! < 1 ? 1 : 0
  const echelon = new Echelon(size, next, cornered)
  for (const row of model.rows.keys()) {
    if (settled[row] !== shown || model.counts[row] !== 0) continue
    for (const column of model.rows[row]!) learn(echelon, { at: Int32Array.of(column) })
  }
  for (const [at, row] of slackRows.entries()) {
    const columns = model.rows[row]!
    const sign = new Int8Array(columns.length + 1).fill(1)
    sign[columns.length] = -1
    learn(echelon, { at: Int32Array.from([...columns, model.columns + at]), sign })
  }
  return { echelon, cornered }
}

/** What a reader knows each column to be at least: 1 where it is itself a cell above 0 of a table that shows zeros. */
export function leastCounts(task: Pick<Task, 'model' | 'atLeastOne' | 'settled'>): Uint8Array {
  const least = new Uint8Array(task.model.columns)
  for (const [row, columns] of task.model.rows.entries()) {
    if (task.settled[row] === absent || task.atLeastOne[row] === 0) continue
    if (columns.length === 1 && task.model.counts[row]! > 0) least[columns[0]!] = 1
  }
  return least
}

function onlyAtBound(vector: Sparse, atBound: Uint8Array): boolean {
  for (const at of vector.at) if (atBound[at] === 0) return false
  return true
}
