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
