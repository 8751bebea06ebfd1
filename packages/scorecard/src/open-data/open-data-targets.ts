import { targetNumber } from '@waymark/framework'
import { percent } from '@waymark/measure'
import { csvParts } from '../bytes/csv.ts'
import type { EntriesView } from '../page-types/figure-view.ts'
import { fieldsOf } from './open-data-fields.ts'
import type { TargetView } from '../page-types/pages-shared.ts'
import { targetsOf } from '../pages/targets-of.ts'
import { lastDayIn } from '../candidate/periods.ts'
import type { Site } from '../pages/site.ts'

type Row = readonly (string | number)[]

/** `data/targets.csv`: each target with its baseline, milestones and what was observed, one row each. */
export function targetTables(site: Site): Generator<readonly [string, string]> {
  const header = fieldsOf.targets.map(target => target.name)
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
  const unit = targetNumber(state) ?? 'countries'
  // Countries a target on numbers is over are no "of": it is at least so much, not so much of these.
  const of = unit === 'countries' ? countries : ''
  if (baseline) yield ['baseline', '', '', unit, ...baselineCells(baseline), '']
  for (const milestone of milestones)
    yield ['milestone', milestone.by, '', unit, milestone.least, '', of, countries, '']
  for (const { period, figure, value, later } of observed)
    yield ['observed', lastDayIn(period), figure, unit, ...observedCells(value, state), later]
  yield ['target', by, '', unit, least, '', of, countries, '']
}

/** Value, at most, of, over. */
function baselineCells(baseline: NonNullable<TargetView['baseline']>): Row {
  const { countries } = baseline
  if ('inState' in baseline) return [baseline.inState, '', countries, countries]
  if ('total' in baseline) return [baseline.total, '', '', countries]
  const { numerator, denominator } = baseline
  return [percent(BigInt(numerator), BigInt(denominator)) ?? '', '', '', countries]
}

function observedCells(value: TargetView['observed'][number]['value'], state: string): Row {
  if (value.kind === 'states') {
    const share = value.shares[state]
    return [share?.count ?? '', share?.bounds?.high ?? '', share?.of ?? '', value.sets.asked]
  }
  if (value.kind === 'sum') return [value.given === 0 ? '' : value.total, '', '', value.given]
  if (value.kind === 'share') return [value.given === 0 ? '' : (value.percent ?? ''), '', '', value.given]
  if (value.kind === 'entries' || value.kind === 'entry-sum') return entryCells(value)
  return ['', '', '', '']
}

/** Of entries nothing recorded is 0 only where every list is closed. */
function entryCells(value: EntriesView): Row {
  const count = value.kind === 'entries' ? value.distinct : value.entries
  if (count === 0 && !value.zeroIsSure) return ['', '', '', value.lists.closed]
  return [value.kind === 'entries' ? count : value.total, '', '', value.lists.closed]
}
