import { noAnswerPublished } from '@waymark/collection'
import { mayPrintSplit, splitOf, type Unpublished } from '@waymark/measure'
import type { PrintedSplit } from '../base/base.ts'
import type { Candidate, SplitBefore } from '../candidate/candidate.ts'
import { hiddenFrom } from '../base/public-base.ts'
import { releaseIndex, type Countable } from '../base/release-index.ts'
import { commonSeriesIn, seriesIn, type Series } from './series.ts'
import { hiddenCountries } from '../candidate/without-hidden.ts'

/**
 * The splits that a release may print: of whole figures about countries, never by group, on the conditions of `mayPrintSplit`.
 * `inside` and `open` are the same candidate as it is and as the public may know it. Source: definitions 5a.
 */
export function printedSplits(inside: Candidate, open: Candidate): readonly PrintedSplit[] {
  const reasons = new Map(seriesIn(releaseIndex(inside)).map(series => [series.id, series]))
  const hidden = hiddenFrom(open)
  const before = (open.splitsBefore ?? []).map(({ indicator, respondentType, countries }) => ({
    about: `${indicator} ${respondentType}`,
    countries: new Set(countries),
  }))
  const printed: PrintedSplit[] = []
  for (const series of oldestFirst(commonSeriesIn(releaseIndex(open, noAnswerPublished)))) {
    const isOfRound = series.subjectKind === 'country' && series.instrument === 'round'
    if (!isOfRound || series.calls.some(call => hidden.calls.has(call.id))) continue
    const countries = unpublishedIn(series, reasons.get(series.id), hiddenCountries(open))
    const about = splitName(series)
    const split = splitOf(countries)
    const subjects = new Set(countries.map(country => country.subject))
    // Beside a copy taken before, a split made again would say why a country that is hidden now had no answer.
    if (open.hiddenLater?.some(country => series.answers.has(country))) {
      before.push({ about, countries: subjects })
      continue
    }
    const earlier = before.filter(one => one.about === about).map(one => one.countries)
    if (!mayPrintSplit(split, series.answers.size, subjects, earlier)) continue
    before.push({ about, countries: subjects })
    printed.push({ figure: series.id, split })
  }
  return printed
}

/** What splits are compared over: the same indicator and respondent type, in any period and version. */
function splitName({ framework, indicator, respondentType }: Series): string {
  return `${framework}/${indicator.code} ${respondentType}`
}

/** The countries behind splits that a release printed, from its public base. `figures`: the ids of the figures split. */
export function splitsPrinted(base: Countable, figures: ReadonlySet<string>): readonly SplitBefore[] {
  return seriesIn(releaseIndex(base, noAnswerPublished))
    .filter(series => figures.has(series.id))
    .map(series => ({
      indicator: `${series.framework}/${series.indicator.code}`,
      respondentType: series.respondentType,
      countries: unpublishedIn(series, undefined, new Set()).map(country => country.subject),
    }))
}

function unpublishedIn(open: Series, inside: Series | undefined, hidden: ReadonlySet<string>): readonly Unpublished[] {
  return [...open.answers].flatMap(([subject, { status }]) => {
    if (!('missing' in status) || status.missing !== noAnswerPublished) return []
    const answer = inside?.answers.get(subject)
    const reason = answer && 'missing' in answer.status ? answer.status.missing : null
    return [{ subject, reason, held: answer?.held === true || hidden.has(subject) }]
  })
}

function oldestFirst(series: readonly Series[]): readonly Series[] {
  const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return series.toSorted(
    (eachSeries, other) => order(eachSeries.period.until, other.period.until) || order(eachSeries.id, other.id),
  )
}
