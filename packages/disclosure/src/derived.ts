import type { PrintedTable } from './certificate/printed-table.ts'
import { done, refused, type CellName, type Result } from './result.ts'

/** A figure computed from counts: a rate, a percentage, an average, a difference. `value` is what would be printed. */
export type Derived<T> = { readonly name: string; readonly from: readonly CellName[]; readonly value: T }

/**
 * The derived figures as they may be printed: null, the same mark as for counts, where any count they are computed from is
 * hidden. A percentage of a printed total gives its count away as surely as the count itself.
 *
 * Refuses a figure that names a cell the printed table does not have: its hiding could not be known.
 */
export function inheritHiding<T>(
  printed: PrintedTable,
  figures: readonly Derived<T>[],
): Result<readonly { readonly name: string; readonly value: T | null }[]> {
  const keyOf = (at: CellName) => JSON.stringify(printed.dimensions.map(({ name }) => at[name] ?? null))
  const counts = new Map(printed.cells.map(cell => [keyOf(cell.at), cell.count]))
  const marked: { name: string; value: T | null }[] = []
  for (const { name, from, value } of figures) {
    const unknown = from.find(at => !counts.has(keyOf(at)))
    if (unknown) return refused({ kind: 'derived.unknown-input', derived: name, input: unknown })
    marked.push({ name, value: from.some(at => counts.get(keyOf(at)) === null) ? null : value })
  }
  return done(marked)
}
