/** The figures by region from the pages of groups: the newest period of each indicator, as a page of a region prints it. */
import type { GroupPage } from '@waymark/scorecard'
import type { Figure } from '../recount/figure.ts'
import type { Recount } from '../recount/recount.ts'
import type { Comparison } from './comparison.ts'
import { nameOf } from './compare-figures.ts'
import { textOf, type Files } from './public-files.ts'

type Shown = GroupPage['results'][number]

export function compareRegions(comparison: Comparison, expected: Recount, files: Files): void {
  const newest = expected.periods.at(-1)
  const placed = expected.figures.filter(
    placedFigure =>
      placedFigure.place !== 'world' &&
      placedFigure.period === newest &&
      !placedFigure.indicator.includes('/') &&
      isOfCountries(expected, placedFigure),
  )
  for (const [region, figures] of Map.groupBy(placed, placedFigure => placedFigure.place)) {
    const page = JSON.parse(textOf(files, `groups/${region}.json`)) as GroupPage
    const results = new Map(page.results.map(result => [keyOf(result), result.figure]))
    for (const figure of figures) {
      const name = `${region} ${nameOf(figure)}`
      if (figure.public === null) comparison.same(`${name} withheld`, results.has(nameOf(figure)), false)
      else comparison.same(name, shownOf(results.get(nameOf(figure))), countsOf(figure.public))
    }
  }
}

function isOfCountries(expected: Recount, name: { readonly indicator: string; readonly period: string }): boolean {
  return expected.rows.some(
    set => set.indicator === name.indicator && set.period === name.period && set.subject === 'country',
  )
}

const keyOf = ({ indicator, figure }: Shown) =>
  nameOf({ indicator: indicator.code, period: figure.period.label, type: figure.respondentType })

function shownOf(published: Shown['figure'] | undefined): unknown {
  if (!published) return undefined
  const { figure } = published
  if (figure.kind !== 'states') return figure.kind
  const { inScope, asked, applicable, answered } = figure.sets
  const shares = Object.entries(figure.shares).map(([state, share]) => [
    state,
    [share.count, share.bounds?.high ?? '', share.percent?.low ?? '', share.percent?.high ?? ''].join(' '),
  ])
  return { inScope, asked, applicable, answered, ...figure.missing, ...Object.fromEntries(shares) }
}

function countsOf(figure: Figure): unknown {
  const { inScope, asked, applicable, answered } = figure
  const shares = Object.entries(figure.ranges ?? {}).map(([state, range]) => [
    state,
    [range.from, range.to, range.percent?.from ?? '', range.percent?.to ?? ''].join(' '),
  ])
  return { inScope, asked, applicable, answered, ...figure.missing, ...Object.fromEntries(shares) }
}
