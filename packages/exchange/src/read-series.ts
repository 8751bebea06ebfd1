import { done, refused, type Result } from '@waymark/language'
import type { Known } from './check-mapping.ts'
import { importFacts } from './import-facts.ts'
import type { ImportPlan, ImportReport } from './import-plan.ts'
import type { Mapping, ReadColumns } from './mapping.ts'
import type { Problem } from './problem.ts'
import type { Table } from './table.ts'

/**
 * Reads a table into one plan, or into one for each day of its series: all of them or none. The plans of a series name the
 * same source, so that they are compared with one another; each is refused as `importFacts` refuses, a day after the one the
 * source was seen on too.
 */
export function readSeries(
  table: Table,
  mapping: Mapping,
  known: Known,
): Result<readonly ImportPlan[], readonly Problem[]> {
  if (mapping.series.length === 0) {
    const plan = importFacts(table, mapping, known)
    return plan.ok ? done([plan.value]) : plan
  }
  const read = mapping.series.map(series => importFacts(withStandIns(table, series), readingOf(mapping, series), known))
  const problems = read.flatMap(fact => (fact.ok ? [] : fact.refusal))
  if (problems.length > 0) return refused(unique(problems))
  const plans = read.flatMap(fact => (fact.ok ? [fact.value] : []))
  const source = { id: mapping.id, report: together(plans.map(importPlan => importPlan.report)) }
  return done(plans.map(plan => ({ ...plan, series: source })))
}

/** The table with each stand-in name as a column of its own beside those of the file. */
function withStandIns(table: Table, { reads }: ReadColumns): Table {
  const names = Object.entries(reads)
  return {
    ...table,
    columns: [...table.columns, ...names.map(([name]) => name)],
    rows: table.rows.map(({ row, cells }) => ({
      row,
      cells: { ...cells, ...Object.fromEntries(names.map(([name, column]) => [name, cells[column] ?? ''])) },
    })),
  }
}

function readingOf(mapping: Mapping, { id, day, reads }: ReadColumns): Mapping {
  return { ...mapping, id, when: { day }, series: [], columns: [...mapping.columns, ...Object.keys(reads)] }
}

/** What became of the rows over all days, each thing said once; the counts are the newest day's. */
function together(reports: readonly ImportReport[]): ImportReport {
  const all = <T>(of: (report: ImportReport) => readonly T[]) => unique(reports.flatMap(of))
  return {
    mended: all(importReport => importReport.mended),
    marked: all(importReport => importReport.marked),
    leftOut: all(importReport => importReport.leftOut),
    notCovered: all(importReport => importReport.notCovered),
    missing: all(importReport => importReport.missing),
    absent: all(importReport => importReport.absent),
    counts: reports.at(-1)!.counts,
  }
}

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map(one => [JSON.stringify(one), one])).values()]
}
