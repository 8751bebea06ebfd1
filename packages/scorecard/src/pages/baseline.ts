import { followedUp } from '@waymark/measure'
import type { Baseline, BaselineValue, Status } from '../candidate/candidate.ts'
import { followUps, standingOf } from '../figures/follow-ups.ts'
import { groupedBy } from '../candidate/grouped-by.ts'
import type { KnownAnswer } from './known.ts'
import type { BaselineView, ScorecardLine } from '../page-types/pages-country.ts'
import { remembered } from '../candidate/remembered.ts'
import { isValue } from '../figures/series.ts'
import type { Site } from './site.ts'
import { joins } from '../figures/versions.ts'

/** What the standing baseline of this country says of this indicator, and how the answer that holds now stands to it. */
export function baselineOf(site: Site, known: KnownAnswer, place: string): ScorecardLine['baseline'] {
  const { baselines } = site.base
  const standing = remembered(baselines, 'standing', () =>
    groupedBy(standingOf(baselines), eachBaseline => `${eachBaseline.subject} ${eachBaseline.framework}`),
  )
  const baseline = standing.get(`${place} ${known.series.framework}`)?.[0]
  const value = baseline?.values.find(baselineValue => baselineValue.indicator === known.series.indicator.code)
  if (!baseline || !value || 'missing' in value.status) return undefined
  return { status: value.status, agreedOn: baseline.agreedOn, moved: movedSince(site, known, { baseline, value }) }
}

export type Moved = NonNullable<ScorecardLine['baseline']>['moved']

type Since = { readonly baseline: Baseline; readonly value: BaselineValue }

function movedSince(site: Site, { series, answer }: KnownAnswer, { baseline, value }: Since): Moved {
  if (!isValue(answer)) return 'cannot-say'
  if (answer.call === value.call) return 'is-baseline'
  const join = joins(site.index, series.framework, series.indicator.code)
  const isLater = series.period.from > baseline.last
  if (!isLater || !join(value.version, series.version)) return 'cannot-say'
  const [was, is] = [wordOf(value.status), wordOf(answer.status)]
  const best = series.indicator.answer === 'phase' ? 'phase-4' : 'yes'
  if (was === is) return 'same'
  return is === best ? 'began' : was === best ? 'ended' : 'otherwise'
}

function wordOf(status: Status): string {
  if ('state' in status) return status.state
  return 'numerator' in status ? `${status.numerator}/${status.denominator}` : 'count' in status ? status.count : ''
}

/** Every baseline of a country, newest first, with how many of its values are published and followed by later ones. */
export function baselinesAt(site: Site, place: string): readonly BaselineView[] {
  const { base, index } = site
  const standing = new Set(standingOf(base.baselines))
  const until = base.calls.reduce((last, call) => (call.period.until > last ? call.period.until : last), '')
  return base.baselines
    .filter(baseline => baseline.subject === place)
    .map((baseline): BaselineView => {
      const { values, revises: _, subject: __, ...about } = baseline
      const editions = base.editions.filter(edition => edition.edition.framework.code === baseline.framework)
      const indicators = editions.flatMap(edition => edition.edition.indicators)
      const notApplicable = values.filter(
        baselineValue => 'missing' in baselineValue.status && baselineValue.status.missing === 'not-applicable',
      ).length
      const published = values.filter(baselineValue => !('missing' in baselineValue.status)).length
      return {
        ...about,
        standing: standing.has(baseline),
        title: editions[0]?.edition.framework.name ?? {},
        published,
        notApplicable,
        others: values.length - published - notApplicable,
        followed: followedUp(followUps(index, baseline, until)).followed,
        values: values.map(value => ({
          ...value,
          title:
            indicators.find(
              indicator => indicator.code === value.indicator && indicator.version.number === value.version,
            )?.name ?? {},
        })),
      }
    })
    .toReversed()
}
