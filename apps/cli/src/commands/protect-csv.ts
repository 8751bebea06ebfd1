/** CSV as `waymark protect` writes it, and reads it back to check a certificate. */
import type { Rows } from '@waymark/disclosure'

// What a spreadsheet takes for the beginning of a formula, also behind apostrophes and spaces; a plain number is none.
const runsAsFormula = /^[\s']*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^'*[\t\r]/
const plainNumber = /^[+-]?\d[\d.,\u00a0\u202f ]*%?$/

/**
 * Rows as CSV (RFC 4180, UTF-8, comma, line feed). A text that a spreadsheet would run as a formula gets an apostrophe in
 * front: the table is opened by people who did not write it.
 */
export function csvText(rows: Rows): string {
  const field = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map(row => `${row.map(text => field(guarded(text))).join(',')}\n`).join('')
}

/** The rows as they were before `csvText` guarded them. */
export function withoutGuard(rows: Rows): Rows {
  return rows.map(row => row.map(text => (text.startsWith("'") && runsAsFormula.test(text) ? text.slice(1) : text)))
}

function guarded(text: string): string {
  return runsAsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text
}
