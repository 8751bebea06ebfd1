/** What stands beside a target: the observed number over the countries frozen with it, with its bounds. Source: models.md 4. */
import { baselinesKnown } from './baselines.ts'
import { notShown, type Context } from './context.ts'
import { figureOf, type Figure } from './figure.ts'
import type { Row } from './rows.ts'
import type { Period, Target } from './world.ts'

/**
 * `later`: countries in scope and in public files that were not on the frozen list; they stand apart and are in neither figure. `of`: countries of the
 * list that public files have. `baseline`: of these, those with a public baseline that has a value of the indicator, and how many of them were in the
 * state wanted; null where none has.
 */
export type Observed = {
  readonly target: string
  readonly period: string
  readonly wanted: number
  readonly inside: Figure
  readonly public: Figure
  readonly later: number
  readonly of: number
  readonly baseline: { readonly countries: number; readonly inState: number } | null
}

export function observedOf(context: Context, target: Target, period: Period, rows: readonly Row[]): Observed | null {
  if (target.agreed > context.day || rows.length === 0) return null
  const own = rows.filter(row => target.countries.includes(row.subject))
  return {
    target: target.id,
    period: period.label,
    wanted: target.value,
    inside: figureOf(
      'rating',
      own.map(row => row.inside),
    ),
    public: figureOf(
      'rating',
      own.filter(row => row.public !== null).map(row => row.public),
    ),
    later: rows.filter(row => row.public !== null && !target.countries.includes(row.subject)).length,
    of: target.countries.filter(country => !notShown(context, period, country)).length,
    baseline: baselineOf(context, target),
  }
}

function baselineOf(context: Context, { indicator, state, countries }: Target): Observed['baseline'] {
  const values = baselinesKnown(context)
    .filter(baseline => countries.includes(baseline.country))
    .flatMap(baseline => baseline.values.filter(value => value.indicator === indicator && !('missing' in value.given)))
  const inState = values.filter(({ given }) => 'rating' in given && given.rating === state)
  return values.length === 0 ? null : { countries: values.length, inState: inState.length }
}
