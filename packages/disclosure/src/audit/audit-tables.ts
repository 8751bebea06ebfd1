import { issueCertificate, type Certificate } from '../certificate/certificate.ts'
import type { PrintedTable } from '../certificate/printed-table.ts'
import { modelOf, type CountModel } from '../model/model.ts'
import { rulesOf, type Policy } from '../policy.ts'
import { done, refused, type CellName, type Result } from '../result.ts'
import { audit, type Range } from './audit.ts'
import type { Solver } from './solver.ts'

/** What a reader can find out about one hidden cell of a printed table. */
export type CellRange = Range & { readonly table: number; readonly cell: number; readonly at: CellName }

export type TablesAudit = {
  /** One per hidden cell, in the order of the tables and their cells. */
  readonly ranges: readonly CellRange[]
  /** The hidden cells that are not shown to be as wide as required. */
  readonly exposed: readonly CellRange[]
}

/**
 * Judges printed tables, whoever chose what they hide: how far a reader of all of them together can confine each hidden
 * count. `atLeastOne` says that the reader knows hidden counts not to be 0, because zeros are printed.
 *
 * Refuses what no whole counts could give. A range's ends are certain to be possible; `exposed` names the rest. Such a
 * range may say a hidden count: keep the result as the counts themselves are kept.
 */
export function auditTables(
  tables: readonly PrintedTable[],
  { atLeastOne, width }: { readonly atLeastOne: boolean; readonly width: number },
  solver: Solver,
): Result<TablesAudit> {
  const built = modelOfPrinted(tables)
  if (!built.ok) return built
  const { rows, counts, columns, rowOf } = built.value
  const places = tables.flatMap(({ cells }, table) =>
    [...cells.keys()].filter(cell => cells[cell]!.count === null).map(cell => ({ table, cell })),
  )
  const sums = places.map(({ table, cell }) => ({ at: rows[rowOf[table]![cell]!]! }))
  const printed = {
    columns,
    rows,
    counts: [...counts].map(count => (count < 0 ? undefined : count)),
    atLeastOne: new Uint8Array(rows.length).fill(atLeastOne ? 1 : 0),
  }
  const found = audit({ printed, sums, widths: sums.map(() => width) }, solver)
  if (!found) return refused({ kind: 'table.inconsistent' })
  const ranges = places.map((place, at) => ({
    ...found.ranges[at]!,
    ...place,
    at: tables[place.table]!.cells[place.cell]!.at,
  }))
  return done({ ranges, exposed: ranges.filter(range => range.verdict !== 'wide') })
}

const mark = -1

/** The model of printed tables: every hidden count is the mark. */
function modelOfPrinted(tables: readonly PrintedTable[]): Result<CountModel> {
  const marked = tables.map(table => ({
    ...table,
    cells: table.cells.map(({ at, count }) => ({ at, count: count ?? mark })),
  }))
  return modelOf(marked, { hiddenAs: mark })
}

/**
 * A certificate for printed tables, whoever chose what they hide, made from what is printed alone. Refuses when a hidden
 * count is not shown to be as wide as required, naming the cells.
 *
 * Tables that correct counts of earlier ones cannot be certified so: which leaves were corrected is not printed.
 */
export function certifyTables(tables: readonly PrintedTable[], policy: Policy, solver: Solver): Result<Certificate> {
  const built = modelOfPrinted(tables)
  if (!built.ok) return built
  const model = built.value
  const printed = {
    columns: model.columns,
    rows: model.rows,
    counts: [...model.counts].map(count => (count === mark ? undefined : count)),
    atLeastOne: new Uint8Array(model.rows.length).fill(policy.zerosShown ? 1 : 0),
  }
  const hidden = [...model.rows.keys()].filter(row => model.counts[row] === mark)
  const sums = hidden.map(row => ({ at: model.rows[row]! }))
  const found = audit({ printed, sums, widths: sums.map(() => policy.width) }, solver)
  if (!found) return refused({ kind: 'table.inconsistent' })
  const exposed = new Set(hidden.filter((_, at) => found.ranges[at]!.verdict !== 'wide'))
  if (exposed.size > 0) {
    const cells = tables.flatMap((table, part) =>
      table.cells.filter((_, cell) => exposed.has(model.rowOf[part]![cell]!)).map(cell => cell.at),
    )
    return refused({ kind: 'certificate.exposed', cells })
  }
  const rows = tables.map((table, part) => ({ table, rowOf: model.rowOf[part]!, rules: rulesOf(policy) }))
  return done(issueCertificate(model, rows, found.witnesses))
}
