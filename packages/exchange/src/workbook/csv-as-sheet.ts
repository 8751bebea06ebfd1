import { done, refused, type Result } from '@waymark/language'
import { readTable } from '../table.ts'
import type { ReadCell, ReadSheet } from './read-workbook.ts'

/** `line`: the first that cannot be read, as a spreadsheet numbers it. */
export type CsvRefusal = { readonly kind: 'csv.unreadable'; readonly line: number }

/**
 * A CSV text as a sheet, so that what goes out as a workbook comes back as a table too. An apostrophe that keeps a text from being run as a
 * formula is taken off again. Refuses what is no table with one heading for each column, and a line with more or fewer fields.
 */
export function csvAsSheet(text: string): Result<ReadSheet, CsvRefusal> {
  const table = readTable({ file: '', text })
  if (!table.ok) return refused({ kind: 'csv.unreadable', line: table.refusal[0]?.line ?? 1 })
  const { columns, rows } = table.value
  const cellsOf = (row: number, texts: readonly string[]): readonly ReadCell[] =>
    texts.map((cell, at) => ({ row, column: at + 1, text: withoutGuard(cell) })).filter(cell => cell.text !== '')
  const cells = rows.flatMap(({ row, cells: own }) =>
    cellsOf(
      row,
      columns.map(name => own[name] ?? ''),
    ),
  )
  return done({ name: 'csv', cells: [...cellsOf(1, columns), ...cells], merged: [] })
}

/** The text as it stood before a spreadsheet was kept from running it as a formula. */
export const withoutGuard = (cell: string): string => cell.replace(/^'(?=\s*[=+\-@|%])/, '')
