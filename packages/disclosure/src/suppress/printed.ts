import type { Printed } from '../audit/reader.ts'
import { absent, type Task } from '../task.ts'

/** What a reader sees of the model's rows under a pattern: the counts that are not hidden. */
export function printedOf(task: Task, pattern: Uint8Array): Printed {
  const { model, settled } = task
  const rows = [...model.rows.keys()].filter(row => settled[row] !== absent)
  return {
    columns: model.columns,
    rows: rows.map(row => model.rows[row]!),
    counts: rows.map(row => (pattern[row] === 1 ? undefined : model.counts[row]!)),
    atLeastOne: Uint8Array.from(rows, row => task.atLeastOne[row]!),
  }
}
