import { dimensionFromDivisions, type Dimension, type Division } from '../dimension.ts'
import { done, refused, type CellName, type Result } from '../result.ts'
import type { Cell, Table } from '../table.ts'

/**
 * What the columns of a flat table (a header row, then one row per line of print) mean.
 *
 * - A dimension is read from one or several columns, joined by " / ", empty ones left out; a row where all are empty
 *   stands for `total` ("Total" unless said otherwise). `divisions` say which members are sums of which.
 * - Each counts column is a member of the dimension `counts.dimension`; a table with one counts column needs none.
 * - `blank` is what an empty counts field means; without it an empty field is refused.
 * - `unprinted` members have no row: what is left of the member they are a part of. They are never printed and never found.
 * - `derived` columns (percentages, rates) are hidden where any of the counts of their row that they come from is.
 */
export type Mapping = {
  readonly id: string
  readonly source?: string
  readonly dimensions: Readonly<
    Record<
      string,
      { readonly columns: readonly string[]; readonly total?: string; readonly divisions?: readonly Division[] }
    >
  >
  readonly counts: {
    readonly dimension?: string
    readonly columns: Readonly<Record<string, string>>
    readonly divisions?: readonly Division[]
  }
  readonly blank?: number
  readonly unprinted?: readonly { readonly dimension: string; readonly member: string }[]
  readonly derived?: readonly { readonly column: string; readonly from: readonly string[] }[]
}

/** A flat table read as a table of counts; `place` says for each cell (the printed ones come first) its row and column. */
export type FlatTable = {
  readonly table: Table
  readonly place: readonly { readonly row: number; readonly column: number }[]
}

/** Reads rows of text, the header first, by a mapping. Refuses what the mapping names and the table lacks, and unreadable counts. */
export function tableFromRows(rows: readonly (readonly string[])[], mapping: Mapping): Result<FlatTable> {
  const header = rows[0] ?? []
  const named = [
    ...Object.values(mapping.dimensions).flatMap(({ columns }) => columns),
    ...Object.keys(mapping.counts.columns),
    ...(mapping.derived ?? []).flatMap(({ column, from }) => [column, ...from]),
  ]
  const missing = named.find(column => !header.includes(column))
  if (missing !== undefined) return refused({ kind: 'mapping.column-missing', column: missing })
  const read = readCells(rows, mapping)
  if (!read.ok) return read
  const dimensions = dimensionsOf(mapping, read.value.cells)
  if (!dimensions.ok) return dimensions
  const unprinted = unprintedCells(mapping, read.value.cells)
  if (!unprinted.ok) return unprinted
  const cells = [...read.value.cells, ...unprinted.value]
  return done({ table: { id: mapping.id, dimensions: dimensions.value, cells }, place: read.value.place })
}

function readCells(
  rows: readonly (readonly string[])[],
  mapping: Mapping,
): Result<{ cells: Cell[]; place: FlatTable['place'] }> {
  const header = rows[0]!
  const cells: Cell[] = []
  const place: { row: number; column: number }[] = []
  const seen = new Set<string>()
  for (let row = 1; row < rows.length; row++) {
    const at = lineOf(rows[row]!, header, mapping)
    const key = JSON.stringify(at)
    if (seen.has(key)) return refused({ kind: 'mapping.line-twice', cell: at })
    seen.add(key)
    for (const [name, member] of Object.entries(mapping.counts.columns)) {
      const column = header.indexOf(name)
      const count = countIn(rows[row]![column] ?? '', mapping.blank)
      if (count === undefined) return refused({ kind: 'mapping.count-unreadable', column: name, line: row + 1 })
      cells.push({ at: mapping.counts.dimension ? { ...at, [mapping.counts.dimension]: member } : at, count })
      place.push({ row, column })
    }
  }
  return done({ cells, place })
}

function lineOf(row: readonly string[], header: readonly string[], { dimensions }: Mapping): CellName {
  return Object.fromEntries(
    Object.entries(dimensions).map(([name, { columns, total = 'Total' }]) => {
      const words = columns.map(column => (row[header.indexOf(column)] ?? '').trim()).filter(word => word !== '')
      return [name, words.join(' / ') || total]
    }),
  )
}

/** A count as it is printed in tables: digits, thousands parted by commas, spaces or nothing. */
function countIn(field: string, blank: number | undefined): number | undefined {
  const text = field.trim()
  if (text === '') return blank
  if (!/^-?\d+(?:\.\d+)?$/.test(text) && !/^\d{1,3}(?:[, \u00a0\u202f]\d{3})+$/.test(text)) return undefined
  return Number(text.replace(/[, \u00a0\u202f]/g, ''))
}

/** Each dimension: the members that are divided, and every member of a row that is nowhere divided. */
function dimensionsOf(mapping: Mapping, cells: readonly Cell[]): Result<readonly Dimension[]> {
  const { counts } = mapping
  const divisions = Object.entries(mapping.dimensions).map(([name, known]) => [name, known.divisions ?? []] as const)
  if (counts.dimension) divisions.push([counts.dimension, counts.divisions ?? []])
  const dimensions: Dimension[] = []
  for (const [name, said] of divisions) {
    const dimension = dimensionFromDivisions(name, said)
    if (!dimension.ok) return dimension
    const members: Record<string, readonly string[]> = { ...dimension.value.members }
    for (const { at } of cells) members[at[name]!] ??= [at[name]!]
    dimensions.push({ name, members })
  }
  return done(dimensions)
}

/** What is left of the divided member after its printed parts, for every line and column in which all of those stand. */
function unprintedCells(mapping: Mapping, cells: readonly Cell[]): Result<readonly Cell[]> {
  const keyOf = (at: CellName) => JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)))
  const counts = new Map(cells.map(cell => [keyOf(cell.at), cell.count]))
  const left: Cell[] = []
  for (const { dimension, member } of mapping.unprinted ?? []) {
    const divisions = [...(mapping.dimensions[dimension]?.divisions ?? [])]
    if (mapping.counts.dimension === dimension) divisions.push(...(mapping.counts.divisions ?? []))
    const division = divisions.find(({ parts }) => parts.includes(member))
    if (!division) return refused({ kind: 'hierarchy.hole', dimension, member })
    for (const cell of cells.filter(({ at }) => at[dimension] === division.member)) {
      const others = division.parts.filter(part => part !== member)
      const parts = others.map(part => counts.get(keyOf({ ...cell.at, [dimension]: part })))
      if (parts.includes(undefined)) continue
      const count = parts.reduce<number>((rest, part) => rest - part!, cell.count)
      const at = { ...cell.at, [dimension]: member }
      if (count < 0) return refused({ kind: 'table.count-negative', cell: at })
      left.push({ at, count, withheld: true })
    }
  }
  return done(left)
}

/**
 * The rows as they may be printed: each hidden count, and each derived figure that comes from one, replaced by the mark.
 * `hidden` lists the numbers of the hidden cells.
 */
export function printRows(
  rows: readonly (readonly string[])[],
  {
    mapping,
    flat,
    hidden,
  }: { readonly mapping: Mapping; readonly flat: FlatTable; readonly hidden: ReadonlySet<number> },
  mark: string,
): readonly (readonly string[])[] {
  const header = rows[0]!
  const printed = rows.map(row => [...row])
  for (const [cell, { row, column }] of flat.place.entries()) if (hidden.has(cell)) printed[row]![column] = mark
  for (const { column, from } of mapping.derived ?? []) {
    const at = header.indexOf(column)
    for (const row of printed.slice(1)) {
      if (from.some(name => row[header.indexOf(name)] === mark)) row[at] = mark
    }
  }
  return printed
}
