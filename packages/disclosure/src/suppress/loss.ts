import type { CountModel } from '../model/model.ts'

/** What hiding costs the readers of the last table: cells without a count, and how many children those counts add up to. */
export type Loss = { readonly cells: number; readonly counts: number }

/** For each row, how many printed cells of the last table it stands for. */
export function cellsByRow(model: CountModel): Int32Array {
  const last = model.parts.length - 1
  const cells = new Int32Array(model.rows.length)
  for (const [number, cell] of model.parts[last]!.cells.entries()) {
    if (!cell.withheld) cells[model.rowOf[last]![number]!]!++
  }
  return cells
}

export function lossOf(model: CountModel, hidden: Uint8Array): Loss {
  let [cells, counts] = [0, 0]
  for (const [row, times] of cellsByRow(model).entries()) {
    if (hidden[row] !== 1) continue
    cells += times
    counts += times * model.counts[row]!
  }
  return { cells, counts }
}

/** Whether the first loses less: fewer cells, or as many cells with smaller counts. */
export function isLess(left: Loss, right: Loss): boolean {
  return left.cells < right.cells || (left.cells === right.cells && left.counts < right.counts)
}
