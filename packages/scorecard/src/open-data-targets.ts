import { csvParts } from './csv.ts'
import { fieldsOf } from './open-data-fields.ts'
import type { TargetView } from './pages-shared.ts'
import { targetsOf } from './pages/targets-of.ts'
import { lastDayIn } from './periods.ts'
import type { Site } from './site.ts'

type Row = readonly (string | number)[]

/** `data/targets.csv`: each target with its baseline, milestones and what was observed, one row each. */
export function targetTables(site: Site): Generator<readonly [string, string]> {
  const header = fieldsOf.targets.map(one => one.name)
  return csvParts('data/targets.csv', header, targetRows(site))
}

function* targetRows(site: Site): Generator<Row> {
  const met = new Set<string>()
  for (const adopted of site.base.editions)
    for (const { code } of adopted.edition.indicators)
      for (const target of targetsOf(site, adopted, code)) {
        if (met.has(target.id)) continue // editions of a framework have it in common
        met.add(target.id)
        for (const row of rowsOf(target)) yield [target.id, adopted.edition.framework.code, code, target.state, ...row]
      }
}

function* rowsOf({ state, baseline, countries, milestones, observed, by, least }: TargetView): Generator<Row> {
  if (baseline) yield ['baseline', '', '', baseline.inState, '', baseline.countries, '']
  for (const one of milestones) yield ['milestone', one.by, '', one.least, '', countries, '']
  for (const { period, figure, value, later } of observed) {
    const share = value.kind === 'states' ? value.shares[state] : undefined
    yield ['observed', lastDayIn(period), figure, share?.count ?? '', share?.bounds?.high ?? '', share?.of ?? '', later]
  }
  yield ['target', by, '', least, '', countries, '']
}
