import { done, refused, type Result } from '@waymark/language'
import { lastDay, type Day, type PlaceCode } from '@waymark/network'
import { mappingProblems, type Known } from './check-mapping.ts'
import { placesOn } from './groups.ts'
import type { Fact, ImportPlan } from './import-plan.ts'
import { countFacts } from './count-facts.ts'
import type { Mapping } from './mapping.ts'
import { atLine, atRow, type Problem } from './problem.ts'
import { makeRowReader, type ReadRow } from './read-row.ts'
import { fits } from './read-value.ts'
import { rowsReport } from './rows-report.ts'
import { columnProblems, rowCountProblems } from './same-rows.ts'
import type { Table } from './table.ts'

/**
 * Reads a table of facts by its mapping into a plan: scope, asked, one fact for each asked place (and day, where rows
 * have one), and a report on every row that was mended, marked, left out, not covered or missing. All or nothing: a row the
 * mapping leaves out is reported, any other row that cannot be read refuses the file, and every such row is named.
 * A covered place without a row is not-collected; a place of the scope that the source does not cover is not asked.
 */
export function importFacts(table: Table, mapping: Mapping, known: Known): Result<ImportPlan, readonly Problem[]> {
  const before = [
    ...mappingProblems(mapping, known),
    ...columnProblems(table, mapping.columns),
    ...rowCountProblems(table, mapping.rows),
    ...unusedRules(table, mapping),
  ]
  if (before.length > 0) return refused(before)
  const universe = known.groups.find(group => group.code === mapping.universe)!
  const scope = placesOn(universe, dayOf(mapping))
  const readRow = makeRowReader({ mapping, places: known.places, universe, scope, today: known.today ?? null })
  const read = table.rows.map(row => readRow(row))
  const problems = [
    ...read.flatMap((eachReadRow, index) =>
      'wrong' in eachReadRow ? [atRow(table, table.rows[index]!.row, eachReadRow.wrong)] : [],
    ),
    ...twiceProblems(table, read),
    ...absentProblems(mapping, read, scope),
  ]
  return problems.length > 0 ? refused(problems) : done(planOf({ table, mapping, scope, read }))
}

/** The day the scope is read on: the day of a state, the last day of a period. */
function dayOf({ when }: Mapping): Day {
  return 'day' in when ? when.day : lastDay(when.period.days)
}

// A rule no row answers to is a rule for another file, or a typing error in this one.
function unusedRules(table: Table, mapping: Mapping): readonly Problem[] {
  return (['mend', 'mark', 'leaveOut', 'notCovered', 'missing'] as const).flatMap(list =>
    mapping[list].flatMap(({ where }, index) => {
      if (table.rows.some(row => fits(where, row.cells))) return []
      const path = `${list}[${index}]`
      const message = `No row fits this rule: ${Object.entries(where)
        .map(([column, text]) => `${column} "${text}"`)
        .join(', ')}.`
      return [atLine(mapping.file, mapping.lineOf(path), { path, kind: 'mapping.rule-without-row', message })]
    }),
  )
}

function twiceProblems(table: Table, read: readonly ReadRow[]): readonly Problem[] {
  const first = new Map<string, number>()
  return read.flatMap((readRow, index) => {
    if (!('place' in readRow)) return []
    const row = table.rows[index]!.row
    const key = 'fact' in readRow ? readRow.fact.key : readRow.place
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, row)
      return []
    }
    const values = { place: readRow.place, before }
    const message = `${readRow.place} stands twice: here and in row ${before}.`
    return [atRow(table, row, { path: readRow.column, kind: 'import.place-twice', message, values })]
  })
}

function absentProblems(mapping: Mapping, read: readonly ReadRow[], scope: readonly PlaceCode[]): readonly Problem[] {
  const present = new Set(read.flatMap(readRow => ('place' in readRow ? [readRow.place] : [])))
  return mapping.absent.flatMap(({ place }, index) => {
    if (scope.includes(place as PlaceCode) && !present.has(place as PlaceCode)) return []
    const message = `${place} is said to be absent, but it has a row or lies outside the scope.`
    const path = `absent[${index}]`
    return [
      atLine(mapping.file, mapping.lineOf(path), { path, kind: 'mapping.not-absent', message, values: { place } }),
    ]
  })
}

function planOf(given: {
  readonly table: Table
  readonly mapping: Mapping
  readonly scope: readonly PlaceCode[]
  readonly read: readonly ReadRow[]
}): ImportPlan {
  const { table, mapping, scope, read } = given
  const uncovered = new Set(read.flatMap(readRow => ('notCovered' in readRow ? [readRow.place] : [])))
  const asked = scope.filter(place => !uncovered.has(place))
  const fromRows = read.flatMap(readRow => ('fact' in readRow ? [readRow.fact] : []))
  const present = new Set(fromRows.map(fact => fact.place))
  const absent = asked.filter(place => !present.has(place))
  const facts = [...fromRows, ...absent.map(place => absentFact(place, mapping))].sort(byKey)
  const counts = countFacts(facts, { rows: table.rows.length, scope: scope.length, asked: asked.length })
  const { id, source, indicator, universe } = mapping
  const absentNoted = absent.map(place => ({
    place,
    reason: mapping.absent.find(one => one.place === place)?.reason ?? null,
  }))
  const report = { ...rowsReport(table.rows, read), absent: absentNoted, counts }
  return { id, source, indicator, universe, scope, asked, facts, report }
}

function absentFact(place: PlaceCode, mapping: Mapping): Fact {
  const { when, indicator } = mapping
  return {
    key: `${mapping.id}/${indicator}/${place}`,
    indicator,
    place,
    value: { missing: 'not-collected' },
    when: 'day' in when ? when : { period: when.period.label, days: when.period.days, day: null },
    year: null,
    note: null,
    row: null,
  }
}

function byKey(fact: Fact, other: Fact): number {
  return fact.key < other.key ? -1 : fact.key > other.key ? 1 : 0
}
