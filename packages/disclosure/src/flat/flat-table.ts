import { dimensionFromDivisions, type Dimension } from '../dimension.ts'
import { foldName } from '../names.ts'
import { done, refused, type CellName, type Result } from '../result.ts'
import type { Cell, Table } from '../table.ts'
import type { PrintedTable } from '../certificate/printed-table.ts'
import { sumsOf, type Mapping } from './mapping.ts'
import { cellsLeftOut, checkMembers, keyFor } from './members.ts'
import { readCount } from './read-count.ts'
import { checkUnsaidSums } from './unsaid-sums.ts'

/** The rows of a table as texts, the header first. */
export type Rows = readonly (readonly string[])[]

/** Where a count stands: the number of its row (the header is row 0) and of its column. */
export type Place = { readonly row: number; readonly column: number }

/**
 * A flat table read as a table of counts. `place` says for each cell that has a line (they come first) its row and column;
 * then come `zeros` cells of lines that are left out because they count nothing, then withheld ones.
 */
export type FlatTable = { readonly table: Table; readonly place: readonly Place[]; readonly zeros: number }

/**
 * Reads rows of text, the header first, by a mapping (`readMapping`). Refuses a column that the mapping does not name or
 * that stands twice, a count that is none, a line twice, and whatever the mapping and the lines do not say alike:
 * members in no division, members without a line, parts left out, a sum that nobody named.
 */
export function tableFromRows(rows: Rows, mapping: Mapping): Result<FlatTable> {
  const lines = readLines(rows, mapping)
  if (!lines.ok) return lines
  const { dimensions, cells: printed, place } = lines.value
  const unprinted = unprintedCells(mapping, printed)
  if (!unprinted.ok) return unprinted
  const unsaid = checkUnsaidSums(mapping, { cells: printed, dimensions })
  if (!unsaid.ok) return unsaid
  const cells = [...printed, ...unprinted.value]
  return done({ table: { id: mapping.id, dimensions, cells }, place, zeros: printed.length - place.length })
}

/** Reads a table as it is printed: `mark` stands for a hidden count. Refuses as `tableFromRows` does, sums left aside. */
export function printedFromRows(rows: Rows, mapping: Mapping, mark: string): Result<PrintedTable> {
  const lines = readLines(rows, mapping, mark)
  if (!lines.ok) return lines
  const { dimensions, cells, hidden } = lines.value
  const printed = cells.map(({ at, count }, cell) => ({ at, count: hidden.has(cell) ? null : count }))
  return done({ id: mapping.id, dimensions, cells: printed })
}

type Lines = {
  readonly dimensions: readonly Dimension[]
  readonly cells: readonly Cell[]
  readonly place: readonly Place[]
  readonly hidden: ReadonlySet<number>
}

function readLines(rows: Rows, mapping: Mapping, mark?: string): Result<Lines> {
  const header = (rows[0] ?? []).map(foldName)
  const named = checkHeader(rows, header, mapping)
  if (!named.ok) return named
  const read = readCells(rows, { header, mapping, mark })
  if (!read.ok) return read
  const members = checkMembers(mapping, read.value.cells)
  if (!members.ok) return members
  const zeros = cellsLeftOut(mapping, read.value.cells)
  if (!zeros.ok) return zeros
  const dimensions = dimensionsOf(mapping, read.value.cells)
  if (!dimensions.ok) return dimensions
  return done({ ...read.value, cells: [...read.value.cells, ...zeros.value], dimensions: dimensions.value })
}

/** Every column is named once, in the table and in the mapping: one that nobody named would be printed as it stands. */
function checkHeader(rows: Rows, header: readonly string[], mapping: Mapping): Result<true> {
  const known = [
    ...Object.values(mapping.dimensions).flatMap(({ columns }) => columns),
    ...Object.keys(mapping.counts.columns),
    ...(mapping.derived ?? []).map(({ column }) => column),
    ...(mapping.freeOfCounts ?? []),
  ]
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) !== at)
  if (twice !== undefined) return refused({ kind: 'mapping.column-twice', column: twice })
  const missing = known.find(column => !header.includes(column))
  if (missing !== undefined) return refused({ kind: 'mapping.column-missing', column: missing })
  const unnamed = header.filter(name => name !== '' && !known.includes(name))
  if (unnamed.length > 0) return refused({ kind: 'mapping.column-unnamed', columns: unnamed })
  for (const [row, fields] of rows.entries()) {
    const column = fields.findIndex((field, at) => (header[at] ?? '') === '' && field.trim() !== '')
    if (column >= 0) return refused({ kind: 'mapping.field-without-column', line: row + 1, column: column + 1 })
  }
  return done(true)
}

type Reading = {
  readonly header: readonly string[]
  readonly mapping: Mapping
  readonly mark: string | undefined
}

function readCells(rows: Rows, { header, mapping, mark }: Reading): Result<Omit<Lines, 'dimensions'>> {
  const cells: Cell[] = []
  const place: Place[] = []
  const hidden = new Set<number>()
  const seen = new Set<string>()
  const keyOf = keyFor(Object.keys(mapping.dimensions))
  const { dimension, columns } = mapping.counts
  for (let row = 1; row < rows.length; row++) {
    const at = lineOf(rows[row]!, header, mapping)
    if (seen.has(keyOf(at))) return refused({ kind: 'mapping.line-twice', cell: at })
    seen.add(keyOf(at))
    for (const [name, member] of Object.entries(columns)) {
      const column = header.indexOf(name)
      const field = rows[row]![column] ?? ''
      const isMark = field.trim() === mark
      const count = isMark ? 0 : readCount(field, mapping.blank)
      if (count === undefined) return refused({ kind: 'mapping.count-unreadable', column: name, line: row + 1 })
      if (isMark) hidden.add(cells.length)
      cells.push({ at: dimension === undefined ? at : { ...at, [dimension]: member }, count })
      place.push({ row, column })
    }
  }
  return done({ cells, place, hidden })
}

function lineOf(row: readonly string[], header: readonly string[], { dimensions }: Mapping): CellName {
  return Object.fromEntries(
    Object.entries(dimensions).map(([name, { columns, total = 'Total' }]) => {
      const words = columns.map(column => foldName(row[header.indexOf(column)] ?? '')).filter(word => word !== '')
      return [name, words.join(' / ') || total]
    }),
  )
}

/** Each dimension: the members that are divided, and every member of a row that is nowhere divided. */
function dimensionsOf(mapping: Mapping, cells: readonly Cell[]): Result<readonly Dimension[]> {
  const dimensions: Dimension[] = []
  for (const [name, { divisions = [] }] of sumsOf(mapping)) {
    const dimension = dimensionFromDivisions(name, divisions)
    if (!dimension.ok) return dimension
    const members = new Map(Object.entries(dimension.value.members))
    for (const { at } of cells) if (!members.has(at[name]!)) members.set(at[name]!, [at[name]!])
    dimensions.push({ name, members: Object.fromEntries(members) })
  }
  return done(dimensions)
}

/** What is left of the divided member after its printed parts, for every line and column in which all of those stand. */
function unprintedCells(mapping: Mapping, cells: readonly Cell[]): Result<readonly Cell[]> {
  const keyOf = keyFor([...sumsOf(mapping).keys(), ...Object.keys(mapping.dimensions)])
  const counts = new Map(cells.map(cell => [keyOf(cell.at), cell.count]))
  const left: Cell[] = []
  for (const { dimension, member } of mapping.unprinted ?? []) {
    const divisions = sumsOf(mapping).get(dimension)?.divisions ?? []
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
  rows: Rows,
  {
    mapping,
    flat,
    hidden,
  }: { readonly mapping: Mapping; readonly flat: FlatTable; readonly hidden: ReadonlySet<number> },
  mark: string,
): Rows {
  const header = rows[0]!.map(foldName)
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
