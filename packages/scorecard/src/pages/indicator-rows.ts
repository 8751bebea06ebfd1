import { noAnswerPublished } from '@waymark/collection'
import type { Indicator } from '@waymark/framework'
import type { SettledAnswer } from '../candidate/candidate.ts'
import { entriesView, listPeriods } from '../figures/counted.ts'
import type { IndicatorRow, RowCell } from '../page-types/pages-results.ts'
import { remembered } from '../candidate/remembered.ts'
import type { PublishedFigure } from '../page-types/pages-shared.ts'
import type { Series } from '../figures/series.ts'
import type { Site } from './site.ts'

/** One row per subject in any scope, not asked included; one cell per figure, in the figures' order. */
export function indicatorRows(
  site: Site,
  indicator: Indicator,
  figures: readonly PublishedFigure[],
  series: readonly Series[],
): readonly IndicatorRow[] {
  const seriesOf = new Map(series.map(eachSeries => [eachSeries.id, eachSeries]))
  const calls = site.base.calls.filter(call =>
    figures.some(figure => figure.counts === 'entry' && figure.calls.includes(call.id)),
  )
  const subjects = new Set([
    ...series.flatMap(eachSeries => eachSeries.scope),
    ...calls.flatMap(call => call.scope.country ?? []),
  ])
  return [...subjects].sort().map(subject => ({
    subject,
    cells: figures.map(figure => {
      const from = seriesOf.get(figure.id)
      if (from) return cellOf(from, subject)
      return figure.counts === 'entry' ? entriesCell(site, indicator, figure, subject) : { kind: 'outside' }
    }),
  }))
}

/** The subjects of these series, one row each, one cell per series. */
export function rowsOf(series: readonly Series[]): readonly IndicatorRow[] {
  const subjects = new Set(series.flatMap(eachSeries => eachSeries.scope))
  return [...subjects]
    .sort()
    .map(subject => ({ subject, cells: series.map(eachSeries => cellOf(eachSeries, subject)) }))
}

function cellOf(series: Series, subject: string): RowCell {
  const answer = series.answers.get(subject)
  if (answer) return answerCell(answer)
  const scope = remembered(series, 'scope', () => new Set(series.scope))
  return scope.has(subject) ? { kind: 'not-asked' } : { kind: 'outside' }
}

function answerCell({ observation, status, how, settledOn, row }: SettledAnswer): RowCell {
  if ('missing' in status && status.missing === noAnswerPublished) return { kind: 'no-answer-published' }
  return {
    kind: 'answer',
    observation,
    status,
    how,
    ...(row ? { source: row.source, row: row.number } : {}),
    ...(settledOn === undefined ? {} : { settledOn }),
  }
}

function entriesCell(site: Site, indicator: Indicator, figure: PublishedFigure, place: string): RowCell {
  const { counts } = indicator
  const list =
    counts && listPeriods(site.index, counts.register).find(period => period.period.label === figure.period.label)
  if (!counts || !list || counts.over === 'network') return { kind: 'outside' }
  const calls = list.calls.filter(call => figure.calls.includes(call.id))
  // What its entries consist of stands on the page of the figure, of all countries together.
  const rule = { ...counts, split: null, beside: [] }
  return { kind: 'entries', figure: entriesView(site.index, { ...list, calls }, new Set([place]), rule) }
}
