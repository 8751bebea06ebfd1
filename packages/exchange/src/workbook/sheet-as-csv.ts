import type { ReadSheet } from './read-workbook.ts'

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A sheet as CSV text: each row on the line of its number, every field in quotes, so that a table is read the same whichever way it was sent. */
export function sheetAsCsv({ cells }: ReadSheet): string {
  const columns = Math.max(0, ...cells.map(({ column }) => column))
  const last = Math.max(0, ...cells.map(({ row }) => row))
  const lines = Array.from({ length: last }, () => Array.from({ length: columns }, () => ''))
  for (const { row, column, text } of cells) lines[row - 1]![column - 1] = text
  return lines.map(line => `${line.map(quoted).join(',')}\n`).join('')
}
