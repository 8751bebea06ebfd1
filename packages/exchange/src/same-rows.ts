import { atRow, type Finding, type Problem } from './problem.ts'
import type { Row, Table } from './table.ts'

/** Whether the table holds as many rows as its description promises: a file cut at a line break is found only so. */
export function rowCountProblems(table: Table, promised: number): readonly Problem[] {
  if (table.rows.length === promised) return []
  const found = table.rows.length
  const message = `The file has ${found} rows, its description says ${promised}: it was cut short or changed.`
  const last = table.rows.at(-1)?.row ?? 1
  return [atRow(table, last, { path: '', kind: 'table.row-count', message, values: { found, promised } })]
}

/** The columns that are missing from, or unknown in, a table. */
export function columnProblems(
  table: Table,
  wanted: readonly string[],
  allowed: readonly string[] = wanted,
): Problem[] {
  const missing = wanted.filter(name => !table.columns.includes(name))
  const unknown = table.columns.filter(name => !allowed.includes(name))
  return [
    ...missing.map(name =>
      atRow(table, 1, columnFinding('table.column-missing', name, `The column ${name} is missing.`)),
    ),
    ...unknown.map(name =>
      atRow(table, 1, columnFinding('table.column-unknown', name, `No rule reads the column ${name}.`)),
    ),
  ]
}

function columnFinding(kind: string, column: string, message: string): Finding {
  return { path: column, kind, message, values: { column } }
}

/** Rows that say the same thing twice, by the key given; the first stays unnamed, every later one is a problem. */
export function duplicateProblems(table: Table, keyOf: (row: Row) => string | null, path: string): Problem[] {
  const first = new Map<string, number>()
  return table.rows.flatMap(row => {
    const key = keyOf(row)
    if (key === null) return []
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, row.row)
      return []
    }
    const message = `${key} stands twice: here and in row ${before}.`
    return [atRow(table, row.row, { path, kind: 'table.row-twice', message, values: { key, before } })]
  })
}
