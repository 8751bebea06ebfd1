import type { ImportReport } from './import-plan.ts'
import type { ReadRow } from './read-row.ts'
import type { Row } from './table.ts'

/** What became of the rows that were not simply read, in the order of the file. */
export function rowsReport(rows: readonly Row[], read: readonly ReadRow[]): Omit<ImportReport, 'absent' | 'counts'> {
  const each = read.map((readRow, index) => ({
    one: readRow,
    at: rows[index]!,
    place: 'place' in readRow ? readRow.place : null,
  }))
  return {
    mended: each.flatMap(({ one, at, place }) => one.mended.map(mended => ({ row: at.row, place, ...mended }))),
    marked: each.flatMap(({ one, at, place }) => one.marked.map(reason => ({ row: at.row, place, reason }))),
    leftOut: each.flatMap(({ one, at }) =>
      'leftOut' in one ? [{ row: at.row, cells: at.cells, reason: one.leftOut }] : [],
    ),
    notCovered: each.flatMap(({ one, at }) =>
      'notCovered' in one ? [{ row: at.row, place: one.place, reason: one.notCovered }] : [],
    ),
    missing: each.flatMap(({ one, at }) =>
      'fact' in one && one.missing ? [{ row: at.row, place: one.place, ...one.missing }] : [],
    ),
  }
}
