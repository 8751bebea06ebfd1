import { closingTerms, type ClosingSum, type ClosingTerm } from '@waymark/measure'
import { csvParts } from '../bytes/csv.ts'
import { fieldsOf } from './open-data-fields.ts'
import { changesAbout } from '../pages/changes-about.ts'
import type { SinceBaseline, Sums } from '../page-types/pages-shared.ts'
import type { Site } from '../pages/site.ts'

type Row = readonly (string | number)[]

/** `data/changes.csv`: how totals came from those of the period, the baselines or the release before, one row per state. */
export function changeTables(site: Site): Generator<readonly [string, string]> {
  const header = fieldsOf.changes.map(change => change.name)
  return csvParts('data/changes.csv', header, changeRows(site))
}

function* changeRows(site: Site): Generator<Row> {
  const met = new Set<string>()
  for (const adopted of site.base.editions)
    for (const { code } of adopted.edition.indicators)
      for (const row of rowsAbout(changesAbout(site, adopted, code))) {
        // Indicators of several editions of a framework have their trend in common.
        const key = JSON.stringify(row.slice(0, 5))
        if (!met.has(key)) yield row
        met.add(key)
      }
}

function* rowsAbout(all: ReturnType<typeof changesAbout>): Generator<Row> {
  for (const { from, to, result } of all.changes)
    if (result.kind === 'change') yield* sumRows([to, 'period', from, ''], result.sums, result.change.answeredTwice)
  for (const { from, to, groups } of all.changesByGroup)
    for (const { id, change, sums } of groups) yield* sumRows([to, 'period', from, id], sums, change.answeredTwice)
  for (const { figure, since, groups } of all.sinceBaseline) {
    yield* baselineRows([figure, 'baseline', '', ''], since)
    for (const group of groups) yield* baselineRows([figure, 'baseline', '', group.id], group.since)
  }
  for (const { figure, release, result } of all.sinceRelease)
    if (result.kind === 'sum') yield* sumRows([figure, 'release', release, ''], result.sums)
    else
      for (const [state, { before, after }] of Object.entries(result.totals))
        yield [figure, 'other-definition', release, '', state, '', '', before, ...terms(undefined), after]
}

function* sumRows(about: Row, sums: Sums, both: number | '' = ''): Generator<Row> {
  for (const [state, sum] of Object.entries(sums))
    yield [...about, state, '', both, sum.before, ...terms(sum), sum.after]
}

function* baselineRows(about: Row, { baselines, followed, states, numbers }: SinceBaseline): Generator<Row> {
  for (const [state, { before, after, began, ended }] of Object.entries(states))
    yield [...about, state, baselines, followed, before, ...terms({ began, ended }), after]
  if (numbers)
    for (const moved of ['rose', 'fell', 'stayed'] as const)
      yield [...about, moved, baselines, followed, '', ...terms(undefined), numbers[moved]]
}

function terms(sum: Partial<ClosingSum> | undefined): Row {
  return (Object.keys(closingTerms) as readonly ClosingTerm[]).map(term => sum?.[term] ?? '')
}
