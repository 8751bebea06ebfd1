import {
  figureOf,
  percent,
  stateShare,
  within,
  type OverPlaces,
  type StatesFigure,
  type SubjectsFigure,
  type ToCount,
} from '@waymark/measure'
import { answerOf } from '../candidate/answer-of.ts'
import { editionPath } from '../candidate/edition-key.ts'
import type { FigureView } from '../page-types/figure-view.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import type { Series } from './series.ts'

/** The figure of a series over all its scope, as it is published. */
export function publishedFigure(series: Series): PublishedFigure {
  return {
    id: series.id,
    indicator: series.indicator.code,
    version: series.version,
    edition: editionPath(series.edition.edition),
    period: series.period,
    respondentType: series.respondentType,
    counts: series.subjectKind,
    calls: series.calls.map(call => call.id),
    figure: figureView(series),
  }
}

/** The figure of a series, over all its scope or over only these subjects of it. */
export function figureView(series: Series, only?: ReadonlySet<string>): FigureView {
  const toBeCounted = toCount(series)
  const counted = only ? within(toBeCounted, only) : toBeCounted
  return withShares(figureOf(counted), stepsOf(series, counted))
}

function toCount({ indicator, scope, answers, calls }: Series): ToCount {
  return {
    kind: indicator.answer,
    scope: new Set(scope),
    statuses: statusesOf({ indicator, answers }),
    overPlaces: overPlacesOf(indicator.rollUp.overPlaces),
    basis: calls.every(call => call.basis === 'answered') ? 'answered' : 'applicable',
  }
}

export function statusesOf({ indicator, answers }: Pick<Series, 'indicator' | 'answers'>): ToCount['statuses'] {
  return new Map([...answers].map(([subject, answer]) => [subject, answerOf(answer.status, indicator.answer)]))
}

const addingUp: readonly OverPlaces[] = ['count-by-state', 'sum', 'share-of-sums', 'maximum']

/** Rules that are about entries, not about subjects, add nothing up here. */
function overPlacesOf(rule: string): OverPlaces {
  return addingUp.find(places => places === rule) ?? 'none'
}

function withShares(
  figure: SubjectsFigure,
  steps: Readonly<Record<string, Readonly<Record<string, number>>>>,
): FigureView {
  const notAsked = figure.sets.inScope - figure.sets.asked
  if (figure.kind === 'states') return { ...figure, notAsked, shares: sharesOf(figure), steps }
  if (figure.kind !== 'share') return { ...figure, notAsked }
  return { ...figure, notAsked, percent: percent(BigInt(figure.numerator), BigInt(figure.denominator)) }
}

/** For each state of a figure: its count with its "of", bounds and the per cent as their range. */
export function sharesOf(figure: StatesFigure): Readonly<Record<string, ReturnType<typeof stateShare>>> {
  return Object.fromEntries(Object.keys(figure.states).map(state => [state, stateShare(figure, state)]))
}

function stepsOf({ answers }: Series, { statuses }: ToCount): Record<string, Record<string, number>> {
  const steps: Record<string, Record<string, number>> = {}
  for (const [subject, { status }] of answers) {
    if (!statuses.has(subject) || !('state' in status) || status.step === undefined) continue
    const ofState = (steps[status.state] ??= {})
    ofState[status.step] = (ofState[status.step] ?? 0) + 1
  }
  return steps
}
