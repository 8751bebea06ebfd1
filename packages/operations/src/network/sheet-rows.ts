/** Reads the rows of a sheet of members: every cell that cannot be read is named by line and column, none is guessed. */
import { readTable, type Problem, withoutGuard } from '@waymark/exchange'
import { done, folded, refused, type Result } from '@waymark/language'
import { longestName, nameAsKept, readRegistryDay } from '@waymark/network'
import type { MemberKind, RegisteredMember } from '@waymark/store'
import {
  readCountries,
  readEarlierNames,
  sheetColumns,
  type CountryRead,
  type SheetColumn,
} from './registry-columns.ts'

/** `line`: as a spreadsheet numbers it, the header being 1. `standing`: what is recorded already. */
export type SheetProblem =
  | { readonly kind: 'field.missing'; readonly field: 'sheet' }
  | { readonly kind: 'registry.sheet.unreadable'; readonly field: 'sheet'; readonly line: number }
  | {
      readonly kind: 'registry.sheet.row-length'
      readonly field: 'sheet'
      readonly line: number
      readonly found: number
      readonly wanted: number
    }
  | { readonly kind: 'registry.sheet.too-many'; readonly field: 'sheet'; readonly most: number }
  | {
      readonly kind: `registry.sheet.column-${'unknown' | 'missing' | 'twice'}`
      readonly field: 'sheet'
      readonly column: string
    }
  | {
      readonly kind: `registry.sheet.${CellWrong}`
      readonly field: 'sheet'
      readonly line: number
      readonly column: SheetColumn
      readonly given: string
      readonly standing: string
    }

/**
 * `cell`: it cannot be read; `empty`: it must say something; `place`: no such country; `twice`: the member has a row already; `taken`:
 * another has or had the name; `stays`: what is recorded is not rewritten by a sheet; `left-out`: a country that stands is not named;
 * `needs-day`: from when; `order`: these days do not fit; `renamed`: it has another name today; `nobody`: no member goes on so.
 */
export type CellWrong =
  'cell' | 'empty' | 'place' | 'twice' | 'taken' | 'stays' | 'left-out' | 'needs-day' | 'order' | 'renamed' | 'nobody'

export type SheetRow = {
  readonly line: number
  readonly name: string
  readonly kind: MemberKind | null
  /** Null where nothing is said. */
  readonly shown: RegisteredMember['shown'] | null
  readonly from: string
  readonly until: string | null
  readonly countries: readonly CountryRead[]
  readonly earlier: RegisteredMember['earlier']
  /** Empty where no member goes on for it. */
  readonly continuedBy: string
}

const mostRows = 3000 // rows; more members than any network has had
const needed: readonly SheetColumn[] = ['name', 'from', 'countries']

/** A problem of one cell. */
export const cellProblem = (
  kind: CellWrong,
  at: { readonly line: number; readonly column: SheetColumn; readonly given: string; readonly standing?: string },
): SheetProblem => ({ kind: `registry.sheet.${kind}`, field: 'sheet', ...at, standing: at.standing || 'none' })

/** The rows of a sheet of commas, semicolons or tabs whose first line names its columns. `known`: codes of places that are there. */
export function readSheetRows(
  text: string,
  known: ReadonlySet<string>,
): Result<readonly SheetRow[], readonly SheetProblem[]> {
  if (text.trim() === '') return refused([{ kind: 'field.missing', field: 'sheet' }])
  const table = readTable({ file: 'sheet', text: text.trim() })
  if (!table.ok) return refused(table.refusal.map(ofTable))
  const { columns, rows } = table.value
  const named = new Map(columns.map(column => [folded(column).replaceAll(' ', '_'), column]))
  const wrong: SheetProblem[] = [
    ...[...named]
      .filter(([name]) => !sheetColumns.includes(name as SheetColumn))
      .map(([, column]) => ({ kind: 'registry.sheet.column-unknown', field: 'sheet', column }) as const),
    ...needed
      .filter(name => !named.has(name))
      .map(column => ({ kind: 'registry.sheet.column-missing', field: 'sheet', column }) as const),
    ...(rows.length > mostRows ? [{ kind: 'registry.sheet.too-many', field: 'sheet', most: mostRows } as const] : []),
  ]
  if (wrong.length > 0) return refused(wrong)
  const read = rows.map(({ row, cells }) =>
    readRow(row, column => withoutGuard(cells[named.get(column) ?? ''] ?? ''), known),
  )
  const problems = read.flatMap(result => (result.ok ? [] : result.refusal))
  return problems.length > 0 ? refused(problems) : done(read.flatMap(result => (result.ok ? [result.value] : [])))
}

function ofTable({ kind, line, values }: Problem): SheetProblem {
  const field = 'sheet'
  if (kind === 'table.row-length')
    return {
      kind: 'registry.sheet.row-length',
      field,
      line,
      found: Number(values['found']),
      wanted: Number(values['wanted']),
    }
  if (kind === 'table.column-twice')
    return { kind: 'registry.sheet.column-twice', field, column: String(values['column']) }
  return { kind: 'registry.sheet.unreadable', field, line }
}

type Cell = (column: SheetColumn) => string

function readRow(line: number, cell: Cell, known: ReadonlySet<string>): Result<SheetRow, readonly SheetProblem[]> {
  const problems: SheetProblem[] = []
  const wrong = (kind: CellWrong, column: SheetColumn, given = cell(column)) =>
    void problems.push(cellProblem(kind, { line, column, given: given.slice(0, 120) }))
  const name = nameAsKept(cell('name'))
  if (name === '') wrong('empty', 'name')
  else if (name.length > longestName) wrong('cell', 'name')
  const oneOf = <T extends string>(column: SheetColumn, options: readonly T[]): T | null => {
    const found = options.find(option => option === folded(cell(column)))
    if (found === undefined && cell(column) !== '') wrong('cell', column)
    return found ?? null
  }
  const dayIn = (column: SheetColumn): string | null => {
    const day = readRegistryDay(column, cell(column))
    if (!day.ok && cell(column) !== '') wrong('cell', column)
    return day.ok ? day.value : null
  }
  const from = dayIn('from')
  if (cell('from') === '') wrong('empty', 'from')
  const until = dayIn('until')
  if (from && until && until <= from) wrong('order', 'until')
  const countries = readCountries(cell('countries'))
  if (!countries.ok) wrong('cell', 'countries', countries.refusal)
  else if (countries.value.length === 0) wrong('empty', 'countries')
  else for (const country of countries.value) if (!known.has(country.code)) wrong('place', 'countries', country.code)
  const earlier = readEarlierNames(cell('earlier_names'))
  if (!earlier.ok) wrong('cell', 'earlier_names', earlier.refusal)
  const row = {
    line,
    name,
    until,
    kind: oneOf('kind', ['organisation', 'coalition'] as const),
    shown: oneOf('shown', ['name', 'country', 'hidden'] as const),
    continuedBy: nameAsKept(cell('continued_by')),
  }
  if (problems.length > 0 || !from || !countries.ok || !earlier.ok) return refused(problems)
  return done({ ...row, from, countries: countries.value, earlier: earlier.value })
}
