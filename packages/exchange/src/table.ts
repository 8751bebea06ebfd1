import { done, refused, type Result } from '@waymark/language'
import { CsvError, parse, type ParsedRecord } from './csv-parse.js'
import { cellText } from './cell-text.ts'
import { separatorOf, separatorOfList, type Separator } from './separator.ts'
import { atLine, atRow, type Finding, type Problem, type TextFile } from './problem.ts'

/**
 * One row: its number as a spreadsheet shows it (the header is row 1, a blank line is a row, a cell of several lines is
 * not several), and its cells by column, as `cellText` writes them.
 */
export type Row = { readonly row: number; readonly cells: Readonly<Record<string, string>> }

/** A table as a person sent it: nothing interpreted, nothing dropped but blank lines. `NA` is text, never "missing". */
export type Table = { readonly file: string; readonly columns: readonly string[]; readonly rows: readonly Row[] }

export const mostRows = 200_000 // rows; more than every country for a century in one file is a mistake, and takes memory
const longestRow = 1_000_000 // characters; an unclosed quote swallows the rest of the file
const lineEnds = ['\r\n', '\n', '\r']
const notText = ['\uFFFD', '\u0000'] // what other encodings become when they are read as UTF-8

/**
 * Reads a CSV text: UTF-8 with or without byte order mark, commas, semicolons or tabs (or what Excel's `sep=` line says),
 * quoted fields, line ends of Windows, Unix and old Macs, also mixed. Never throws.
 * Refuses a text that is not UTF-8, an unclosed quote, a header that is empty or names a column twice, a row with more or
 * fewer fields than the header (a file cut short ends so), and more than 200,000 rows. Names every bad row, not the first.
 */
export function readTable({ file, text }: TextFile): Result<Table, readonly Problem[]> {
  const records = recordsIn(file, text, separatorOf)
  if (!records.ok) return records
  const [header, ...rest] = records.value
  if (!header || isBlank(header)) return refusedAt(file, 1, 'table.no-header', 'The first row names no columns.')
  if (rest.length > mostRows) {
    const message = `The file has more than ${mostRows} rows; split it, or check that it is the right file.`
    return refusedAt(file, 1, 'table.too-many-rows', message, { most: mostRows })
  }
  return rowsOf(file, header, rest)
}

/** One line of a list without a header: its number as a spreadsheet shows it, and its cells from the first, as `cellText` writes them. */
export type LineOfTable = { readonly row: number; readonly cells: readonly string[] }

/**
 * Reads a text as `readTable` does, but for a header: each line has as many cells as it has, and what a first line of headings would
 * be is a line too; each line is parted by its own mark, unless a `sep=` line says one for all. A quote within a cell is a sign of it. Blank lines are left out. Refuses a text that is not UTF-8 and an unclosed
 * quote.
 */
export function readLines({ file, text }: TextFile): Result<readonly LineOfTable[], readonly Problem[]> {
  const records = recordsIn(file, text, separatorOfList)
  if (!records.ok) return records
  return done(
    records.value
      .map((parsed, index) => ({ row: index + 1, blank: isBlank(parsed), cells: parsed.record.map(cellText) }))
      .filter(({ blank }) => !blank)
      .map(({ row, cells }) => ({ row, cells })),
  )
}

type Separating = (text: string) => Separator

function recordsIn(
  file: string,
  text: string,
  separating: Separating,
): Result<readonly ParsedRecord[], readonly Problem[]> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
  return notText.some(mark => body.includes(mark))
    ? refusedAt(file, 1, 'table.not-utf-8', 'The file is not UTF-8 text; save it as "CSV UTF-8".')
    : recordsOf(file, body, separating)
}

function recordsOf(
  file: string,
  text: string,
  separating: Separating,
): Result<readonly ParsedRecord[], readonly Problem[]> {
  const list = separating === separatorOfList
  try {
    const { delimiter, from } = separating(text)
    const records = parsed(text.slice(from), delimiter, list)
    return done(list && from === 0 ? records.map(record => byItsOwnMark(record, delimiter)) : records)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = (error.records ?? 0) + 1
    return refused([atRow({ file }, row, csvFinding(error.code))])
  }
}

function parsed(text: string, delimiter: string, list: boolean): readonly ParsedRecord[] {
  const options = { info: true, relax_column_count: true, relax_quotes: list, raw: list } as const
  const limits = { max_record_size: longestRow, to: mostRows + 2, skip_empty_lines: false } as const
  return parse(text, { delimiter, record_delimiter: lineEnds, ...options, ...limits })
}

/** A line of a list may be parted by another mark than the first: headings typed by hand stand above lines pasted from a sheet. */
function byItsOwnMark(record: ParsedRecord, delimiter: string): ParsedRecord {
  const own = separatorOfList(record.raw ?? '').delimiter
  return own === delimiter ? record : (parsed(record.raw ?? '', own, true)[0] ?? record)
}

function csvFinding(code: string): Finding {
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    const message = 'A quoted field is never closed: the file was cut short, or a quote mark is missing.'
    return { path: '', kind: 'table.quote-not-closed', message }
  }
  return { path: '', kind: 'table.not-csv', message: 'A quote mark stands where CSV does not allow one.' }
}

function rowsOf(file: string, header: ParsedRecord, rest: readonly ParsedRecord[]): Result<Table, readonly Problem[]> {
  const columns = header.record.map(cellText)
  const problems: Problem[] = headerProblems(file, columns)
  const rows: Row[] = []
  for (const [index, record] of rest.entries()) {
    if (isBlank(record)) continue
    const row = index + 2
    if (record.record.length === columns.length) rows.push({ row, cells: cellsOf(columns, record.record) })
    else problems.push(wrongLength(file, row, { found: record.record.length, wanted: columns.length }))
  }
  return problems.length > 0 ? refused(problems) : done({ file, columns, rows })
}

function headerProblems(file: string, columns: readonly string[]): Problem[] {
  return columns.flatMap((name, index) => {
    if (name === '') {
      const message = `Column ${index + 1} has no name.`
      return [
        atRow({ file }, 1, { path: '', kind: 'table.column-without-name', message, values: { column: index + 1 } }),
      ]
    }
    if (columns.indexOf(name) === index) return []
    const message = `The column ${name} stands twice.`
    return [atRow({ file }, 1, { path: name, kind: 'table.column-twice', message, values: { column: name } })]
  })
}

function wrongLength(file: string, row: number, count: { found: number; wanted: number }): Problem {
  const message = `The row has ${count.found} fields where the header has ${count.wanted}; was the file cut short?`
  return atRow({ file }, row, { path: '', kind: 'table.row-length', message, values: count })
}

function cellsOf(columns: readonly string[], record: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((name, index) => [name, cellText(record[index] ?? '')]))
}

function isBlank(record: ParsedRecord): boolean {
  return record.record.every(cell => cell.trim() === '')
}

function refusedAt(file: string, line: number, kind: string, message: string, values = {}) {
  return refused([atLine(file, line, { path: '', kind, message, values })])
}
