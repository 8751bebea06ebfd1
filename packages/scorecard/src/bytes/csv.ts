import { pathOfPart } from './parts.ts'

/**
 * Open data as CSV (RFC 4180, UTF-8, comma, CRLF, header in the first line). A text that a spreadsheet would run as a formula
 * gets an apostrophe in front; minus signs before digits do too, since no column here holds a negative number.
 */
export function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

const runsAsFormula = /^[\s]*[=+\-@|%]|^[\t\r]/

function cell(value: string | number): string {
  const text = String(value)
  const safe = typeof value === 'string' && runsAsFormula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows of a part of a table: with at most some 300 bytes each it stays below 200 KB. */
const mostRows = 600

/**
 * The parts of a table by path, each a table of its own with the same header: `data/figures.csv`, then `data/figures-2.csv`. One
 * part at least.
 */
export function* csvParts(
  path: string,
  header: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): Generator<readonly [path: string, text: string]> {
  let held: (readonly (string | number)[])[] = []
  let part = 1
  for (const row of rows) {
    if (held.length === mostRows) {
      yield [pathOfPart(path, part), csv(header, held)]
      held = []
      part += 1
    }
    held.push(row)
  }
  yield [pathOfPart(path, part), csv(header, held)]
}
