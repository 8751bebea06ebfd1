import { noAnswerPublished } from '@waymark/collection'
import { groupedBy } from '../candidate/grouped-by.ts'
import { overTime, type Dated, type OverTimeStatus } from '@waymark/measure'
import type { Day, Duration } from '@waymark/network'
import type { AdoptedEdition, SettledAnswer, Status } from '../candidate/candidate.ts'
import { answerOf } from '../candidate/answer-of.ts'
import { lastDayIn } from '../candidate/periods.ts'
import type { Period } from '../candidate/candidate.ts'
import type { Series } from '../figures/series.ts'
import { remembered } from '../candidate/remembered.ts'
import type { Site } from './site.ts'
import { joins } from '../figures/versions.ts'

/** What a release knows of one subject: the answer that holds, of which series, and what it says of other periods. */
export type KnownAnswer = {
  readonly series: Series
  readonly answer: SettledAnswer
  readonly lastKnown?: { readonly status: Status; readonly period: Period }
  readonly earlier: readonly { readonly series: Series; readonly answer: SettledAnswer }[]
}

/** The series of one indicator on one edition that asked this way, newest period first. */
export function ownSeries(site: Site, { edition }: AdoptedEdition, code: string): readonly (readonly Series[])[] {
  const name = JSON.stringify(['own', edition.framework.code, edition.edition.label, code])
  return remembered(site, name, () => ownSeriesOf(site, { edition }, code))
}

function ownSeriesOf(
  site: Site,
  { edition }: Pick<AdoptedEdition, 'edition'>,
  code: string,
): readonly (readonly Series[])[] {
  const own = site.series.filter(
    series => series.edition.edition === edition && series.indicator.code === code && series.subjectKind !== 'member',
  )
  return [...groupedBy(own, series => `${series.respondentType} ${series.instrument} ${series.subjectKind}`).values()]
}

/** All series that may stand in one trend with this one, over all editions of its framework, newest period first. */
export function joinedSeries(site: Site, newest: Series): readonly Series[] {
  return remembered(newest, 'joined', () => {
    const join = joins(site.index, newest.framework, newest.indicator.code)
    return sameQuestion(site, newest).filter(series => join(series.version, newest.version))
  })
}

/** The same without regard to whether versions may be compared. */
export function sameQuestion(site: Site, newest: Series): readonly Series[] {
  return site.series
    .filter(
      series =>
        series.framework === newest.framework &&
        series.indicator.code === newest.indicator.code &&
        series.subjectKind === newest.subjectKind &&
        series.respondentType === newest.respondentType &&
        series.instrument === newest.instrument,
    )
    .toSorted((series, other) =>
      series.period.until === other.period.until ? 0 : series.period.until < other.period.until ? 1 : -1,
    )
}

/**
 * What holds for a subject as of the release's last day. A state whose rule over time is "latest" is the newest value within
 * `validFor`; an older one is outdated and shows as last known. Anything else is the newest answer. Source: design 3.6.
 */
export function knownOf(site: Site, own: readonly Series[], subject: string): KnownAnswer | undefined {
  const asked = own.filter(eachSeries => eachSeries.answers.has(subject))
  const newest = asked[0]
  if (!newest) return undefined
  // A scorecard is of one edition: what a later edition asked stands on that edition's own card.
  const all = joinedSeries(site, newest).filter(
    eachSeries => eachSeries.answers.has(subject) && eachSeries.period.until <= newest.period.until,
  )
  const status = latestOf(site, newest, all, subject)
  const used = all.find(eachSeries => eachSeries.period.label === status?.periods[0]) ?? newest
  const answer = used.answers.get(subject) as SettledAnswer
  const earlier = all
    .filter(eachSeries => eachSeries !== used)
    .map(series => ({ series, answer: series.answers.get(subject) as SettledAnswer }))
  const held = status?.lastKnown
    ? all.find(eachSeries => lastDayIn(eachSeries.period) === status.lastKnown?.day)
    : undefined
  if (!held) return { series: used, answer, earlier, ...(answer.lastKnown ? { lastKnown: answer.lastKnown } : {}) }
  const lastKnown = { status: (held.answers.get(subject) as SettledAnswer).status, period: held.period }
  return { series: used, answer: outdated(answer, used), lastKnown, earlier }
}

/** A value too old to hold: of a round it is an answer that is not published, with the last one published beside it. */
function outdated(answer: SettledAnswer, { instrument }: Series): SettledAnswer {
  if (instrument !== 'round') return { ...answer, status: { missing: 'outdated' } }
  const { call, indicator, version, subjectKind, subject, respondentType } = answer
  const about = { call, indicator, version, subjectKind, subject, respondentType }
  return {
    ...about,
    status: { missing: noAnswerPublished },
    observation: '',
    how: 'unsettled',
    rationales: [],
    evidence: [],
  }
}

function latestOf(site: Site, newest: Series, all: readonly Series[], subject: string): OverTimeStatus | undefined {
  const { indicator } = newest
  if (indicator.timing !== 'state' || indicator.rollUp.overTime !== 'latest') return undefined
  const history = all.map((series): Dated => {
    const { label, from, until } = series.period
    const answer = answerOf((series.answers.get(subject) as SettledAnswer).status, series.indicator.answer)
    return { period: { label, days: { from: from as Day, until: until as Day } }, answer }
  })
  const result = overTime('latest', history, { validFor: indicator.validFor as Duration | null, on: site.asOf })
  return result.ok ? result.value : undefined
}

/** What holds for each subject now as a series of its own, where that can differ from the newest period. */
export function latestSeries(site: Site, own: readonly Series[]): Series | undefined {
  const newest = own[0]
  if (!newest || newest.indicator.timing !== 'state' || newest.indicator.rollUp.overTime !== 'latest') return undefined
  if (joinedSeries(site, newest).some(series => series.period.until > newest.period.until)) return undefined
  const subjects = [...new Set(own.flatMap(series => [...series.answers.keys()]))].sort()
  const known = subjects.flatMap(subject => {
    const eachKnown = knownOf(site, own, subject)
    return eachKnown ? [[subject, eachKnown.answer] as const] : []
  })
  const differs = known.some(([subject, answer]) => newest.answers.get(subject) !== answer)
  if (!differs) return undefined
  const type = newest.instrument === 'round' ? newest.respondentType : `${newest.respondentType}/${newest.instrument}`
  return {
    ...newest,
    id: `${newest.framework}/${newest.indicator.code}@${newest.version}/latest/${type}`,
    calls: [...new Set(joinedSeries(site, newest).flatMap(series => series.calls))],
    scope: [...new Set(own.flatMap(series => series.scope))].sort(),
    answers: new Map(known),
  }
}
