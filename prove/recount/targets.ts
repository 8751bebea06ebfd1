/** What stands beside a target: the observed number over the countries frozen with it, with its bounds. Source: models.md 4. */
import type { Context } from './context.ts'
import { figureOf, type Figure } from './figure.ts'
import type { Row } from './rows.ts'
import type { Period, Target } from './world.ts'

/** `later`: countries in scope that were not on the frozen list; they stand apart and are in neither figure. */
export type Observed = {
  readonly target: string
  readonly period: string
  readonly wanted: number
  readonly inside: Figure
  readonly public: Figure
  readonly later: number
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
    later: rows.length - own.length,
  }
}
