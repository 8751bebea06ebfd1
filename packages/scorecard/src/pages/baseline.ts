import type { Baseline, Status } from '../candidate.ts'
import { groupedBy } from '../grouped-by.ts'
import type { Known } from '../known.ts'
import type { ScorecardLine } from '../pages-country.ts'
import { remembered } from '../remembered.ts'
import { isValue } from '../series.ts'
import type { Site } from '../site.ts'
import { joins } from '../versions.ts'

/** The baseline locked for this country and indicator, and how the answer that holds now stands to it. */
export function baselineOf(site: Site, known: Known, place: string): ScorecardLine['baseline'] {
  const { code } = known.series.indicator
  const { baselines } = site.base
  const locked = remembered(baselines, 'about', () => groupedBy(baselines, one => `${one.subject} ${one.indicator}`))
  const baseline = locked.get(`${place} ${code}`)?.find(one => isOfFramework(site, one, known))
  if (!baseline) return undefined
  const { status, lockedOn } = baseline
  return { status, lockedOn, moved: movedSince(site, baseline, known) }
}

/** A baseline names an observation; one that is in this release under another framework is another indicator's. */
function isOfFramework(site: Site, baseline: Baseline, known: Known): boolean {
  const locked = site.index.observationOf.get(baseline.observation)
  const edition = locked && site.index.editionOf.get(site.index.callOf.get(locked.call)?.edition ?? '')
  return !edition || edition.edition.framework.code === known.series.framework
}

export type Moved = NonNullable<ScorecardLine['baseline']>['moved']

function movedSince(site: Site, baseline: Baseline, { series, answer }: Known): Moved {
  if (baseline.observation === answer.observation) return 'is-baseline'
  const locked = site.index.observationOf.get(baseline.observation)
  const join = joins(site.index, series.framework, series.indicator.code)
  if (!isValue(answer) || !isValue(baseline) || (locked && !join(locked.version, series.version))) return 'cannot-say'
  const [was, is] = [wordOf(baseline.status), wordOf(answer.status)]
  const best = series.indicator.answer === 'phase' ? 'phase-4' : 'yes'
  if (was === is) return 'same'
  return is === best ? 'began' : was === best ? 'ended' : 'otherwise'
}

function wordOf(status: Status): string {
  if ('state' in status) return status.state
  return 'numerator' in status ? `${status.numerator}/${status.denominator}` : 'count' in status ? status.count : ''
}
