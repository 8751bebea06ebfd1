/** What `waymark protect` reads: a table in a CSV or XLSX file, its mapping, and any JSON beside it. */
import fs from 'node:fs'
import path from 'node:path'
import { readMapping, tableFromRows, type FlatTable, type Mapping, type Rows } from '@waymark/disclosure'
import { describeProblem, readTable } from '@waymark/exchange'
import { readSheet } from 'read-excel-file/node'
import { refusalWords } from './protect-words.ts'

/** A file that was read, or the sentence that says why not. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly words: string }

/** A table with its meaning. */
export type TableRead = { readonly rows: Rows; readonly mapping: Mapping; readonly flat: FlatTable }

/** Rows as texts, the header first, and the number each has in its file. */
export type RowsRead = { readonly rows: Rows; readonly lines: readonly number[] }

function refuse(words: string): { readonly ok: false; readonly words: string } {
  return { ok: false, words }
}

/**
 * A text file, decoded by its byte order mark (UTF-8, UTF-16) or as UTF-8. Refuses any other encoding, rather than printing
 * signs that stand for letters it could not read.
 */
function readText(file: string): Read<string> {
  if (!fs.existsSync(file)) return refuse(`There is no file ${file}.`)
  let bytes: Uint8Array
  try {
    bytes = fs.readFileSync(file)
  } catch {
    return refuse(`${file} cannot be opened.`)
  }
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return { ok: true, value: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return refuse(`${file} is not UTF-8 text, so its letters cannot be told for certain; save it as UTF-8.`)
  }
}

/** A JSON file; what it should hold is for the caller to check. */
export function readJson(file: string): Read<unknown> {
  const text = readText(file)
  if (!text.ok) return text
  try {
    return { ok: true, value: JSON.parse(text.value) as unknown }
  } catch {
    return refuse(`${file} is not JSON; it may have been cut short.`)
  }
}

/** The rows of a CSV file, read as imports are read: commas, semicolons or tabs, one number of fields throughout. */
export function csvRows(file: string): Read<RowsRead> {
  const text = readText(file)
  if (!text.ok) return text
  const table = readTable({ file: path.basename(file), text: text.value })
  if (!table.ok) return refuse(table.refusal.slice(0, 10).map(describeProblem).join('\n'))
  const { columns, rows } = table.value
  return {
    ok: true,
    value: {
      rows: [columns, ...rows.map(({ cells }) => columns.map(column => cells[column] ?? ''))],
      lines: [1, ...rows.map(({ row }) => row)],
    },
  }
}

async function sheetRows(file: string): Promise<Read<RowsRead>> {
  if (!fs.existsSync(file)) return refuse(`There is no file ${file}.`)
  try {
    const sheet = await readSheet(fs.readFileSync(file))
    const rows = sheet.map(row => row.map(field => (field === null ? '' : String(field))))
    return { ok: true, value: { rows, lines: rows.map((_, at) => at + 1) } }
  } catch {
    return refuse(`${file} cannot be read as an XLSX sheet.`)
  }
}

/** Reads a table and its mapping. Refuses in words whatever the two do not say alike. */
export async function readProtectTable(file: string, mappingFile: string): Promise<Read<TableRead>> {
  if (!fs.existsSync(file)) return refuse(`There is no file ${file}.`)
  if (!fs.existsSync(mappingFile))
    return refuse(`There is no mapping ${mappingFile}; docs/guide/protect.md says how to write one.`)
  const json = readJson(mappingFile)
  if (!json.ok) return json
  const mapping = readMapping(json.value)
  if (!mapping.ok) return refuse(`${mappingFile}: ${refusalWords(mapping.refusal)}`)
  const read = /\.xlsx$/i.test(file) ? await sheetRows(file) : csvRows(file)
  if (!read.ok) return read
  const { rows, lines } = read.value
  const flat = tableFromRows(rows, mapping.value)
  if (flat.ok) return { ok: true, value: { rows, mapping: mapping.value, flat: flat.value } }
  const { refusal } = flat
  return refuse(
    refusalWords('line' in refusal ? { ...refusal, line: lines[refusal.line - 1] ?? refusal.line } : refusal),
  )
}
