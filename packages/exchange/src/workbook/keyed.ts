/** A sheet whose rows and columns are found by hidden keys, so that nothing shifts when somebody moves or sorts them. */
import { done, refused, type Result } from '@waymark/language'
import { placeName } from './cell-place.ts'
import type { ReadSheet } from './read-workbook.ts'

/** The cell of a key in the wanted column: what stands in it, and where, as `E12`. */
export type KeyedCell = { readonly text: string; readonly at: string }

export type KeyedRefusal =
  /** No row of the sheet names these columns: it was not made here, or its hidden first row is gone. */
  | { readonly kind: 'workbook.not-ours' }
  | { readonly kind: 'workbook.merged'; readonly at: string }
  | { readonly kind: 'workbook.key-twice'; readonly at: string; readonly first: string }

/**
 * By key what stands in a column; an empty cell is an empty text. `key` and `column`: the names in the sheet's first row that is not
 * empty. Refuses joined cells, since what stood below the first is lost, and a row that stands twice: nobody can tell which is meant.
 */
export function keyedCells(
  { cells, merged }: ReadSheet,
  { key, column }: { readonly key: string; readonly column: string },
): Result<ReadonlyMap<string, KeyedCell>, KeyedRefusal> {
  if (merged.length > 0) return refused({ kind: 'workbook.merged', at: merged[0]! })
  const head = cells.filter(({ row }) => row === cells[0]?.row)
  const [keys, texts] = [key, column].map(name => head.find(({ text }) => text.trim() === name)?.column)
  if (keys === undefined || texts === undefined) return refused({ kind: 'workbook.not-ours' })
  const byPlace = new Map(cells.map(cell => [placeName(cell), cell.text]))
  const found = new Map<string, KeyedCell>()
  for (const { text, row } of cells.filter(cell => cell.column === keys && cell.row !== head[0]!.row)) {
    const at = placeName({ column: texts, row })
    const before = found.get(text.trim())
    if (before) return refused({ kind: 'workbook.key-twice', at, first: before.at })
    found.set(text.trim(), { text: byPlace.get(at) ?? '', at })
  }
  return done(found)
}
