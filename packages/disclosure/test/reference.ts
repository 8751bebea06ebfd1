import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Cell, PrintedTable, Table } from '@waymark/disclosure'

const folder = path.resolve(import.meta.dirname, '../../../../shared/reference/disclosure')

/** Said by every test that is skipped because the reference tables are not beside the repository. */
export const absent = 'shared reference files are absent: ../shared/reference/disclosure'
export const referenceIsHere = existsSync(folder)

type Member = Record<string, string | number | boolean | null>
type File = {
  readonly params: { readonly maxN?: number; readonly protectZeros?: boolean; readonly roundBase?: number }
  readonly dims: readonly { readonly name: string; readonly members: Record<string, readonly string[]> }[]
  readonly inner?: readonly Member[]
  readonly cells: readonly Member[]
  readonly summary: Record<string, number>
}

/** A reference table with the counts, what the reference program printed, and its sums. */
export type Reference = {
  readonly table: Table
  readonly theirs: PrintedTable
  readonly primary: PrintedTable
  readonly smallest: number
  readonly zerosShown: boolean
  readonly summary: Readonly<Record<string, number>>
  readonly base: number
}

export function referenceNames(): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .map(name => name.slice(0, -5))
    .sort()
}

export function reference(id: string): Reference {
  const file = JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8')) as File
  const dimensions = file.dims.map(({ name, members }) => ({ name, members }))
  const at = (row: Member) => Object.fromEntries(dimensions.map(({ name }) => [name, String(row[name])]))
  const cells: Cell[] = file.cells.map(row => ({ at: at(row), count: Number(row['count']) }))
  const inner = file.inner?.map(row => ({ at: at(row), count: Number(row['count'] ?? row['original']) }))
  const printed = (mark: (row: Member) => boolean): PrintedTable => ({
    id,
    dimensions,
    cells: file.cells.map(row => ({ at: at(row), count: mark(row) ? null : Number(row['count']) })),
  })
  return {
    table: { id, dimensions, cells, ...(inner && { inner }) },
    theirs: printed(row => row['published'] === null),
    primary: printed(row => row['primary'] === true),
    smallest: file.params.maxN ?? 0,
    zerosShown: file.params.protectZeros === false,
    summary: file.summary,
    base: file.params.roundBase ?? 0,
  }
}
